import { describe, expect, it } from 'vitest';

import { answerInBrowser, button, heading, looksRight, page, program, startConnecting } from './session';

describe('the window, with the real program behind it,', () => {
  it('connects the Facebook Pages that are chosen after the log-in', async () => {
    await startConnecting('Facebook');
    await answerInBrowser('Allow', 'Mara Lind');
    await heading('Which Pages?').waitFor();
    await looksRight();
    await page.getByRole('checkbox', { name: 'Corner Bakery' }).check();
    await page.getByRole('checkbox', { name: 'Harbor Spa' }).check();
    await button('Connect 2 Pages').click();
    await heading(/is connected/).waitFor();
    await looksRight();
    const kept = (await program.snapshot()).accounts.map(({ name, kind, status }) => [name, kind, status]);
    expect(kept.sort()).toEqual([
      ['Corner Bakery', 'page', 'no_end_date'],
      ['Harbor Spa', 'page', 'no_end_date'],
    ]);
    await button('Done').click();
    await heading('All 2 accounts are good.').waitFor();
    expect(await page.locator('[data-row]').count()).toBe(2);
  });

  it('says what to do where no Page comes back, and keeps nothing', async () => {
    await startConnecting('Facebook');
    await answerInBrowser('Allow', 'Jonas Weber');
    await heading('No Facebook Page came back').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);
    await button('Try again').click();
    await answerInBrowser('Allow', 'Mara Lind');
    await heading('Which Pages?').waitFor();
  });
});
