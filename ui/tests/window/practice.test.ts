import { describe, expect, it } from 'vitest';

import { inDays, problem, spa } from '../fixtures/accounts';
import { fresh, practicing, snapshot, usual } from '../fixtures/snapshots';
import { host, page, open, hostWasAsked, hostWasAskedTimes, button } from './session';

describe('the window', () => {
  it('goes into practice once, and says that it takes a moment', async () => {
    await open(snapshot([], { apps: [] }));
    const door = page.locator('.doors button').nth(2);
    await door.click();
    await page.getByText('Getting practice ready…').waitFor();
    await door.click();
    await hostWasAskedTimes('enter_practice', 1);

    host.replace(snapshot(usual, { version: 40, practice: practicing }));
    host.change({ ...snapshot(usual, { version: 40, practice: practicing }), order: null });
    await page.getByRole('region', { name: 'Practice' }).waitFor();
  });

  it('leaves practice from wherever it is, and says that nothing of it is left', async () => {
    await open(snapshot(usual, { practice: practicing }));
    await page.locator('[data-row]').first().click();
    await button('Leave practice').click();
    await page.getByText('Removing practice data…').waitFor();
    await hostWasAsked({ do: 'leave_practice' });

    host.replace(snapshot([fresh], { version: 3 }));
    host.change({ ...snapshot([fresh], { version: 3 }), order: null });
    await page.getByText('Practice data removed.').first().waitFor();
    await page.locator('[data-row]').waitFor();
    await button('Leave practice').waitFor({ state: 'detached' });
  });

  it('lets something happen from a menu, and ends it with the button that says what goes on', async () => {
    await open(snapshot(usual, { practice: practicing }));
    await button('Make something happen').click();
    await page.getByRole('menuitem', { name: 'The internet goes away' }).click();
    await hostWasAsked({ do: 'practice_event', what: 'no_internet' });

    const cut = snapshot(usual, { version: 2, practice: { ...practicing, going_on: ['no_internet'] } });
    host.change({ ...cut, order: null });
    await button('No internet · End this').click();
    await hostWasAskedTimes('practice_event', 2);
  });

  it('lists what to try and what is done, and has a token, files and the walk to a Meta app for it', async () => {
    await open(snapshot(usual, { practice: { ...practicing, done: ['extend'] } }));
    await page.locator('summary', { hasText: 'Try these: 1 of 6 done' }).click();
    const done = page.getByRole('listitem').filter({ hasText: 'Done' });
    await done.filter({ hasText: 'Extend a token' }).waitFor();
    await button('Copy a practice token').click();
    await hostWasAsked({ do: 'copy', what: 'practice_token' });
    await button('Open the sample folder').click();
    await hostWasAsked({ do: 'open', what: 'samples' });
    await button('Set up your Meta app').click();
    await page.getByRole('heading', { level: 1, name: 'Set up your Meta app' }).waitFor();
  });

  it('folds the bar of practice to one line in a low window, and keeps its buttons at hand', async () => {
    await page.setViewportSize({ width: 720, height: 540 });
    await open(snapshot(usual, { practice: practicing }));
    const bar = page.getByRole('region', { name: 'Practice' });
    expect((await bar.boundingBox())!.height).toBeLessThan(50);
    expect(await button('Leave practice').count()).toBe(0);
    await page.getByRole('button', { name: 'Show its buttons', expanded: false }).click();
    await button('+7 days').click();
    await hostWasAsked({ do: 'skip_days', days: 7 });
    await page.getByRole('button', { name: 'Hide its buttons', expanded: true }).click();
    await button('+7 days').waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1080, height: 760 });
    await button('Leave practice').waitFor();
  });

  it('keeps the bar of practice as the person left it, on every page', async () => {
    await open(snapshot(usual, { practice: practicing }));
    const go = (to: 'first' | 'last') => page.locator('nav button')[to]().click();
    await go('last');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await button('+7 days').count()).toBe(1);

    await button('Hide its buttons').click();
    await go('first');
    await page.locator('[data-row]').first().waitFor();
    const bar = page.getByRole('region', { name: 'Practice' });
    expect((await bar.boundingBox())!.height).toBeLessThan(50);
    expect(await button('+7 days').count()).toBe(0);
    await button('Leave practice').waitFor();
  });

  it('sums up the days that were skipped', async () => {
    const at = (skipping: number | null) => ({ practice: { ...practicing, skipping } });
    await open(snapshot(usual, at(null)));
    await button('+30 days').click();
    await hostWasAsked({ do: 'skip_days', days: 30 });
    host.change({ ...snapshot(usual, { ...at(30), version: 2 }), order: null });
    await page.getByText('30 days to go…').waitFor();
    const later = usual.map((one) => (one === spa ? { ...one, expires_at: inDays(80) } : one));
    host.change({ ...snapshot(later, { ...at(null), version: 3 }), order: null });
    await page
      .getByText('In the days you skipped, we extended 1 token. 2 accounts need you.')
      .first()
      .waitFor();
  });

  it('stays in practice and says why, where it cannot be left', async () => {
    const practice = practicing;
    await open(snapshot(usual, { practice }));
    await button('Leave practice').click();
    const busy = problem('x.readOnly', 'retry_later', {
      why: { text: 'practicing' },
      file: { text: '/home/me/practice' },
    });
    host.change({ ...snapshot(usual, { version: 2, practice, problem: busy }), order: null });
    await page.getByText('Another program is practicing').waitFor();
    await page.getByRole('button', { name: 'Leave practice', disabled: false }).waitFor();
    await page.getByText('Removing practice data…').waitFor({ state: 'detached' });
  });
});
