import { describe, expect, it } from 'vitest';

import type { Outcome } from '../../src/lib/host';
import { NOW, expired, inDays, problem, spa, states } from '../fixtures/accounts';
import { attempt, fresh, snapshot, together, usual } from '../fixtures/snapshots';
import {
  host,
  page,
  open,
  hostWasAsked,
  hostWasAskedTimes,
  hostWasNotAsked,
  until,
  button,
  heading,
} from './session';

describe('the window', () => {
  it('extends the account whose button was pressed', async () => {
    await open(snapshot(usual));
    await button('Extend Token, @jam.and.toast').click();
    await hostWasAsked({ do: 'extend', who: { these: ['jam.and.toast'] } });
  });

  it('says the network beside a name that accounts of two networks have, but not where the network stands', async () => {
    const twins = [fresh, { ...fresh, id: 'twin', network: 'threads' as const }];
    await open(snapshot(twins, { next_by_itself: ['twin', inDays(25)] }));
    await page.getByText('We extend @corner.bakery (Threads) next', { exact: false }).waitFor();
    expect(await page.locator('[data-row]').allInnerTexts()).toEqual(['@corner.bakery', '@corner.bakery']);
    const facts = { name: { text: '@corner.bakery' }, date: { date: inDays(55) } };
    const said = problem('x.net', 'retry_later', facts);
    host.change({
      ...snapshot(twins, { version: 2, problem: { ...said, network: 'instagram' } }),
      order: null,
    });
    await page.getByRole('alert').getByText('@corner.bakery (Instagram)', { exact: false }).waitFor();
  });

  it('does nothing for a button that says why it cannot, and keeps it in reach', async () => {
    const slow = states.filter(({ name }) => name === 'slow.down');
    await open(snapshot(slow));
    const extend = button('Extend Token, @slow.down');
    await extend.focus();
    await page.keyboard.press('Enter');
    expect(await extend.getAttribute('aria-disabled')).toBe('true');
    await hostWasNotAsked('extend');
  });

  it('shows and says how an extend ended', async () => {
    await open(snapshot([fresh]));
    const outcome: Outcome = {
      outcome: 'extended',
      at: NOW,
      token_changed: true,
      sent: 2,
      problem: null,
    };
    const extended = { ...fresh, expires_at: inDays(60), outcome };
    host.change({ ...snapshot([extended], { version: 2 }), order: null });
    await button('Extended, @corner.bakery').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: '@corner.bakery: Extended. New date: Jan 19, 2027. Sent to 2 places.' })
      .waitFor();
  });

  it('reminds later from the card of an account, and tries again what did not work', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().click();
    await button('Remind me later').click();
    await page.locator('dialog').getByRole('button', { name: 'Remind me' }).click();
    await hostWasAskedTimes('remind_later', 1);

    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Shift+R');
    await hostWasAsked({ do: 'check', who: 'all' });
    const failed = problem('x.diskFull', 'retry_later');
    host.change({ ...snapshot(usual, { problem: failed, version: 2 }), order: null });
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await hostWasAskedTimes('check', 2);
  });

  it('says that nothing needs you only of accounts that may need a person', async () => {
    await open(snapshot(['a', 'b', 'c', 'd'].map((id) => ({ ...expired, id, name: id }))));
    await button('Good 0').click();
    await page.getByText('There is no such account.').waitFor();
    expect(await page.getByText('No account needs you.').count()).toBe(0);

    await open(snapshot(['a', 'b', 'c', 'd'].map((id) => ({ ...fresh, id, name: id }))));
    await button('Need you 0').click();
    await page.getByText('No account needs you.').waitFor();
  });

  it('disconnects only after a question, and takes it back', async () => {
    await open(snapshot(usual));
    await button('More for @corner.bakery').click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await hostWasNotAsked('disconnect');
    await page.locator('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await hostWasAsked({ do: 'disconnect', account: 'corner.bakery' });
    await page.keyboard.press('Control+z');
    await hostWasAsked({ do: 'undo_disconnect', account: 'corner.bakery' });
  });

  it('picks accounts with the mouse, and those between with Shift', async () => {
    await open(snapshot(usual));
    const rows = page.locator('main li').filter({ has: page.locator('[data-row]') });
    await rows.nth(0).hover();
    await rows.nth(0).getByRole('checkbox').click();
    await rows
      .nth(2)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').first().waitFor();
    await until(async () => expect(await page.locator('input:checked').count()).toBe(3));
  });

  it('reconnects one after another', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await button('Reconnect one by one').click();
    await heading('Reconnect @corner.bakery').waitFor();
    await page.getByText('Account 1 of 2').waitFor();
    await button('Skip this account').click();
    await heading('Reconnect @north.river.cafe').waitFor();
    await button('Skip this account').click();
    await heading('2 of 43 accounts need you.').waitFor();
  });

  it('keeps an extended row with its result under the pointer until the person leaves the page', async () => {
    await open(snapshot(usual));
    const press = button('Extend Token, @jam.and.toast');
    await press.click();
    const outcome: Outcome = { outcome: 'extended', at: NOW, token_changed: true, sent: 0, problem: null };
    const after = usual.map((one) =>
      one.id === 'jam.and.toast'
        ? { ...one, status: 'good' as const, expires_at: inDays(60), outcome, places: [] }
        : one,
    );
    const ids = after.map(({ id }) => id);
    const order = [...ids.filter((id) => id !== 'jam.and.toast'), 'jam.and.toast'];
    await page.mouse.move(0, 0);
    host.change({ ...snapshot(after, { version: 2 }), order });
    await page.getByText('Extended. New date: Jan 19, 2027.').first().waitFor();
    const rows = () => page.locator('[data-row]').evaluateAll((all) => all.map((one) => one.textContent));
    expect((await rows()).slice(0, 3)).toEqual(['@corner.bakery', '@north.river.cafe', '@jam.and.toast']);

    host.replace(
      snapshot(
        order.map((id) => after.find((one) => one.id === id)!),
        { version: 2 },
      ),
    );
    await page.locator('[data-row="jam.and.toast"]').click();
    await page.keyboard.press('Escape');
    await heading('2 of 43 accounts need you.').waitFor();
    expect((await rows()).slice(0, 3)).not.toContain('@jam.and.toast');
  });

  it('opens an account by a press anywhere on its row', async () => {
    await open(snapshot(usual));
    await page.getByText("An expired token can't be extended.").first().click();
    await heading('@corner.bakery').waitFor();
  });

  it('asks from the row for a file that was moved', async () => {
    await open(snapshot(states.filter(({ name }) => name === 'not.delivered')));
    await button('Find the file, @not.delivered').click();
    await hostWasAsked({ do: 'find_file', place: '/srv/hotel/.env IG_TOKEN' });
  });

  it('counts what is searched for, as it does for a client', async () => {
    await open(snapshot(usual));
    await page.getByRole('searchbox').fill('corner');
    await button('All 1').waitFor();
    await button('Need you 1').waitFor();
  });

  it('says of a disconnect only what is true for the places of the token', async () => {
    await open(snapshot(usual));
    for (const [name, said] of [
      ['@harbor.spa', "We'll stop extending its token. The token works until it expires."],
      ['Blue Door Hotel', 'Files keep the token they have until it expires.'],
      ['@corner.bakery', "We'll stop checking it and reminding you of it."],
    ]) {
      await button(`More for ${name}`).click();
      await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
      await page.locator('dialog').getByText(said!).waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it('moves no row while the pointer is over the list', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(1).hover();
    const dead = usual.map((one) =>
      one.id === 'jam.and.toast' ? { ...one, status: 'expired' as const } : one,
    );
    const order = ['jam.and.toast', ...usual.map(({ id }) => id).filter((id) => id !== 'jam.and.toast')];
    host.change({ ...snapshot(dead, { version: 2 }), order });
    await heading('3 of 43 accounts need you.').waitFor();
    expect(await page.locator('[data-row]').first().textContent()).toBe('@corner.bakery');
    await page.mouse.move(0, 0);
    await until(async () =>
      expect(await page.locator('[data-row]').first().textContent()).toBe('@jam.and.toast'),
    );
  });

  it('counts extends that were asked for together, can stop them, and sums them up', async () => {
    await open(snapshot(usual, { together: { ...together, extended: 12 } }));
    await page.getByText('Extending 13 of 43…').waitFor();
    await button('Stop').click();
    await hostWasAsked({ do: 'stop_extending' });
    const over = { ...together, extended: 38, too_new: 3, needs_you: ['corner.bakery'], is_over: true };
    host.change({ ...snapshot(usual, { together: over, version: 2 }), order: null });
    await page
      .getByRole('status')
      .filter({ hasText: '38 extended · 3 too new to extend · 1 needs you' })
      .waitFor();
    await page.getByRole('region', { name: 'Extend all' }).getByRole('button', { name: 'Reconnect' }).click();
    await heading('Reconnect @corner.bakery').waitFor();
  });

  it('goes on to the next account of a queue by its own button, and never by one that means something else', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await button('Reconnect one by one').click();
    const done = attempt({
      is: 'done',
      account: 'corner.bakery',
      others: [],
      known: ['corner.bakery'],
      left_out: [],
    });
    host.change({ ...snapshot(usual, { ...done, version: 2 }), order: null });
    expect(await button("I don't know yet").count()).toBe(0);
    await button('Next: @north.river.cafe').click();
    await hostWasAsked({ do: 'close_attempt' });
  });

  it('has a door back for a disconnected account', async () => {
    const gone = { id: 'old', network: 'threads' as const, name: 'old.client', until: inDays(12) };
    for (const accounts of [usual, []]) {
      await open(snapshot(accounts, { disconnected: [gone] }));
      const door = page.locator('details', { hasText: '1 disconnected account' });
      // Where no account is left, the door stands open.
      if (accounts.length > 0) await door.locator('summary').click();
      await page.getByText('You can bring it back until Dec 2.').waitFor();
      await button('Bring back, @old.client').click();
      await hostWasAsked({ do: 'undo_disconnect', account: 'old' });
    }
  });

  it('has one button that unlocks, and none in the rows', async () => {
    await open(snapshot(usual, { vault: 'locked' }));
    await button('Unlock').waitFor();
    expect(await button(/^Unlock/).count()).toBe(1);
    await button('Unlock').click();
    await hostWasAsked({ do: 'unlock' });
  });

  it('shows beside the list the account that was looked at or connected last, on every way back', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(snapshot(usual));
    const beside = (name: string) => page.getByRole('complementary').getByRole('heading', { name }).waitFor();
    await page.locator('[data-row="jam.and.toast"]').click();
    await beside('@jam.and.toast');
    await page.locator('nav button').last().click();
    await heading('Settings').waitFor();
    await page.locator('nav button').first().click();
    await beside('@jam.and.toast');

    const done = attempt({ is: 'done', account: spa.id, others: [], known: [], left_out: [] });
    host.change({ ...snapshot(usual, { ...done, version: 2 }), order: null });
    await heading('@harbor.spa is connected').waitFor();
    host.change({ ...snapshot(usual, { version: 3 }), order: null });
    await beside('@harbor.spa');
    await page.locator('[data-row="harbor.spa"][aria-current]').waitFor();
  });

  it('shows list and details side by side where there is room', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(snapshot(usual));
    const aside = page.getByRole('complementary');
    await aside.getByRole('heading', { name: '@corner.bakery' }).waitFor();
    await page.locator('[data-row="jam.and.toast"]').click();
    await aside.getByRole('heading', { name: '@jam.and.toast' }).waitFor();
    await hostWasAsked({ do: 'show_history', account: 'jam.and.toast' });
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(3);
  });
});
