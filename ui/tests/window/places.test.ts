import { describe, expect, it } from 'vitest';

import { attempt, fresh, newPlace, snapshot, usual, waiting } from '../fixtures/snapshots';
import { place, states } from '../fixtures/accounts';
import {
  host,
  page,
  open,
  hasFocus,
  hostWasAsked,
  hostWasAskedTimes,
  hostWasNotAsked,
  button,
} from './session';

const lost = states.find(({ name }) => name === 'not.delivered')!;

describe('the window', () => {
  it('asks for the file of a place, and tells the host which line takes the token', async () => {
    const done = attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out: [] });
    await open(snapshot([fresh], done));
    await button(/A settings file/).click();
    await hostWasAsked({ do: 'choose_file', account: 'corner.bakery' });
    host.change({ ...snapshot([fresh], { ...done, ...newPlace(), version: 2 }), order: null });
    await page.getByRole('radio', { name: /IG_TOKEN/ }).click();
    await button('Save and update').click();
    await hostWasAsked({ do: 'add_place', key: 'IG_TOKEN' });
  });

  it('takes the chosen line with Enter, and names the network of the token', async () => {
    await open(snapshot([fresh], newPlace()));
    await page.getByText('The Instagram token of @corner.bakery goes into', { exact: false }).waitFor();
    await page.getByRole('radio', { name: /IG_TOKEN/ }).check();
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'add_place', key: 'IG_TOKEN' });
  });

  it('takes no name for a line that programs would not read', async () => {
    await open(snapshot([fresh], newPlace({ lines: [] })));
    const name = page.getByRole('textbox', { name: 'Name of the line' });
    expect(await name.inputValue()).toBe('INSTAGRAM_ACCESS_TOKEN');
    await name.fill('MY TOKEN');
    await button('Save and update').click();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await name.fill('MY_TOKEN');
    await button('Save and update').click();
    await hostWasAsked({ do: 'add_place', key: 'MY_TOKEN' });
    await hostWasAskedTimes('add_place', 1);
  });

  it('takes the path of a file, and gives a line that waits to the account', async () => {
    await open(snapshot([fresh], { waiting }));
    await page.locator('[data-row]').first().click();
    await button(/^Put the token here/).click();
    await hostWasNotAsked('adopt_place');
    await page.getByText('gets this token now, and each new one.', { exact: false }).waitFor();
    await page.locator('dialog').getByRole('button', { name: 'Put the token here' }).click();
    await hostWasAsked({ do: 'adopt_place', place: 'w1', account: 'corner.bakery' });
    await page.locator('summary').click();
    await page.getByRole('textbox', { name: 'Path of the file' }).fill('~/shop/.env');
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'name_file', path: '~/shop/.env', account: 'corner.bakery' });
  });

  it('leads to the place that missed the token, finds its file, and says how a try ended', async () => {
    const moved = {
      ...lost,
      places: [place('/srv/hotel/.env', 'IG_TOKEN', { state: 'failed', reason: 'moved' })],
    };
    const held = { ...moved, places: [{ ...moved.places[0]!, reason: 'in_use' }] };
    await open(snapshot([held, fresh]));
    await button('Fix place, @not.delivered').click();
    await hasFocus(button('Send now'));
    host.change({ ...snapshot([moved, fresh], { version: 2 }), order: null });
    await page.getByText("We can't find a file that takes this token.").waitFor();
    await page.locator('#places').getByRole('button', { name: 'Find the file' }).click();
    await hostWasAsked({ do: 'find_file', place: '/srv/hotel/.env IG_TOKEN' });
    host.change({
      ...snapshot([moved, fresh], { ...newPlace({ account: moved.id, key: 'IG_TOKEN' }), version: 3 }),
      order: null,
    });
    await page.getByRole('radio', { name: /IG_TOKEN/, checked: true }).waitFor();
    host.change({ ...snapshot([moved, fresh], { version: 4 }), order: null });
    await page.locator('dialog').waitFor({ state: 'detached' });

    await button('Send now').click();
    await hostWasAsked({ do: 'send_place', place: '/srv/hotel/.env IG_TOKEN' });
    host.change({ ...snapshot([{ ...moved, work: 'sending' }, fresh], { version: 5 }), order: null });
    await button('Sending…, @not.delivered').waitFor();
    host.change({ ...snapshot([moved, fresh], { version: 6 }), order: null });
    await page
      .getByRole('status')
      .filter({ hasText: "hotel/.env didn't get the token. We can't find the file." })
      .waitFor();
  });

  it('stops updating a place only after a question', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await button(/Remove IG_TOKEN/).click();
    await hostWasNotAsked('remove_place');
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await hostWasAsked({ do: 'remove_place', place: '/home/jam/blog/.env.local IG_TOKEN' });
  });
});
