import { describe, expect, it } from 'vitest';

import { account, form, place } from '../fixtures/accounts';
import { fresh, snapshot, waiting } from '../fixtures/snapshots';
import { button, host, hostWasAsked, open, page } from './session';

const bakery = account({
  name: 'corner.bakery',
  places: [
    place('/srv/shop/.env', 'IG_TOKEN', { restart: true, can_undo: true }),
    place('/srv/blog/.env', 'IG_TOKEN', { state: 'failed', reason: 'moved' }),
  ],
});
const spa = account({
  name: 'harbor.spa',
  places: [
    form('WordPress plugin', { state: 'waiting', reason: 'by_hand' }),
    place('/srv/spa/.env', 'TOKEN'),
  ],
});

describe('the page of all places', () => {
  it('says how many need the person, and puts these first with their accounts', async () => {
    await openPage();
    await page.getByRole('heading', { name: '3 places need you.' }).waitFor();
    const said = await page.locator('main .list').innerText();
    const at = ['blog/.env', 'WordPress plugin', 'shop/.env', 'spa/.env'].map((name) => said.indexOf(name));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThanOrEqual(0);
    await button('@harbor.spa').first().click();
    await page.getByRole('heading', { name: '@harbor.spa' }).waitFor();
  });

  it('is told of a restart, and puts back what a file had only after it was asked for', async () => {
    await openPage();
    const shop = bakery.places[0]!.id;
    await button('I restarted it: shop/.env').click();
    await hostWasAsked({ do: 'restarted', place: shop });
    await button('Put back what shop/.env had before').click();
    await page.locator('dialog').getByRole('button', { name: 'Put back', exact: true }).click();
    await hostWasAsked({ do: 'undo_place', place: shop });
  });

  it('says who else can come by a file, and puts right what a press can', async () => {
    const exposures = [
      { kind: 'git_tracked' as const, remedy: 'ignore' as const },
      { kind: 'web_root' as const, remedy: null },
    ];
    const shown = place('/srv/spa/.env', 'TOKEN', { exposures });
    await open(snapshot([{ ...spa, places: [shown] }]));
    await page.keyboard.press('Control+2');
    await page.getByText('This file is shared through git', { exact: false }).waitFor();
    await page.getByText('A website may show this file to everybody.', { exact: false }).waitFor();
    await button('Leave it out of git: spa/.env').click();
    await hostWasAsked({ do: 'put_right', place: shown.id, remedy: 'ignore' });
  });

  it('takes a new place: what it is, whose token it takes, and then the line', async () => {
    await openPage();
    await button('Add a place').click();
    await page.getByLabel('Whose token?').selectOption('@harbor.spa');
    await button(/A settings file/).click();
    await hostWasAsked({ do: 'choose_file', account: spa.id });
    await button('Add a place').click();
    await button(/I paste it somewhere myself/).click();
    await page.getByRole('textbox', { name: 'What do you call it?' }).fill('n8n');
    await button('Add this place').click();
    await hostWasAsked({ do: 'add_by_hand', account: bakery.id, name: 'n8n', link: null });
  });

  it('has the lines that wait for an account, and says where there is none', async () => {
    await open(snapshot([fresh], { waiting }));
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { name: 'No places yet.' }).waitFor();
    await button(/^Put the token here/).waitFor();
  });

  it('is led to by the rail, which says how many wait for a restart', async () => {
    await open(snapshot([bakery, spa]));
    await page.getByRole('navigation').getByRole('button', { name: '1 place waits for a restart' }).click();
    await page.getByRole('heading', { name: '3 places need you.' }).waitFor();
    const { places } = bakery;
    const done = { ...bakery, places: places.map((one) => ({ ...one, restart: false })), version: 2 };
    host.change({ ...snapshot([done, spa], { version: 2 }), order: null });
    await page.getByRole('heading', { name: '2 places need you.' }).waitFor();
    expect(await button('1 place waits for a restart').count()).toBe(0);
  });
});

async function openPage() {
  await open(snapshot([bakery, spa]));
  await page.keyboard.press('Control+2');
  await page.getByRole('heading', { name: /need you/ }).waitFor();
}
