import { describe, expect, it } from 'vitest';

import type { Account, Outcome } from '../../src/lib/host';
import { NOW, account, inDays } from '../fixtures/accounts';
import { snapshot, together } from '../fixtures/snapshots';
import { host, page, open, until } from './session';

const CROWD = crowd(1000);
const rows = () => page.locator('[data-row]').count();

describe('with a thousand accounts the window', () => {
  it('shows the first rows of the list at once, and the others as the person comes to them', async () => {
    await open(snapshot(CROWD));
    await page.locator('.head button').click();
    await page.locator('[data-row="made.up.0"]').waitFor();
    await until(async () => expect(await rows()).toBeGreaterThan(50));
    expect(await rows()).toBeLessThan(200);
    await scrollToTheEnd();
  });

  it('follows each key of the search', async () => {
    await open(snapshot(CROWD));
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('client 77');
    await until(async () => expect(await rows()).toBe(10));
    await page.keyboard.press('Backspace');
    await page.locator('.states', { hasText: '110' }).waitFor();
    await until(async () => expect(await rows()).toBeGreaterThan(50));
  });

  it('draws only those anew that change while two hundred are extended', async () => {
    await open(snapshot(CROWD));
    await page.locator('.head button').click();
    await scrollToTheEnd();
    await watchRows();
    for (let at = 0; at < 200; at += 4) {
      for (let one = at; one < at + 4; one++) extend(one);
      await page.locator('.bar p', { hasText: `Extending ${at + 4} of 200…` }).waitFor();
    }
    expect(await touchedRows()).toEqual(CROWD.slice(0, 204).map(({ name }) => name));
  });

  it('goes to the last row with the key for it, however many there are', async () => {
    await open(snapshot(CROWD));
    await page.locator('.head button').click();
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('End');
    await page.locator('[data-row="made.up.999"]:focus').waitFor();
  });
});

function crowd(count: number): Account[] {
  return Array.from({ length: count }, (_, index) =>
    account({
      name: `made.up.${index}`,
      label: `Client ${index % 100}`,
      expires_at: inDays(20 + (index % 40)),
      next_attempt: inDays(2 + (index % 28)),
    }),
  );
}

/** The host says that this account is extended and that the next but three is being extended, as four are at a time. */
function extend(at: number): void {
  const outcome: Outcome = { outcome: 'extended', at: NOW, token_changed: true, sent: 0, problem: null };
  const changed: Account[] = [
    { ...CROWD[at]!, expires_at: inDays(60), outcome },
    { ...CROWD[at + 4]!, work: 'extending' },
  ];
  const state = snapshot(changed, { version: at + 2, together: { ...together, total: 200, extended: at } });
  host.change({ ...state, order: null });
}

/** As with a mouse: to the end of what is there, again and again. */
async function scrollToTheEnd(): Promise<void> {
  await until(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await rows()).toBe(CROWD.length);
  });
}

/** Remembers each row in which anything is drawn anew from now on. */
function watchRows(): Promise<void> {
  return page.evaluate(() => {
    const touched = new Set<string>();
    const rowOf = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest('li')?.querySelector('[data-row]');
    const look = (changes: MutationRecord[]) => {
      for (const node of changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes])) {
        const row = rowOf(node)?.getAttribute('data-row');
        if (row) touched.add(row);
      }
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(document.body, everything);
    Object.assign(window, { touched });
  });
}

function touchedRows(): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]);
}
