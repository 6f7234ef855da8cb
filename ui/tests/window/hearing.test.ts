import { describe, expect, it } from 'vitest';

import type { Snapshot } from '../../src/lib/host';
import { forget, isHeard, listen } from '../hearing';
import { attempt, fresh, snapshot, usual } from '../fixtures/snapshots';
import { hostWasAskedTimes, host, open, page, shown } from './session';

describe('with a screen reader', () => {
  it('the same result is heard each time', async () => {
    await open(snapshot(usual));
    await listen(page);
    await page.keyboard.press('Control+,');
    for (const count of [1, 2, 3]) {
      await forget(page);
      await page.getByRole('switch', { name: 'Quiet hours' }).click();
      await hostWasAskedTimes('set', count);
      await isHeard(page, page.getByRole('switch', { name: 'Quiet hours' }), /^Saved$/);
    }
  });

  it('what comes with its text is heard: an added account, a connected one, a selection', async () => {
    await open(snapshot([fresh]));
    await listen(page);
    await page.getByRole('checkbox', { name: 'Select @corner.bakery' }).check();
    await isHeard(page, page.getByRole('region', { name: '1 selected' }), '1 selected');

    await page.locator('header [aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Add a token you already have' }).click();
    change({ import: { is: 'asking' } });
    await isHeard(page, shown('Asking Meta'), 'Asking Meta whose token it is…');
    change({
      import: { is: 'done', accounts: [fresh.id], known: [], already: [], skipped: [], left_out: [] },
    });
    await isHeard(page, shown(/is added/), /^@corner\.bakery is added\. The token is good until /);

    await page.keyboard.press('Control+n');
    change(attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out: [] }));
    await isHeard(page, page.getByRole('heading', { name: /is connected/ }), '@corner.bakery is connected');
  });

  it('what is said in a dialog is heard there, and what was said before it is not heard once more', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+=');
    await listen(page);
    await page.keyboard.press('F1');
    await page.locator('dialog').waitFor();
    await page.keyboard.press('Control+=');
    await isHeard(page, page.locator('dialog'), 'The text is');
    expect(await page.evaluate(() => window.heard.length)).toBe(1);
  });
});

let version = 1;
function change(more: Partial<Snapshot>): void {
  version += 1;
  host.change({ ...snapshot([fresh], { ...more, version }), order: null });
}
