import { describe, it } from 'vitest';

import { openWindow } from '../browser';
import { connected, heading, looksRight, page, program } from './session';

describe('the window, with the real program behind it,', () => {
  it('speaks the language and wears the colours that were chosen, and remembers them', async () => {
    await connected('Threads', 'corner.bakery');
    await program.send({ do: 'set', setting: { language: 'ru' } });
    await program.send({ do: 'set', setting: { theme: 'dark' } });
    await page.locator('html[lang=ru][data-theme=dark]').waitFor();
    await openWindow(page, program.origin);
    await page.locator('html[lang=ru][data-theme=dark]').waitFor();
    await looksRight();
    await page.keyboard.press('Control+,');
    await heading('Настройки').waitFor();
    await looksRight();
  });

  it('loses nothing at 200 % zoom', async () => {
    // At 200 % zoom a browser gives the page half as many pixels.
    await page.setViewportSize({ width: 540, height: 360 });
    await looksRight();
    await connected('Threads', 'corner.bakery');
    await looksRight();
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await looksRight();
    await page.keyboard.press('Control+,');
    await heading('Settings').waitFor();
    await looksRight();
  });
});
