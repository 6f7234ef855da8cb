import { describe, expect, it } from 'vitest';

import { desktop, fresh, settings, snapshot } from '../fixtures/snapshots';
import { page, open } from './session';

describe('the window', () => {
  it('asks as many first questions as it says', async () => {
    for (const [title, has_tray, count] of [
      ['Three quick choices', true, 3],
      ['Two quick choices', false, 2],
    ] as const) {
      const asking = { settings: { ...settings, asked: false }, desktop: { ...desktop, has_tray } };
      await open(snapshot([fresh], asking));
      const sheet = page.getByRole('dialog', { name: title });
      await sheet.waitFor();
      expect(await sheet.getByRole('checkbox').count()).toBe(count);
    }
  });
});
