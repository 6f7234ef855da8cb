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
  shown,
} from './session';

describe('the window, with the real program behind it,', () => {
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
    await shown(/^Up to date/).waitFor();
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
