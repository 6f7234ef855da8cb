import { describe, expect, it } from 'vitest';

import type { Account, Outcome } from '../../src/lib/host';
import { NOW, account, inDays } from '../fixtures/accounts';
import { snapshot, together } from '../fixtures/snapshots';
import { tasksOf } from '../processor';
import { host, page, open, until } from './session';

/** Milliseconds: what a person waits for, what a key may take, and from when on a window is felt to stand still. */
const LIST = 100;
const KEY = 16;
const LONG = 50;

const CROWD = crowd(1000);
const rows = () => page.locator('[data-row]').count();
const everyRow = () => until(async () => expect(await rows()).toBe(CROWD.length));

describe('with a thousand accounts the window', () => {
  it('has the list in the time that a person does not notice, and every row after a moment', async () => {
    await open(snapshot(CROWD));
    const first = await tasksOf(page, () => page.locator('.head button').click());
    const rest = await tasksOf(page, everyRow);
    said('the list', first);
    said('the rest of its rows', rest);
    expect(sum(first)).toBeLessThan(LIST);
    expect(rest[0]).toBeLessThan(LONG);
  });

  it('follows each key of the search', async () => {
    await open(snapshot(CROWD));
    await page.getByRole('searchbox').focus();
    const spent: number[] = [];
    for (const key of [...'client 7', 'Backspace', 'Backspace', ...'x']) {
      const [longest = 0] = await tasksOf(page, () => page.keyboard.press(key));
      spent.push(longest);
    }
    said('a key of the search', spent);
    expect(Math.max(...spent)).toBeLessThan(KEY);
  });

  it('never stands still while two hundred are extended', async () => {
    await open(snapshot(CROWD));
    await page.locator('.head button').click();
    await everyRow();
    const tasks = await tasksOf(page, async () => {
      for (let at = 0; at < 200; at += 4) {
        for (let one = at; one < at + 4; one++) extend(one);
        await page.locator('.bar p', { hasText: `Extending ${at + 4} of 200…` }).waitFor();
      }
    });
    said('two hundred extends', tasks);
    expect(tasks[0]).toBeLessThan(LONG);
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

function sum(tasks: number[]): number {
  return tasks.reduce((all, one) => all + one, 0);
}

function said(what: string, tasks: number[]): void {
  console.log(
    `${what}: ${sum(tasks).toFixed(0)} ms together, ${Math.max(...tasks).toFixed(1)} ms the longest`,
  );
}
