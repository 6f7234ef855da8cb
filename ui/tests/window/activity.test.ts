import { describe, expect, it } from 'vitest';

import { soon, spa } from '../fixtures/accounts';
import { gone, happened, page as shown } from '../fixtures/activity';
import { desktop, snapshot, usual } from '../fixtures/snapshots';
import { host, hostWasAsked, hostWasAskedTimes, open, page, until } from './session';

const ALL = { account: null, client: null, kind: null, days: 30, older_than: null };

describe('the page of what happened', () => {
  it('is asked for when it opens and let go when it closes', async () => {
    await openPage();
    await hostWasAsked({ do: 'show_activity', wanted: ALL });
    await page.getByRole('heading', { name: 'Yesterday' }).waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await hostWasAsked({ do: 'show_activity', wanted: null });
  });

  it('is filtered by kind, account and period, each from the newest page on', async () => {
    await openPage();
    await page.getByLabel('Show', { exact: true }).selectOption('Problems');
    await hostWasAsked({ do: 'show_activity', wanted: { ...ALL, kind: 'problem' } });
    await page.getByLabel('Account', { exact: true }).selectOption(spa.id);
    await hostWasAsked({ do: 'show_activity', wanted: { ...ALL, kind: 'problem', account: spa.id } });
    await page.getByLabel('From', { exact: true }).selectOption('All that we kept');
    const wanted = { ...ALL, kind: 'problem' as const, account: spa.id, days: null };
    await hostWasAsked({ do: 'show_activity', wanted });
  });

  it('turns to older lines and back', async () => {
    const older = { number: 7, at: shown.lines[8]!.at };
    await open(snapshot(usual, { activity: { ...shown, older } }));
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Older' }).click();
    await hostWasAsked({ do: 'show_activity', wanted: { ...ALL, older_than: older } });
    await page.getByRole('button', { name: 'Newer' }).click();
    await hostWasAskedTimes('show_activity', 3);
  });

  it('opens the account of a line, its details, and what helps', async () => {
    await openPage();
    await page.getByRole('button', { name: 'Bring back, @old.shop' }).click();
    await hostWasAsked({ do: 'undo_disconnect', account: 'gone' });
    const details = page.getByText('Details', { exact: true });
    await details.nth(2).click();
    await page.getByText("Meta's trace number A7b2Cd9").waitFor();
    await page.getByText('Code 190/460').waitFor();
    await page.getByRole('button', { name: 'Reconnect, @north.river.cafe' }).waitFor();
    await page.getByRole('button', { name: '@harbor.spa', exact: true }).click();
    await page.getByRole('heading', { name: '@harbor.spa' }).waitFor();
  });

  it('sends a system user to no log-in, because it has none', async () => {
    await openPage(withoutLogIn('north.river.cafe'));
    await page.getByRole('button', { name: 'Make a new one, @north.river.cafe' }).waitFor();
  });

  it('is copied for support and saved as a table, whichever page is open', async () => {
    await openPage();
    await page.getByRole('button', { name: 'Copy details for support' }).click();
    await hostWasAsked({ do: 'copy', what: 'activity' });
    await page.getByText('Copied. Tokens and secrets are left out.').first().waitFor();
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await hostWasAsked({ do: 'save_activity', wanted: ALL });
  });

  it('hides names and files for a person who shares the screen', async () => {
    await openPage();
    await page.keyboard.press('Control+Shift+H');
    await until(async () => expect(await page.locator('main').innerText()).not.toContain('harbor.spa'));
  });

  it('keeps up with what happens while it is open', async () => {
    const state = await openPage();
    const line = happened({ event: 'extended', at: state.now, account: soon });
    const activity = { ...shown, lines: [line, ...shown.lines] };
    host.change({ ...state, version: 2, activity, order: null });
    await page.getByText('Extended.', { exact: false }).first().waitFor();
  });
});

describe('what is told after days without the program', () => {
  const told = { days: 18, extended: 3, expired: ['corner.bakery'] };

  it('names what expired with the way to mend it, and is closed for good', async () => {
    await open(snapshot(usual, { catch_up: told, desktop: { ...desktop, start_at_login: false } }));
    await page.getByRole('heading', { name: 'We were off for 18 days' }).waitFor();
    await page.getByText('3 tokens extended on our return.').waitFor();
    await page.getByText('@corner.bakery expired on Nov 18 while this computer was off.').waitFor();
    await page.getByRole('button', { name: 'Start when I log in' }).click();
    await hostWasAsked({ do: 'set', setting: { start_at_login: true } });
    await page.getByRole('button', { name: 'Close' }).click();
    await hostWasAsked({ do: 'close_catch_up' });
  });

  it('sends a system user to no log-in, because it has none', async () => {
    await open(snapshot(withoutLogIn('corner.bakery'), { catch_up: told }));
    await page.getByRole('button', { name: 'Make a new one, @corner.bakery' }).first().waitFor();
  });

  it('offers no start at log-in where that is on', async () => {
    await open(snapshot(usual, { catch_up: { ...told, expired: [] } }));
    await page.getByText('No token expired meanwhile.').waitFor();
    expect(await page.getByRole('button', { name: 'Start when I log in' }).count()).toBe(0);
  });
});

/** The usual accounts, of which this one is a system user's. */
function withoutLogIn(id: string) {
  return usual.map((one) => (one.id === id ? { ...one, logs_in: false } : one));
}

async function openPage(accounts = usual) {
  const state = snapshot(accounts, { activity: shown, disconnected: [gone] });
  await open(state);
  await page.keyboard.press('Control+3');
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  return state;
}
