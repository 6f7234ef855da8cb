import { describe, it } from 'vitest';

import { button, connected, looksRight, page } from './session';

describe('practice', () => {
  it('shows what follows when a password is changed', async () => {
    await connected('Threads', 'corner.bakery');
    await letHappen('Someone changes the password');
    await page.getByRole('button', { name: /^Reconnect/ }).waitFor();
    await looksRight();
  });

  it('has no internet until it is let back', async () => {
    await connected('Threads', 'corner.bakery');
    await letHappen('The internet goes away');
    await page.getByText('No internet', { exact: false }).first().waitFor();
    await button('No internet · End this').click();
    await button('No internet · End this').waitFor({ state: 'detached' });
  });
});

async function letHappen(event: string): Promise<void> {
  await button('Make something happen').click();
  await page.getByRole('menuitem', { name: event }).click();
}
