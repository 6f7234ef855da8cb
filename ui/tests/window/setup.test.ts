/** The walk to a Meta app: every stage in both languages, and what it asks of the host. */
import { afterEach, describe, expect, it } from 'vitest';

import type { AppPage, Network, SetupWalk } from '../../src/lib/host';
import { axeFindings, isWiderThanTheWindow } from '../browser';
import { form, inDays, problem, spa } from '../fixtures/accounts';
import { fresh, instagramApp, setup, snapshot, usual, walk } from '../fixtures/snapshots';
import { button, hasFocus, heading, host, hostWasAsked, hostWasNotAsked, open, page, shown } from './session';

const NUMBER = '1029384756102938';
const full = (network: Network, more: Partial<SetupWalk> = {}) => walk(network, { way: 'full', ...more });
const WALKS: SetupWalk[] = [
  full('instagram'),
  full('threads'),
  full('facebook'),
  walk('instagram', { name: 'corner.bakery', app_number: NUMBER }),
  walk('threads', { name: 'corner.bakery', app_number: NUMBER }),
];
const CHIPS: Network[] = ['instagram', 'threads', 'facebook'];

/** Opens the first page, goes to the walk of this network, and to the stage in this place of its list. */
async function openWalk(walked: SetupWalk, stage?: number, language = 'en'): Promise<void> {
  await open({ ...snapshot([], { apps: [], setup: setup([walked]) }), language });
  await page.locator('.doors button').nth(1).click();
  if (!walked.is_new && walked.next !== null) {
    // A walk that was begun goes on at its next stage, from which Back leads to the list.
    await page.locator('ol.steps').waitFor();
    await page.locator('main button').first().click();
  }
  await page.locator('main .chips button').nth(CHIPS.indexOf(walked.network)).click();
  if (stage !== undefined) await page.locator('.tasks button').nth(stage).click();
}

describe('the walk to a Meta app', () => {
  it.each(['en', 'ru'])(
    'has four parts and three causes at each stage, whole sentences and nothing that axe finds, in %s',
    async (language) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const walked of WALKS) {
        await openWalk(walked, undefined, language);
        expect(await axeFindings(page)).toEqual([]);
        for (const [index, stage] of walked.stages.entries()) {
          await page.locator('.tasks button').nth(index).click();
          await page.locator('ol.steps').waitFor();
          const where = `${walked.network} ${walked.way} ${stage}`;
          for (const fold of await page.locator('.folds details').all()) {
            await fold.locator('summary').click();
            expect([where, await fold.locator('li').count()]).toEqual([where, 3]);
          }
          const text = await page.locator('main').innerText();
          expect([where, text.match(/\{|\}|\$|undefined|null|\bsetup-/)]).toEqual([where, null]);
          expect(await page.locator('.folds details').count()).toBeGreaterThan(0);
          expect(await page.locator('h2').count()).toBe(stage === 'before' ? 1 : 2);
          expect([where, await axeFindings(page)]).toEqual([where, []]);
          expect(await isWiderThanTheWindow(page)).toBe(false);
          await page.locator('main button').first().click();
        }
      }
    },
  );

  it('goes to the next stage, and the host is told what is done', async () => {
    await openWalk(full('threads'), 0);
    await button('Done, next').click();
    await hostWasAsked({ do: 'set_up', network: 'threads', change: { done: 'before' } });
    await heading('Make the app').waitFor();
    await hasFocus(heading('Make the app'));
    await button("I can't do this now").click();
    await page.getByText('Saved. You can close this and go on later.').first().waitFor();
    await heading('Set up your Meta app').waitFor();
  });

  it('asks nobody for the password of a client, and makes the file by which the client connects', async () => {
    const clients = full('instagram', { whose: 'clients' });
    await openWalk(clients, clients.stages.indexOf('before'));
    await shown('You never need their password.').waitFor();
    expect(await shown(/The name and the password/).count()).toBe(0);
    await button('Make the file for its owner').click();
    await heading('Set up someone else').waitFor();
  });

  it('asks for the way and for whose accounts, and tells the three roads of clients', async () => {
    await openWalk(walk('instagram'));
    await page.getByLabel('Full way').check();
    await hostWasAsked({ do: 'set_up', network: 'instagram', change: { way: 'full' } });
    await page.getByLabel("My clients'").click();
    await hostWasAsked({ do: 'set_up', network: 'instagram', change: { whose: 'clients' } });
    await openWalk(walk('instagram', { whose: 'clients' }));
    await button('Read this first: three roads').click();
    await heading("Clients' accounts: three roads").waitFor();
    expect(await page.locator('ol.steps > li').count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await button('Start with the first road').click();
    await heading('Set up your Meta app').waitFor();
  });

  it('offers one way where a network has one', async () => {
    await openWalk(full('facebook'));
    expect(await page.getByLabel('Quick way').count()).toBe(0);
    await page.getByText('Facebook has one way.', { exact: false }).waitFor();
  });

  it('has the host read the address of the app, and says what each other thing is', async () => {
    await openWalk(walk('threads'), 1);
    await button('Paste').click();
    await hostWasAsked({ do: 'paste', into: { app_page: 'threads' } });
    const verdicts: [AppPage, string][] = [
      [{ is: 'nothing' }, 'Nothing was on the clipboard.'],
      [{ is: 'no_number' }, 'not the page of one app'],
      [{ is: 'other_network', network: 'instagram' }, "That's the page for Instagram."],
      [{ is: 'business' }, 'that of a business'],
      [{ is: 'secret' }, "That's a secret"],
      [{ is: 'elsewhere' }, "That's no page of Meta's for apps."],
    ];
    for (const [verdict, said] of verdicts) {
      const told = setup([walk('threads')], { app_page: ['threads', verdict] });
      await open(snapshot([], { apps: [], setup: told }));
      await page.locator('.doors button').nth(1).click();
      await page.locator('.tasks button').nth(1).click();
      await page.getByText(said, { exact: false }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    await openWalk(walk('threads', { app_number: NUMBER }), 1);
    await page.getByText(`Your app has the number ${NUMBER}.`, { exact: false }).waitFor();
    await button('Use another app').click();
    await hostWasAsked({ do: 'set_up', network: 'threads', change: { app_number: null } });
  });

  it('opens pages of Meta by their names alone, and says so while the number is not known', async () => {
    await openWalk(full('threads'), 2);
    await page.getByText("We don't know the number of your app yet", { exact: false }).waitFor();
    await button('Open "Access the Threads API › Settings"').click();
    await hostWasAsked({ do: 'open', what: { meta_page: { network: 'threads', page: 'setup' } } });
    await button('Copy').click();
    await hostWasAsked({ do: 'copy', what: { return_address: 'threads' } });
    await openWalk(full('threads', { app_number: NUMBER }), 2);
    expect(await page.getByText("We don't know the number", { exact: false }).count()).toBe(0);
  });

  it('keeps the name of the account while it is typed', async () => {
    await openWalk(walk('instagram'), 2);
    await page.getByLabel('Name of the account').fill('corner.bakery');
    await hostWasAsked({ do: 'set_up', network: 'instagram', change: { name: 'corner.bakery' } });
    await openWalk(walk('instagram', { name: 'corner.bakery' }), 2);
    await button('Copy').click();
    await hostWasAsked({ do: 'copy', what: { name: 'instagram' } });
  });

  it('takes the token of the quick way for its network, and asks nothing else', async () => {
    await openWalk(walk('instagram', { name: 'corner.bakery' }), 3);
    await hasFocus(heading('Make the token'));
    await button('Paste from the clipboard').or(button('Paste')).first().click();
    await hostWasAsked({ do: 'paste', into: { made_token: 'instagram' } });
    expect(await page.locator('input[inputmode=numeric]').count()).toBe(0);
  });

  it('really connects at the last stage, and leads back when that is done', async () => {
    const walked = full('instagram', { name: 'corner.bakery', app_number: NUMBER });
    await open(snapshot(usual, { apps: [instagramApp], setup: setup([walked]) }));
    await page.locator('header [aria-haspopup=menu]').click();
    await page.locator('[role=menuitem]').nth(2).click();
    await page.locator('.tasks button').last().click();
    await button('Connect @corner.bakery').click();
    await heading('Connect an account').waitFor();
    await page.getByText('We connect @corner.bakery on Instagram.').waitFor();
    expect(await page.locator('form input[maxlength]').count()).toBe(0);
    await button('Another account').click();
    expect(await page.locator('form input[maxlength]').inputValue()).toBe('corner.bakery');
    await button('Cancel').click();
    await heading('Try it').waitFor();
  });

  it('reconnects an account the way by which it was connected', async () => {
    const quick = { ...spa, way: 'quick', status: 'expired' } as const;
    await open(snapshot([quick, fresh], { setup: setup([walk('instagram')]) }));
    await page.locator('li .act button').first().click();
    await heading(`Reconnect @${spa.name}`).waitFor();
    await page.getByLabel('The token from Meta').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    const known = [quick.id];
    const done = { is: 'done' as const, accounts: known, known, already: [], skipped: [], left_out: [] };
    const good = { ...quick, status: 'good' as const, expires_at: inDays(60) };
    host.change({ ...snapshot([good, fresh], { version: 2, import: done }), order: null });
    await page.getByRole('heading', { name: /^@harbor\.spa works again until / }).waitFor();
    expect(await page.getByText('where is this token used?', { exact: false }).count()).toBe(0);
    const pasted = { ...good, places: [form('Wix', { state: 'waiting', reason: 'by_hand' })] };
    host.change({ ...snapshot([pasted, fresh], { version: 3, import: done }), order: null });
    await button('Copy token').click();
    await hostWasAsked({ do: 'copy', what: { token: quick.id } });
    await button('Later, back to the list').click();
    await hostWasAsked({ do: 'close_import' });
  });

  it('pastes the app ID through the host, as it pastes the secret', async () => {
    const walked = full('threads', { app_number: NUMBER });
    await openWalk(walked, walked.stages.indexOf('keys'));
    await button('Paste').first().click();
    const into = { app_id: 'threads' } as const;
    await hostWasAsked({ do: 'paste', into });
    const told = { apps: [], setup: setup([walked]), version: 2, taken: { into, text: '1029000000000077' } };
    host.change({ ...snapshot([], told), order: null });
    await expect.poll(() => page.locator('input[inputmode=numeric]').inputValue()).toBe('1029000000000077');
  });

  it('asks for the permission to publish only where a program publishes', async () => {
    await openWalk(full('threads', { app_number: NUMBER }), 3);
    await page.getByLabel('A program publishes posts for me').uncheck();
    await hostWasAsked({ do: 'set_up', network: 'threads', change: { publishes: false } });
  });

  it('says that a pasted token was for another account than the one that needs it', async () => {
    const quick = { ...spa, way: 'quick', status: 'expired' } as const;
    const done = {
      is: 'done' as const,
      accounts: [fresh.id],
      known: [],
      already: [],
      skipped: [],
      left_out: [],
    };
    await open(snapshot([quick, fresh], { setup: setup([walk('instagram')]) }));
    await page.locator('li .act button').first().click();
    host.change({ ...snapshot([quick, fresh], { version: 2, import: done }), order: null });
    await page.getByText(`@${spa.name} still needs a new token.`, { exact: false }).waitFor();
  });

  it('leads from a problem to the stage where it is put right', async () => {
    const facts = { network: { text: 'Threads' } };
    const wrong = { ...problem('e.returnAddr', 'fix_setup', facts), network: 'threads' } as const;
    await open(snapshot(usual, { problem: wrong, setup: setup([full('threads')]) }));
    await page.getByRole('alert').getByRole('button').first().click();
    await heading('Add the return address').waitFor();
  });

  it('shows the page for someone else, and forgets it when it is left', async () => {
    const text = 'How to make a Meta app for Instagram\n\n1. Make the app';
    await open(snapshot([], { apps: [], setup: setup([full('instagram')], { handout: text }) }));
    await page.locator('.doors button').nth(1).click();
    await button('Ask someone to do this for me').click();
    await hostWasAsked({ do: 'show_steps', network: 'instagram', from: null });
    await page.getByLabel('Your name (optional)').fill('Dana');
    await hostWasAsked({ do: 'show_steps', network: 'instagram', from: 'Dana' });
    await page.getByText('1. Make the app').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button('Copy the text').click();
    await hostWasAsked({ do: 'copy', what: 'steps' });
    await button('Save as a file').click();
    await hostWasAsked({ do: 'save_steps' });
    const handout_file = '/home/dana/steps.txt';
    const saved = setup([full('instagram')], { handout: text, handout_file });
    host.change({ ...snapshot([], { apps: [], setup: saved, version: 2 }), order: null });
    await page.getByText('Saved as /home/dana/steps.txt').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Copy the text').isVisible()).toBe(false);
    expect(await page.getByText('1. Make the app').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await button('Back').click();
    await hostWasAsked({ do: 'show_steps', network: null, from: null });
  });

  it('never puts what was pasted as an address into the page', async () => {
    await openWalk(walk('instagram'), 1);
    await page.getByLabel('The address of the page', { exact: true }).fill('IGAAmadeup');
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'typed', into: { app_page: 'instagram' }, text: 'IGAAmadeup' });
    expect(await page.content()).not.toContain('IGAAmadeup');
    await hostWasNotAsked('paste');
  });
});

afterEach(() => page.emulateMedia({ media: null, reducedMotion: null }));
