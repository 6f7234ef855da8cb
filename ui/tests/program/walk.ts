/**
 * A person who walks through the set-up: reads each sentence in the window, and does on the pretend developer pages what it
 * says. A word that is pressed there is one that the sentence names, and the data of the walk has: where sentence, data and
 * page differ, the walk ends.
 */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

import setup from '../../../src-tauri/core/data/setup.json';
import type { Network, Stage, Way } from '../../src/lib/host';
import { NETWORK } from '../../src/lib/state/names';
import { axeFindings, isWiderThanTheWindow } from '../browser';
import { button, heading, looksRight, page, person, program, typeInto, until, shown } from './session';

type Label =
  | (keyof typeof setup.instagram.labels & string)
  | keyof typeof setup.threads.labels
  | keyof typeof setup.facebook.labels;

/** One sentence of the window, with what belongs to it. */
type Step = { row: Locator; says: string };

/** The pages of Meta that were looked at, without their numbers. */
const SEEN = new Set<string>();

/** The stages of the window that were looked at. */
const READ = new Set<string>();

export class Walk {
  readonly network: Network;
  readonly way: Way;
  readonly #name: string;
  readonly #mistakes: string[];
  #tab: Page | undefined;
  #copied: string[] = [];
  #keys = { id: '', secret: '' };
  #token = '';

  /** `mistakes` are the steps that this person leaves out; with `keys-secret` they copy the secret of another app. */
  constructor(network: Network, way: Way, name: string, mistakes: string[] = []) {
    this.network = network;
    this.way = way;
    this.#name = name;
    this.#mistakes = mistakes;
  }

  /** Comes from the first page to the list of stages, and picks network and way. */
  async begin(): Promise<void> {
    await page.getByRole('button', { name: /My token stopped working/ }).click();
    await heading('Connect an account').waitFor();
    const chip = page.locator('.chips').getByRole('button', { name: NETWORK[this.network], exact: true });
    await chip.click();
    await button('Set up your Meta app').click();
    await heading('Set up your Meta app').waitFor();
    await chip.click();
    const ways = page.getByLabel(this.way === 'full' ? 'Full way' : 'Quick way');
    if (this.network !== 'facebook') await ways.check();
    await looksRight();
  }

  /** Goes on at the stage that the list of stages offers. */
  async goOn(): Promise<void> {
    await page.locator('.tasks button.isNext').click();
  }

  /** The stages of this way, as the window lists them. */
  async stages(): Promise<Stage[]> {
    const walks = (await program.snapshot()).setup.walks;
    return walks.find(({ network }) => network === this.network)?.stages ?? [];
  }

  /** Does everything that the open stage says, and presses its button to the next. */
  async do(stage: Stage): Promise<void> {
    const { steps } = setup[this.network].stages.find((one) => one.stage === stage) ?? expect.fail(stage);
    const rows = page.locator('.steps > li');
    await until(async () => expect(await rows.count()).toBe(steps.length));
    if (!READ.has(`${this.network} ${stage}`)) await looksRight();
    READ.add(`${this.network} ${stage}`);
    for (const [index, step] of steps.entries()) {
      if (this.#mistakes.includes(step.say)) continue;
      const row = rows.nth(index);
      const says = await row.locator('p').first().innerText();
      if ('open' in step) await this.#open(row);
      if ('copy' in step) await this.#copy(row);
      await this.#deed(step.say, { row, says });
      // The page of the log-in says the rest.
      if (step.say === 'try-connect') break;
    }
    if (!['token', 'try'].includes(stage)) await button('Done, next').click();
  }

  /** The page of Meta's that is open. */
  get tab(): Page {
    return this.#tab ?? expect.fail('no page of Meta is open');
  }

  async close(): Promise<void> {
    await this.#tab?.close();
    this.#tab = undefined;
  }

  /** Presses the button that opens a page of Meta's, and looks at the page. */
  async #open(row: Locator): Promise<void> {
    await row.getByRole('button', { name: /^Open "/ }).click();
    await this.visit(await program.opened());
  }

  async visit(address: string): Promise<void> {
    this.#tab ??= await person.newPage();
    this.#tab.setDefaultTimeout(30_000);
    await this.#tab.goto(address);
    await this.#isFine();
  }

  async #copy(row: Locator): Promise<void> {
    // The drawing below has lines of its own.
    const lines = row.locator('.code:not(figure *)');
    await lines.first().waitFor();
    this.#copied = await lines.allInnerTexts();
    await row.getByRole('button', { name: 'Copy' }).first().click();
    await row.getByText('Copied').waitFor();
  }

  /** A word of Meta's that the sentence names. */
  #word(step: Step, label: Label): string {
    const labels: Partial<Record<string, string>> = setup[this.network].labels;
    const word = labels[label] ?? expect.fail(`${this.network} has no label ${label}`);
    expect(step.says).toContain(`"${word}"`);
    return word;
  }

  /** Presses what has this word, on the whole page or in one part of it. */
  async #press(word: string, part: Page | Locator = this.tab): Promise<void> {
    await part
      .locator('a, button')
      .filter({ hasText: exactly(word) })
      .first()
      .click();
    await this.#isFine();
  }

  async #choose(word: string): Promise<void> {
    await this.tab.locator('label', { hasText: beginningWith(word) }).click();
  }

  /** The row of a list, by a name in it. */
  #rowOf(name: string): Locator {
    return this.tab.getByRole('listitem').filter({ hasText: name });
  }

  /** Looks at a page once, however many walks come past it. */
  async #isFine(): Promise<void> {
    const shown = (await this.tab.locator('body').innerHTML()).replace(/\d+|[0-9a-f]{32}/g, '');
    if (SEEN.has(shown)) return;
    SEEN.add(shown);
    expect([this.tab.url(), await axeFindings(this.tab)]).toEqual([this.tab.url(), []]);
    expect(await isWiderThanTheWindow(this.tab)).toBe(false);
  }

  /** What a person does for one sentence. */
  async #deed(say: string, step: Step): Promise<void> {
    const word = (label: Label) => this.#word(step, label);
    const isInstagram = this.network === 'instagram';
    switch (say) {
      case 'app-create':
        return this.#press(word('create_app'));
      case 'app-name':
        // The page has two boxes, which the drawing names.
        await this.tab.getByLabel(setup[this.network].labels.app_name).fill('My website');
        await this.tab.getByLabel(setup[this.network].labels.contact).fill('mara@example.com');
        return this.#press(word('next'));
      case 'app-use-case':
        if (isInstagram) await this.#press(word('group'));
        await this.#choose(word('use_case'));
        await this.#press(word('next'));
        if (this.network !== 'facebook') return;
        await this.#choose(word('app_type'));
        return this.#press(word('next'));
      case 'app-business':
        await this.#choose(word('no_business'));
        return this.#press(word('next'));
      case 'app-finish':
        return this.#press(word('create_app'));
      case 'app-product':
        return this.#press(word('set_up'), this.#rowOf(word('product')));
      case 'app-address':
        await typeInto('The address of the page', this.tab.url());
        return page.getByText(/^Found\. Your app has the number \d{16}\.$/).waitFor();
      case 'return-find':
        if (isInstagram) {
          await this.tab.getByRole('heading', { name: word('login_part') }).waitFor();
          return this.#press(word('set_up'));
        }
        return this.tab.getByLabel(word('redirect_box')).waitFor();
      case 'return-paste':
        return this.#pasteAddress(
          isInstagram
            ? [word('redirect_box')]
            : [word('redirect_box'), word('uninstall_box'), word('delete_box')],
        );
      case 'return-save':
        await this.#press(word('save'));
        return this.#says('Changes saved.');
      case 'return-empty':
        expect(await this.tab.getByLabel(word('redirect_box')).inputValue()).toBe('');
        return;
      case 'return-mode':
        return this.tab.getByText(`App mode: ${word('development')}`).waitFor();
      case 'permissions-publish':
        expect(await step.row.getByRole('checkbox').isChecked()).toBe(true);
        return;
      case 'permissions-add':
        if (isInstagram) return this.#press(word('add_permissions'));
        return this.#allow(step);
      case 'permissions-more':
        return this.#allow(step);
      case 'invite-name':
        await page.getByLabel('Name of the account').fill(this.#name);
        return until(async () => expect((await this.#progress()).name).toBe(this.#name));
      case 'invite-add':
        await this.#press(word('add_people'));
        await this.#choose(word('tester'));
        await this.tab.getByLabel('Username').fill(this.#copied[0]?.replace('@', '') ?? '');
        await this.#press(word('add'));
        return this.#rowOf(this.#name).getByText(setup[this.network].labels.pending).waitFor();
      case 'invite-go':
        expect(step.says).toContain(this.#name);
        await this.tab.getByLabel('Log in as').selectOption(this.#name);
        return this.#press('Switch account');
      case 'invite-accept':
        if (this.network !== 'facebook') await this.#press(word('invites'));
        await this.tab.getByRole('heading', { name: setup[this.network].labels.invites }).waitFor();
        await this.#press(word('accept'), this.#rowOf('My website'));
        return this.#says('You accepted the invitation.');
      case 'token-permissions':
        return this.#press(word('add_permissions'));
      case 'token-account':
        await this.tab.getByRole('heading', { name: word('token_part') }).waitFor();
        if (!isInstagram) return;
        await this.tab.getByLabel('Log in to Instagram as').selectOption(`@${this.#name}`);
        return this.#press(word('add_account'));
      case 'token-generate':
        await this.#press(word('generate'), this.#rowOf(this.#name));
        this.#token = await this.tab.locator('#token').innerText();
        return;
      case 'token-paste':
        await typeInto("The token from Meta's page", this.#token);
        return shown(`@${this.#name} is added.`).waitFor();
      case 'keys-find':
        return this.#copyKeys(word('app_id'), word('app_secret'), word('show'));
      case 'keys-enter':
        return this.#enterKeys();
      case 'keys-desktop':
        await this.tab.getByRole('group', { name: word('desktop') }).waitFor();
        expect(await this.tab.getByLabel(word('no'), { exact: true }).isChecked()).toBe(true);
        return;
      case 'try-connect':
        return step.row.getByRole('button', { name: /^Connect / }).click();
      default:
        // What a person has ready, and what is only opened, copied or read.
        expect(say).toMatch(/^(ready-.+|open|app-open|return-copy|try-warning)$/);
    }
  }

  /** Pastes the copied address into each box; on Threads it counts once the suggestion below is pressed. */
  async #pasteAddress(boxes: string[]): Promise<void> {
    const address = this.#copied[0] ?? '';
    for (const box of boxes) {
      await this.tab.getByLabel(box).fill(address);
      if (this.network !== 'threads') continue;
      await this.tab.keyboard.press('Enter');
      await this.tab.getByRole('button', { name: address, exact: true }).click();
    }
    await this.#isFine();
  }

  /** Finds each of the copied names, and adds it where the page does not say that it is there. */
  async #allow(step: Step): Promise<void> {
    const there = this.network === 'facebook' ? this.#word(step, 'standard') : this.#word(step, 'ready');
    for (const permission of this.#copied) {
      const row = this.#rowOf(permission).first();
      await row.waitFor();
      if ((await row.innerText()).includes(there)) continue;
      await this.#press(this.#word(step, 'add'), row);
      await this.#rowOf(permission).first().getByText(there).waitFor();
    }
  }

  async #copyKeys(id: string, secret: string, show: string): Promise<void> {
    const box = this.tab.getByLabel(secret, { exact: true });
    await this.#press(show, this.tab.locator('form').filter({ has: box }));
    await until(async () => expect(await box.inputValue()).toMatch(/^[0-9a-f]{32}$/));
    const field = this.tab.locator('.field').filter({ has: this.tab.getByText(id, { exact: true }) });
    this.#keys = {
      id: await field.locator('code').innerText(),
      secret: this.#mistakes.includes('keys-secret') ? '0123456789abcdef'.repeat(2) : await box.inputValue(),
    };
  }

  async #enterKeys(): Promise<void> {
    const { app_id, app_secret } = setup[this.network].labels;
    await page.getByRole('textbox', { name: app_id, exact: true }).fill(this.#keys.id);
    await typeInto(app_secret, this.#keys.secret);
    await page.getByText('32 of 32 characters').waitFor();
    await button('Save app').click();
    await page.getByText('Your Meta app is ready.', { exact: false }).waitFor();
  }

  async #says(text: string): Promise<void> {
    await this.tab.getByRole('status').getByText(text).waitFor();
  }

  async #progress() {
    const walks = (await program.snapshot()).setup.walks;
    return walks.find(({ network }) => network === this.network) ?? expect.fail('there is no walk');
  }
}

const exactly = (word: string) => new RegExp(`^\\s*${escaped(word)}\\s*$`);
const beginningWith = (word: string) => new RegExp(`^\\s*${escaped(word)}`);
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
