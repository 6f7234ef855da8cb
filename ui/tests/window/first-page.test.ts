import { describe, expect, it } from 'vitest';

import { snapshot } from '../fixtures/snapshots';
import { open, hostWasAsked, page } from './session';

describe('the first page', () => {
  it('says how long each way takes', async () => {
    await open(snapshot([], { apps: [] }));
    for (const time of ['1 minute', '10–20 minutes, once', 'No account needed']) {
      await page.getByText(time, { exact: true }).waitFor();
    }
  });

  it('lets a person choose the language before anything else', async () => {
    await open(snapshot([], { apps: [] }));
    await page.getByLabel('Language').selectOption('Русский');
    await hostWasAsked({ do: 'set', setting: { language: 'ru' } });
    expect(await page.getByLabel('Language').count()).toBe(1);
  });
});
