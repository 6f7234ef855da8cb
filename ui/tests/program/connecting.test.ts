import { once } from 'node:events';
import { createServer } from 'node:net';

import { describe, expect, it } from 'vitest';

import { openWindow } from '../browser';
import {
  addressAfterAllow,
  answerInBrowser,
  button,
  connected,
  heading,
  looksRight,
  page,
  program,
  startConnecting,
  typeInto,
} from './session';

describe('the window, with the real program behind it,', () => {
  it('connects an account by one press of Allow and extends it by one click', async () => {
    await startConnecting('Threads');
    await looksRight();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected until /).waitFor();
    await looksRight();
    await button("I don't know yet").click();

    await heading(/^@corner\.bakery is good until /).waitFor();
    await looksRight();
    await program.pull('clock', { advance: 31 * 86_400 });
    await openWindow(page, program.origin);
    await button('Extend Token, @corner.bakery').click();
    await button('Extended, @corner.bakery').waitFor();
    await looksRight();
  });

  it('says what happened when Cancel was pressed, and tries again with one click', async () => {
    await startConnecting('Instagram');
    await answerInBrowser('Cancel');
    await page.getByRole('alert').waitFor();
    await looksRight();
    await page.getByRole('alert').getByRole('button').first().click();
    await answerInBrowser('Allow', 'jam.and.toast');
    await heading(/^@jam\.and\.toast is connected/).waitFor();
  });

  it('keeps the account that was wanted when another one comes back', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await page.keyboard.press('Control+r');
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'harbor.spa');
    await page.getByText('You logged in as').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts.length).toBe(1);
  });

  it('takes the pasted address where the browser could not come back', async () => {
    await startConnecting('Threads');
    const address = await addressAfterAllow('corner.bakery');
    await typeInto('The address from the browser', 'https://example.com/?code=abc');
    await page.getByRole('alert').waitFor();
    await looksRight();
    await typeInto('The address from the browser', address);
    await heading('Is this the right account?').waitFor();
    await page.getByText('@corner.bakery', { exact: true }).waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);
    await button('Yes, keep it').click();
    await heading(/^@corner\.bakery is connected/).waitFor();
  });

  it('opens no browser while a stranger has the port, and says so', async () => {
    const stranger = createServer().listen(16060, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      await startConnecting('Threads');
      await page.getByRole('alert').waitFor();
      await looksRight();
      expect(program.hasOpened).toBe(false);
    } finally {
      stranger.close();
      await once(stranger, 'close');
    }
  });

  it('is used with the keyboard alone, from the first run to a connected account', async () => {
    await tabTo(/My token stopped working/);
    await page.keyboard.press('Enter');
    await heading('Connect an account').waitFor();
    await tabTo('Threads');
    await page.keyboard.press('Space');
    await tabTo('Open Threads');
    await page.keyboard.press('Enter');
    await heading(/^Waiting for you in the browser/).waitFor();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected/).waitFor();
    await tabTo("I don't know yet");
    await page.keyboard.press('Enter');
    await heading(/^@corner\.bakery is good until /).waitFor();
    await tabTo('Extend Token, @corner.bakery');
  });
});

/** Walks with Tab until the button with this name has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).first();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`Tab never reaches ${name}`);
}
