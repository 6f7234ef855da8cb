import { describe, expect, it } from 'vitest';

import {
  answerInBrowser,
  button,
  connected,
  looksRight,
  namePath,
  page,
  program,
  startConnecting,
  until,
} from './session';

describe('the window, with the real program behind it,', () => {
  it('keeps a line of a settings file up to date, and stops when it is asked to', async () => {
    const file = program.settingsFile('shop/.env', 'PORT=80\nTHREADS_ACCESS_TOKEN=old # the shop\n');
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath(file.path);
    await page.getByRole('radio', { name: /THREADS_ACCESS_TOKEN/ }).waitFor();
    await looksRight();
    await button('Save and update').click();
    await page.getByText(/^Up to date/).waitFor();
    await looksRight();
    expect(file.content()).toMatch(/^PORT=80\nTHREADS_ACCESS_TOKEN=THAA\w+ # the shop\n$/);

    const before = file.content();
    await program.pull('clock', { advance: 31 * 86_400 });
    await page.keyboard.press('Control+e');
    await until(() => expect(file.content()).not.toBe(before));

    const last = file.content();
    await page.getByRole('button', { name: /^Remove THREADS_ACCESS_TOKEN/ }).click();
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/^We don't put this token anywhere yet/).waitFor();
    expect(file.content()).toBe(last);
  });

  it('fills a line that waited for its account after the log-in', async () => {
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    const file = program.settingsFile('.env', `TOKEN=${token}\n`);
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await namePath(file.path);
    await button('Add 1 line').click();
    await page.getByText('No account was added for these lines').waitFor();
    await button('Done').click();
    await program.pull('switch', { user: 'corner.bakery', password_changed: false });

    await startConnecting('Threads');
    await answerInBrowser('Allow', 'corner.bakery');
    await page.getByRole('button', { name: /^Put the token here/ }).click();
    await page.locator('dialog').getByRole('button', { name: 'Put the token here' }).click();
    await page.getByText(/^Up to date/).waitFor();
    await looksRight();
    expect(file.content()).not.toBe(`TOKEN=${token}\n`);
  });

  it('leaves a file outside of the practice folder alone', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath('/etc/hosts');
    await page.getByText('Practice keeps to its own folder').waitFor();
    await looksRight();
  });
});
