import { describe, expect, it } from 'vitest';

import { form } from '../fixtures/accounts';
import { fresh, settings, snapshot, usual } from '../fixtures/snapshots';
import { button, hasFocus, host, hostWasAsked, hostWasNotAsked, open, page } from './session';

const byClient = { ...settings, by_client: true };

describe('clients', () => {
  it('stand in groups that are folded, and alone when one is chosen', async () => {
    await open(snapshot(usual));
    await button('Group by client').click();
    await hostWasAsked({ do: 'set', setting: { by_client: true } });
    host.change({ ...snapshot(usual, { settings: byClient, version: 2 }), order: null });
    await page.getByRole('heading', { name: 'Corner Bakery' }).waitFor();
    await page.getByRole('button', { name: 'North River', exact: true }).click();
    await hostWasAsked({ do: 'set', setting: { folded_clients: ['North River'] } });
    const folded = { ...byClient, folded_clients: ['North River'] };
    host.change({ ...snapshot(usual, { settings: folded, version: 3 }), order: null });
    await page.locator('[data-row="north.river.cafe"]').waitFor({ state: 'detached' });

    await page.getByLabel('Client', { exact: true }).selectOption('Corner Bakery');
    await page.locator('[data-row="jam.and.toast"]').waitFor({ state: 'detached' });
    expect(await page.locator('[data-row]').count()).toBe(1);
  });

  it('say their name once, over their accounts', async () => {
    await open(snapshot(usual, { settings: byClient }));
    const row = page.locator('li', { has: page.locator('[data-row="corner.bakery"]') });
    expect(await row.innerText()).not.toContain('Corner Bakery');
  });

  it('are given to accounts in one dialog', async () => {
    await open(snapshot([fresh, { ...usual[1]!, client: 'North River' }]));
    await page.getByRole('button', { name: /^More.*@corner/ }).click();
    await page.getByRole('menuitem', { name: 'Set client or group' }).click();
    await page.getByLabel('Client or group').fill(' North River ');
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'set_client', accounts: [fresh.id], client: 'North River' });
    await hostWasNotAsked('rename');
  });

  it('are suggested by nobody while names are hidden', async () => {
    await open(snapshot(usual));
    await page.getByRole('button', { name: /^More.*@corner/ }).click();
    await page.getByRole('menuitem', { name: 'Set client or group' }).click();
    await page.locator('datalist option').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('button', { name: /^More.*@c•/ }).click();
    await page.getByRole('menuitem', { name: 'Set client or group' }).click();
    await page.getByLabel('Client or group').waitFor();
    expect(await page.locator('datalist option').count()).toBe(0);
  });

  it('have a page to print without anything secret, and a message in their language', async () => {
    await open(snapshot(usual, { settings: byClient }));
    await button('Page for the client: Corner Bakery').click();
    await page
      .getByRole('row', { name: /@corner.bakery Instagram Not connected: needs a log-in Ended/ })
      .waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await button('Print or save as PDF').isVisible()).toBe(false);
    expect(await page.getByRole('table').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await button('Write to the client').click();
    await page.getByRole('radio', { name: 'Русский' }).click();
    await hostWasAsked({
      do: 'show_message',
      to: { accounts: ['corner.bakery'], language: 'ru', from: null },
    });
    const client_message = 'Здравствуйте!\n\nНужно один раз войти.';
    host.change({ ...snapshot(usual, { settings: byClient, client_message, version: 2 }), order: null });
    await page.getByText('Нужно один раз войти.', { exact: false }).waitFor();
    await page.getByLabel('Your name, for the client', { exact: false }).last().fill('Harbor Agency');
    await hostWasAsked({
      do: 'show_message',
      to: { accounts: ['corner.bakery'], language: 'ru', from: 'Harbor Agency' },
    });
    await button('Copy message').click();
    await hostWasAsked({ do: 'copy', what: 'client_message' });
    await hostWasAsked({ do: 'show_message', to: null });
  });
});

describe('a place that the person fills', () => {
  const waiting = form('WordPress plugin', {
    state: 'waiting',
    reason: 'by_hand',
    last_sent: null,
    link: 'https://example.com/wp-admin/',
  });

  it('is added by a name and a page that can be opened', async () => {
    await open(snapshot([fresh]));
    await page.locator('[data-row]').first().click();
    await button('I paste it somewhere myself').click();
    await button('Add this place').click();
    await page.getByText('Give it a name', { exact: false }).waitFor();
    await button('WordPress plugin').click();
    await page.getByLabel('Its page (optional)').fill('http://example.com');
    await button('Add this place').click();
    await page.getByText('Use the address of a page,', { exact: false }).waitFor();
    await hostWasNotAsked('add_by_hand');
    await page.getByLabel('Its page (optional)').fill('www.example.com/wp-admin/');
    await page.keyboard.press('Enter');
    await hostWasAsked({
      do: 'add_by_hand',
      account: fresh.id,
      name: 'WordPress plugin',
      link: 'www.example.com/wp-admin/',
    });
  });

  it('waits in the list, and is copied, opened and marked as done in the details', async () => {
    const one = { ...fresh, status: 'not_delivered' as const, places: [waiting] };
    await open(snapshot([one]));
    await page.getByText('Waiting for you: paste the token into WordPress plugin.').waitFor();
    await button(/^Copy token/).click();
    await hostWasAsked({ do: 'copy', what: { token: one.id } });
    await hasFocus(button('Open its page: WordPress plugin'));
    await button('Open its page: WordPress plugin').click();
    await hostWasAsked({ do: 'open', what: { place: waiting.id } });
    await button('I pasted it: WordPress plugin').click();
    await hostWasAsked({ do: 'confirm_place', place: waiting.id });
    const done = { ...fresh, places: [form('WordPress plugin')] };
    host.change({ ...snapshot([done], { version: 2 }), order: null });
    await page.locator('#places').getByText('You pasted it on').waitFor();
  });
});
