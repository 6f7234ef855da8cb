import { describe, expect, it } from 'vitest';

import type { Problem, Snapshot } from '../../src/lib/host';
import { NOW, problem } from '../fixtures/accounts';
import { attempt, instagramApp, over, setup, snapshot, usual, walk } from '../fixtures/snapshots';
import {
  host,
  page,
  open,
  hostWasAsked,
  hostWasAskedTimes,
  hostWasNotAsked,
  hasFocus,
  button,
  heading,
  shown,
} from './session';

describe('the window', () => {
  it('has the host copy the details of a problem', async () => {
    await open(snapshot(usual, { problem: problem('x.ledger', 'report') }));
    await page.getByRole('alert').getByRole('button').first().click();
    await hostWasAsked({ do: 'copy', what: { details: 'intent' } });
  });

  it('says once that there is no internet, and has one button that copies details', async () => {
    const cut = problem('x.net', 'retry_later');
    await open(snapshot(usual, { problem: cut, offline_since: NOW }));
    await heading('No internet').waitFor();
    expect(await page.getByText("You're offline.", { exact: false }).count()).toBe(0);

    await open(snapshot(usual, { problem: problem('x.unknown', 'report') }));
    await button('Show details').click();
    expect(await button('Copy details').count()).toBe(1);
  });

  it('says once what could not be done, on every page', async () => {
    const refused = problem('x.readOnly', 'retry_later', { why: { text: 'practice' } });
    const card = heading('Practice keeps to its own folder');
    const apps = [instagramApp];
    const isSaidOnce = async (more: Partial<Snapshot> = {}, door?: number) => {
      await open(snapshot([], { apps, ...more }));
      if (door !== undefined) await page.locator('main .doors button').nth(door).click();
      host.change({ ...snapshot([], { apps, ...more, version: 2, problem: refused }), order: null });
      await card.first().waitFor();
      expect(await card.count()).toBe(1);
    };
    await isSaidOnce({}, 0);
    await isSaidOnce({
      import: { is: 'done', accounts: [], known: [], already: [], skipped: [], left_out: [] },
    });
    await isSaidOnce({}, 1);
    await isSaidOnce(attempt({ is: 'waiting' }));
    await isSaidOnce(over('e.denied', 'retry_login'));
    await isSaidOnce({ apps: [] }, 1);
  });

  it('names the page that did not open, with its address to copy and another try', async () => {
    const address = 'https://developers.facebook.com/apps/';
    const facts = { why: { text: 'page' }, address: { text: address } };
    const said = { ...problem('e.noBrowser', 'retry_later', facts), case: 'page' as const };
    await open(snapshot([], { apps: [] }));
    await page.locator('.doors button').nth(1).click();
    await button('I have the app ID and the app secret already').click();
    await button("Open Meta's apps").click();
    await hostWasAsked({ do: 'open', what: 'meta_apps' });
    host.change({ ...snapshot([], { apps: [], version: 2, problem: said }), order: null });
    await heading("The browser didn't open").waitFor();
    await shown(address).waitFor();
    await shown(address).locator('..').getByRole('button').click();
    await hostWasAsked({ do: 'copy', what: 'not_opened' });
    await button('Try again').click();
    await hostWasAskedTimes('open', 2);
  });

  it('says which field is missing and puts the focus there', async () => {
    await open(snapshot([], { apps: [] }));
    await page.locator('.doors button').nth(1).click();
    await button('I have the app ID and the app secret already').click();
    await button('Save app').click();
    await page.getByText('Type the Instagram app ID here.').waitFor();
    await hasFocus(page.locator('input[inputmode=numeric]'));
    await hostWasNotAsked('set_app');
  });

  it('shows how to get a password vault where there is none', async () => {
    await open(snapshot(usual, { vault: 'missing' }));
    await button('Show me how').click();
    await page.getByText('Secret Service Integration').waitFor();
    await page.getByText('SIXTY_PASSPHRASE_FILE', { exact: false }).waitFor();
  });

  it('says of each state of the vault what it is and what helps, once, with one button', async () => {
    const titles = {
      locked: 'Your password vault is locked',
      asking: 'Your computer asks for the password of your vault',
      missing: 'No password vault found',
      no_keyring: 'Your password vault has no keyring yet',
      denied: 'Your password vault keeps Sixty out',
      none_of_ours: 'This password vault has none of your tokens',
      wrong_passphrase: "The passphrase doesn't open your vault",
      no_passphrase: "The passphrase of your vault can't be read",
      refused: "Your password vault can't be used",
    } as const;
    for (const [state, title] of Object.entries(titles)) {
      const vault = state as keyof typeof titles;
      await open(snapshot(usual, { vault }));
      await heading(title).waitFor();
      await page.getByText('Reminders still work from the dates we know.').waitFor();
      const isInFile = vault === 'wrong_passphrase' || vault === 'no_passphrase';
      expect(await page.getByText('keyring of this desktop').count(), vault).toBe(isInFile ? 0 : 1);
      await page.locator('.vault button').first().click();
      await hostWasAsked({ do: 'unlock' });
    }
  });

  it('shows the problem of one entry beside a vault that is shut', async () => {
    const ofOne = {
      ...problem('x.vaultMissing', 'retry_later'),
      case: 'one_entry',
      facts: { why: { text: 'one_entry' } },
    };
    await open(snapshot(usual, { vault: 'locked', problem: ofOne as Problem }));
    await heading('Your password vault is locked').waitFor();
    await heading("One entry in your password vault can't be used").waitFor();
  });

  it('says once that there is no vault, names the vault of this system alone, and still lets a person look around', async () => {
    const missing = problem('x.vaultMissing', 'retry_later');
    const doors: [Partial<Snapshot>, number | null][] = [
      [{}, null],
      [{}, 1],
      [{ import: { is: 'refused', problem: missing } }, null],
    ];
    for (const [more, door] of doors) {
      await open(snapshot([], { apps: [instagramApp], vault: 'missing', problem: missing, ...more }));
      if (door !== null) await page.locator('main .doors button').nth(door).click();
      await heading('No password vault found').first().waitFor();
      expect(await heading('No password vault found').count()).toBe(1);
      const shown = await page.locator('main').innerText();
      expect(shown).toContain('keyring of this desktop');
      expect(shown).not.toMatch(/macOS|Windows/);
    }
    await button('Look around with pretend accounts').click();
    await hostWasAsked({ do: 'enter_practice' });
  });

  it('shows no stop sign for a Cancel of one’s own, and says which account, file and line a problem is about', async () => {
    await open(snapshot(usual, over('e.denied', 'retry_login')));
    await heading('You pressed Cancel').waitFor();
    expect(await page.locator('.notice .stop').count()).toBe(0);

    const missed = problem('x.place', 'none', {
      name: { text: '@corner.bakery' },
      place: { text: '/srv/hotel/.env' },
      line: { text: 'IG_TOKEN' },
    });
    await open(snapshot(usual, { problem: missed }));
    await button('Show details').click();
    await button('Hide details').waitFor();
    for (const line of ['Account @corner.bakery', 'File /srv/hotel/.env', 'Line IG_TOKEN']) {
      await page.getByText(line).waitFor();
    }
  });

  it('keeps what was typed into the form of a Meta app until it is opened again', async () => {
    await open(snapshot([], { apps: [] }));
    await page.locator('.doors button').nth(1).click();
    await button('I have the app ID and the app secret already').click();
    await page.locator('input[inputmode=numeric]').fill('102900000000');
    await button('Back').click();
    await hostWasAsked({ do: 'set_up', network: 'instagram', change: { app_id: '102900000000' } });

    const begun = setup([walk('instagram', { app_id: '102900000000' })]);
    await open(snapshot([], { apps: [], setup: begun }));
    await page.locator('.doors button').nth(1).click();
    await button('The steps').click();
    await button('I have the app ID and the app secret already').click();
    expect(await page.locator('input[inputmode=numeric]').inputValue()).toBe('102900000000');
    await hostWasNotAsked('forget_secret');
  });

  it('lets a person choose the language on the first page', async () => {
    await open(snapshot([], { apps: [] }));
    await page.getByLabel('Language').selectOption('ru');
    await hostWasAsked({ do: 'set', setting: { language: 'ru' } });
  });
});
