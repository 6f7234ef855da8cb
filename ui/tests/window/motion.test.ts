import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { Account, Outcome } from '../../src/lib/host';
import { NOW, inDays } from '../fixtures/accounts';
import { snapshot, usual } from '../fixtures/snapshots';
import { host, page, open, button, until } from './session';

const ROW = '[data-row="jam.and.toast"]';

describe('the window', () => {
  it('fills a dial up after an extend, so that a person sees what was won', async () => {
    await open(snapshot(usual));
    const shown = await watched(page.locator('li', { has: page.locator(ROW) }).locator('.dial text'));
    await extended();
    await until(async () => expect((await shown()).at(-1)).toBe(60));
    const days = await shown();
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual([...days].sort((one, other) => one - other));
  });

  it('moves an extended row to its place when the person leaves it', async () => {
    await open(snapshot(usual));
    await unfold();
    await button('Extend Token, @jam.and.toast').focus();
    const moved = await movements();
    await extended();
    await page.getByText('Extended. New date: Jan 19, 2027.').first().waitFor();
    expect(await rank()).toBe(2);
    expect(await moved()).toBe(0);
    await page.getByRole('searchbox').focus();
    await until(async () => expect(await rank()).toBeGreaterThan(2));
    expect(await moved()).toBeGreaterThan(0);
  });

  it('keeps an extended row in its place while the whole window is left', async () => {
    await open(snapshot(usual));
    await button('Extend Token, @jam.and.toast').focus();
    await extended();
    await page.getByText('Extended. New date: Jan 19, 2027.').first().waitFor();
    await page.evaluate(() => {
      document.hasFocus = () => false;
      document.activeElement!.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    });
    expect(await rank()).toBe(2);
  });

  it('moves nothing for a person who has asked the system for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(snapshot(usual));
    await unfold();
    await button('Extend Token, @jam.and.toast').focus();
    const shown = await watched(page.locator('li', { has: page.locator(ROW) }).locator('.dial text'));
    const moved = await movements();
    await extended();
    await until(async () => expect(await shown()).toEqual([60]));
    await page.getByRole('searchbox').focus();
    await until(async () => expect(await rank()).toBeGreaterThan(2));
    expect(await moved()).toBe(0);
  });
});

/** The host says that jam.and.toast was extended; it is now the last of the good accounts. */
async function extended(): Promise<void> {
  const outcome: Outcome = { outcome: 'extended', at: NOW, token_changed: true, sent: 0, problem: null };
  const after: Account[] = usual.map((one) =>
    one.id === 'jam.and.toast'
      ? { ...one, status: 'good', expires_at: inDays(60), outcome, places: [] }
      : one,
  );
  const others = usual.map(({ id }) => id).filter((id) => id !== 'jam.and.toast');
  host.change({ ...snapshot(after, { version: 2 }), order: [...others, 'jam.and.toast'] });
}

/** Unfolds the good accounts, and takes the mouse away from the rows, as none moves under it. */
async function unfold(): Promise<void> {
  await page.locator('.head button').click();
  await page.mouse.move(0, 0);
}

/** Which row of the list jam.and.toast has, from 0. */
async function rank(): Promise<number> {
  const ids = await page
    .locator('[data-row]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-row')));
  return ids.indexOf('jam.and.toast');
}

/** The numbers that an element shows from now on. */
async function watched(element: Locator): Promise<() => Promise<number[]>> {
  const list = await element.evaluateHandle((one) => {
    const seen: number[] = [];
    new MutationObserver(() => seen.push(Number(one.textContent))).observe(one, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return seen;
  });
  return () => list.evaluate((seen) => [...seen]);
}

/** How many rows have been moved since now. */
async function movements(): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const moved = { rows: 0 };
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...given) {
      moved.rows += 1;
      return animate.apply(this, given);
    };
    return moved;
  });
  return () => count.evaluate(({ rows }) => rows);
}
