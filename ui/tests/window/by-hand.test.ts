import { describe, expect, it } from 'vitest';

import { form, place } from '../fixtures/accounts';
import { fresh, snapshot } from '../fixtures/snapshots';
import { button, host, hostWasAsked, hostWasAskedTimes, hostWasNotAsked, open, page } from './session';

const waiting = form('Wix', { state: 'waiting', reason: 'by_hand' });
const waits = { ...fresh, status: 'not_delivered' as const, places: [waiting] };
const done = { ...fresh, places: [form('Wix')] };

describe('a place that the person fills', () => {
  it('is marked as done, and the mark is taken back by its button or by the key', async () => {
    for (const undo of [() => button('Undo').click(), () => page.keyboard.press('Control+z')]) {
      await open(snapshot([waits]));
      await page.locator('[data-row]').click();
      await button('I pasted it: Wix').click();
      await hostWasAsked({ do: 'confirm_place', place: waiting.id });
      host.change({ ...snapshot([done], { version: 2 }), order: null });
      await page.getByRole('region', { name: 'Wix is marked as done.' }).waitFor();
      await undo();
      await hostWasAsked({ do: 'undo_confirm_place', place: waiting.id });
    }
  });

  it('does not look good once the token in it is dead, and neither does a file', async () => {
    const dead = {
      ...fresh,
      status: 'turned_off' as const,
      places: [form('Wix'), place('/srv/shop/.env', 'IG_TOKEN')],
    };
    await open(snapshot([dead]));
    await page.locator('[data-row]').click();
    await page.getByText('a new one waits here for you to paste', { exact: false }).waitFor();
    await page.getByText('and we write the new one here', { exact: false }).waitFor();
    expect(await page.locator('#places .good').count()).toBe(0);
  });

  it('is given no dead token: nothing offers to copy it, and the key says why', async () => {
    for (const status of ['turned_off', 'expired'] as const) {
      await open(snapshot([{ ...waits, status }]));
      await page.locator('[data-row]').click();
      await page.locator('#places').waitFor();
      await page.locator('header [aria-haspopup=menu]').click();
      expect(await page.getByText('Copy token').count()).toBe(0);
      expect(await button('I pasted it: Wix').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+c');
      await page.getByText("no longer works, so we didn't copy it", { exact: false }).first().waitFor();
      await hostWasNotAsked('copy');
    }
  });

  it('is copied for and shown by the same button of the row', async () => {
    await open(snapshot([waits, { ...fresh, id: 'other' }]));
    await button('Copy token, @corner.bakery').click();
    await hostWasAskedTimes('copy', 1);
    await button('I pasted it: Wix').and(page.locator(':focus')).waitFor();
    expect(await page.getByText('Paste token').count()).toBe(0);
  });
});

describe('a right click', () => {
  it('opens the menu of the browser in a field and over a marked text alone', async () => {
    await open(snapshot([fresh]));
    const isLeft = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) =>
          element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
        );
    expect(await isLeft('main h1')).toBe(false);
    await page.locator('main h1').evaluate((heading) => getSelection()?.selectAllChildren(heading));
    expect(await isLeft('main h1')).toBe(true);
    expect(await isLeft('nav button')).toBe(false);
    await page.getByRole('button', { name: 'Help me fix it' }).click();
    expect(await isLeft('main textarea')).toBe(true);
  });
});
