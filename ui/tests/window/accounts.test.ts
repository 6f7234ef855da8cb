import { describe, expect, it } from 'vitest';

import type { Outcome } from '../../src/lib/host';
import { NOW, expired, inDays, problem, states } from '../fixtures/accounts';
import { fresh, snapshot, usual } from '../fixtures/snapshots';
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
      .filter({ hasText: '@corner.bakery: New date: Jan 19, 2027. Sent to 2 places.' })
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
    await page.getByText('None here.').waitFor();
    expect(await page.getByText('Nothing needs you.').count()).toBe(0);

    await open(snapshot(['a', 'b', 'c', 'd'].map((id) => ({ ...fresh, id, name: id }))));
    await button('Need you 0').click();
    await page.getByText('Nothing needs you.').waitFor();
  });

  it('disconnects only after a question, and takes it back', async () => {
    await open(snapshot(usual));
    await button('More for @corner.bakery').click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
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
    await page.getByText('1 of 2').waitFor();
    await button('Skip this one').click();
    await heading('Reconnect @north.river.cafe').waitFor();
    await button('Skip this one').click();
    await heading('2 of 43 accounts need you.').waitFor();
  });
});
