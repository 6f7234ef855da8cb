import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { openWindow } from '../browser';
import { button, connected, heading, looksRight, page, program, shown, until } from './session';

const PHRASE = 'blue river seven';

describe('the window, with the real program behind it,', () => {
  it('takes everything to a new computer in one sealed file', async () => {
    await connected('Threads', 'corner.bakery');
    const before = (await program.snapshot()).accounts[0]!;
    await page.keyboard.press('Control+,');
    await button('Back up…').click();
    await page.getByText('1 account with its token').waitFor();
    await page.getByLabel('Choose a passphrase').fill(PHRASE);
    await page.getByLabel('The passphrase once more').fill(PHRASE);
    await looksRight();
    await button('Save as a file').click();
    await heading('Backup saved').waitFor();
    await looksRight();
    const made = (await program.snapshot()).backup;
    const file = made?.is === 'made' ? made.file : '';
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    await button('Done').click();

    await program.moveToNewComputer();
    await openWindow(page, program.origin);
    expect((await program.snapshot()).accounts).toEqual([]);
    program.chooses(file);
    await page.keyboard.press('Control+,');
    await button('Restore…').click();
    await looksRight();
    await button('Choose the backup').click();
    const field = page.getByLabel('Its passphrase', { exact: true });
    await field.fill('blue river eight');
    await button('Open').click();
    await page.getByText("That isn't the passphrase.", { exact: false }).waitFor();
    await field.fill(PHRASE);
    await button('Open').click();
    await page.getByText('1 account comes back:').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);

    await button('Bring it back').click();
    await heading('It is back').waitFor();
    await looksRight();
    await button('Done').click();
    await page.locator('[data-row]').first().waitFor();
    // Meta is asked without a click, and knows the token.
    await until(async () => {
      const { accounts, checked_at } = await program.snapshot();
      const [account] = accounts;
      expect([account?.name, account?.expires_at]).toEqual([before.name, before.expires_at]);
      expect(checked_at).not.toBeNull();
      expect(account?.problem).toBeNull();
    });
  });

  it('writes the dates of all accounts, and tells what ends while the computer stays off', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+,');
    await button('Report (.csv)').click();
    await shown(/^Saved: .*sixty\.csv$/).waitFor();
    const file = (await program.snapshot()).exported?.file ?? '';
    expect(readFileSync(file, 'utf8')).toContain('corner.bakery');
    await button('12 weeks').click();
    await page.getByText('1 account ends:', { exact: false }).first().waitFor();
    await shown(/^@corner\.bakery/).waitFor();
    await looksRight();
    await button('2 weeks').click();
    await page.getByText('nothing ends.', { exact: false }).first().waitFor();
  });

  it('checks everything, and saves what whoever helps needs after it was read', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+4');
    await button('Check everything').click();
    await page.getByText('The password vault is open.').waitFor();
    await page.getByText('The pretend Meta answers.').waitFor();
    expect(await page.locator('main ul[aria-busy] > li').count()).toBe(11);
    await looksRight();

    await button('Save a report for support').click();
    await page.getByRole('region', { name: 'The report for support' }).waitFor();
    await button('Save as a file').click();
    await shown(/^Saved: .*sixty-report\.txt$/).waitFor();
    const { bundle, saved } = (await program.snapshot()).check_up!;
    const text = readFileSync(saved ?? '', 'utf8');
    expect(text).toBe(bundle);
    expect(text).not.toContain('corner.bakery');
    expect(program.secrets().filter((secret) => text.includes(secret)).length).toBe(0);
  });
});
