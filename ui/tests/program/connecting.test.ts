import { once } from 'node:events';
import { createServer } from 'node:net';

import { describe, expect, it } from 'vitest';

import {
  answerInBrowser,
  button,
  heading,
  looksRight,
  page,
  program,
  startConnecting,
  tabTo,
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
    // Old enough to be extended, and not yet so old that it is extended by itself.
    await program.pull('clock', { advance: 25 * 3600 });
    await button('Extend Token, @corner.bakery').click();
    await button('Extended, @corner.bakery').waitFor();
    await looksRight();
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
