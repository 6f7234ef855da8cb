import { expect, it } from 'vitest';

import { account, place } from '../../../../tests/fixtures/accounts';
import { needsPerson, restarts, rowsOf } from './rows';

const current = place('/srv/a/.env', 'A');
const restart = place('/srv/b/.env', 'B', { restart: true });
const failed = place('/srv/c/.env', 'C', { state: 'failed', reason: 'moved' });
const planned = place('/srv/d/.env', 'D', { state: 'waiting', reason: 'not_yet' });
const pasted = place('WordPress plugin', '', { kind: 'by_hand', state: 'waiting', reason: 'by_hand' });
const keyed = place('corner/site → T', '', { credential: { ends: '2026-12-01T00:00:00Z', state: 'soon' } });
const one = account({ name: 'one', places: [current, restart, planned, keyed] });
const other = account({ name: 'other', places: [pasted, failed] });

it('puts what needs the person before what does not, in the order of the harm', () => {
  const rows = rowsOf([one, other]);
  expect(rows.map((row) => row.place)).toEqual([failed, pasted, restart, keyed, planned, current]);
  expect(rows.filter(needsPerson).map((row) => row.place)).toEqual([failed, pasted, restart, keyed]);
  expect(rows[0]!.account).toBe(other);
});

it('counts the programs that still run with an older token', () => {
  expect(restarts([one, other])).toBe(1);
  expect(restarts([])).toBe(0);
});
