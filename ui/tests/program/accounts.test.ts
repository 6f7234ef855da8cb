import { describe, expect, it } from 'vitest';

import { button, connected, looksRight, page, program, until } from './session';

describe('the window, with the real program behind it,', () => {
  it('tells a hiccup from a dead token and offers what helps', async () => {
    await connected('Threads', 'corner.bakery');
    await program.pull('clock', { advance: 3 * 86_400 });
    await program.pull('fault', { user: '*', endpoint: '*', error: 'html', times: 20 });
    await button('Extend Token, @corner.bakery').click();
    await until(async () => {
      const [account] = (await program.snapshot()).accounts;
      expect(account).toMatchObject({ work: null, outcome: { outcome: 'retry_later' } });
    });
    await looksRight();
    expect((await program.snapshot()).accounts[0]?.status).toBe('good');

    await program.pull('fault', { user: '*', endpoint: '*', error: null });
    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await button('Reconnect, @corner.bakery').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts[0]?.status).toBe('turned_off');
  });
});
