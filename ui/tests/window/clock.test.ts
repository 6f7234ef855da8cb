import { describe, it } from 'vitest';

import { openWindow } from '../browser';
import { NOW, account, inDays } from '../fixtures/accounts';
import { snapshot } from '../fixtures/snapshots';
import { button, heading, host, page } from './session';

/** Made three hours ago: it can be extended 21 hours from now. */
const young = account({
  name: 'new.shop',
  network: 'threads',
  obtained_at: inDays(0, -3),
  extend_from: inDays(0, 21),
  expires_at: inDays(59),
  next_attempt: inDays(29),
});

describe('while the window is open', () => {
  it('a row follows the clock: its button waits until the token may be extended, and no longer', async () => {
    await openAt(NOW);
    const off = button('Extend Token, @new.shop').and(page.locator('[aria-disabled=true]'));
    await off.waitFor();
    await page.getByText('It can be extended from', { exact: false }).waitFor();
    await page.clock.fastForward('20:58:00');
    await page
      .getByText(/^Checked /)
      .filter({ hasNotText: 'minutes' })
      .waitFor();
    await off.waitFor();
    await page.clock.fastForward('03:00');
    await off.waitFor({ state: 'detached' });
    await page.getByText('It can be extended from', { exact: false }).waitFor({ state: 'detached' });
    await button('Extend Token, @new.shop').click();
  });

  it('what is said of the past follows the clock as well', async () => {
    await openAt(NOW);
    await page.getByText('Checked 2 minutes ago').waitFor();
    await page.clock.fastForward('05:00');
    await page.getByText('Checked 7 minutes ago').waitFor();
  });

  it('an open page follows a time that the host has moved', async () => {
    await openAt(NOW);
    await page.locator('[data-row]').click();
    await heading('@new.shop').waitFor();
    const off = button('Extend Token, @new.shop').and(page.locator('[aria-disabled=true]'));
    await off.waitFor();
    host.change({ ...snapshot([young], { version: 2, now: inDays(1) }), accounts: [], order: null });
    await off.waitFor({ state: 'detached' });
  });
});

/** Opens the window with a clock that stands still until the test moves it. */
async function openAt(now: string): Promise<void> {
  await page.clock.install({ time: now });
  host.reset(snapshot([young]));
  await openWindow(page, host.origin);
}
