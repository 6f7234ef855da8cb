import { describe, expect, it } from 'vitest';

import type { Snapshot } from '../../src/lib/host';
import { problem } from '../fixtures/accounts';
import { attempt, instagramApp, over, snapshot, usual } from '../fixtures/snapshots';
import { host, page, open, hostWasAsked, hostWasNotAsked, hasFocus, button, heading } from './session';

describe('the window', () => {
  it('has the host copy the details of a problem', async () => {
    await open(snapshot(usual, { problem: problem('x.ledger', 'report') }));
    await page.getByRole('alert').getByRole('button').first().click();
    await hostWasAsked({ do: 'copy', what: { details: 'intent' } });
  });

  it('says once what could not be done, on every page', async () => {
    const refused = problem('x.readOnly', 'retry_later', { why: { text: 'practice' } });
    const card = heading('Practice keeps to its own folder');
    const apps = [instagramApp];
    const isSaidOnce = async (more: Partial<Snapshot> = {}, door?: number) => {
      await open(snapshot([], { apps, ...more }));
      if (door !== undefined) await page.locator('main .doors button').nth(door).click();
      host.change({ ...snapshot([], { apps, ...more, version: 2, problem: refused }), order: null });
      await card.first().waitFor();
      expect(await card.count()).toBe(1);
    };
    await isSaidOnce({}, 0);
    await isSaidOnce({ import: { is: 'done', accounts: [], already: [], skipped: [] } });
    await isSaidOnce({}, 1);
    await isSaidOnce(attempt({ is: 'waiting' }));
    await isSaidOnce(over('e.denied', 'retry_login'));
    await isSaidOnce({ apps: [] }, 1);
  });

  it('says which field is missing and puts the focus there', async () => {
    await open(snapshot([], { apps: [] }));
    await page.locator('main button').nth(1).click();
    await button('Save app').click();
    await page.getByText('The Instagram app ID is missing.').waitFor();
    await hasFocus(page.locator('input[inputmode=numeric]'));
    await hostWasNotAsked('set_app');
  });

  it('shows how to get a password vault where there is none', async () => {
    await open(snapshot(usual, { vault: 'missing' }));
    await button('Show me how').click();
    await page.getByText('Secret Service Integration').waitFor();
  });
});
