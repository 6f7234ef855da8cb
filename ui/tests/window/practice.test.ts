import { describe, expect, it } from 'vitest';

import { problem } from '../fixtures/accounts';
import { fresh, snapshot, usual } from '../fixtures/snapshots';
import { host, page, open, hostWasAsked, hostWasAskedTimes, button } from './session';

describe('the window', () => {
  it('goes into practice once, and says that it takes a moment', async () => {
    await open(snapshot([], { apps: [] }));
    const door = page.locator('main button').nth(2);
    await door.click();
    await page.getByText('Getting practice ready…').waitFor();
    await door.click();
    await hostWasAskedTimes('enter_practice', 1);

    host.replace(snapshot(usual, { version: 40, practice: { skipping: null } }));
    host.change({ ...snapshot(usual, { version: 40, practice: { skipping: null } }), order: null });
    await page.getByRole('region', { name: 'Practice' }).waitFor();
  });

  it('leaves practice from wherever it is, and says that nothing of it is left', async () => {
    await open(snapshot(usual, { practice: { skipping: null } }));
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

  it('folds the bar of practice to one line in a low window, and keeps its buttons at hand', async () => {
    await page.setViewportSize({ width: 720, height: 540 });
    await open(snapshot(usual, { practice: { skipping: null } }));
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

  it('stays in practice and says why, where it cannot be left', async () => {
    const practice = { skipping: null };
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
