import { describe, expect, it } from 'vitest';

import { snapshot, usual } from '../fixtures/snapshots';
import { rowMenu } from '../scenes/scene';
import { open, hostWasAsked, page } from './session';

describe('a dialog', () => {
  it('opens in the middle of the window', async () => {
    for (const item of [3, 5, 7]) {
      await open(snapshot(usual));
      await rowMenu(item)(page);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      const window = page.viewportSize();
      if (box === null || window === null) throw new Error('nothing is shown');
      expect(Math.abs(box.x + box.width / 2 - window.width / 2)).toBeLessThan(2);
      expect(Math.abs(box.y + box.height / 2 - window.height / 2)).toBeLessThan(2);
    }
  });

  it('does with Enter what it asks for', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Control+v');
    await page.getByRole('dialog', { name: 'Add the token on your clipboard?' }).waitFor();
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'paste', into: 'token' });
  });
});
