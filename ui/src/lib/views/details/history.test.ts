import { describe, expect, it } from 'vitest';

import { NOW, inDays, soon } from '../../../../tests/fixtures/accounts';
import type { HistoryLine } from '../../host';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { runs, told, withEnd } from './history';

const en = await readPlainWords('en');
const ru = await readPlainWords('ru');

describe('the history of an account', () => {
  it('folds lines that say the same one after another, and no others', () => {
    const checks = Array.from({ length: 30 }, (_, day) => line('checked', -day, { works: true }));
    const extended = line('extended', -31, { expires_at: inDays(20) });
    expect(said([...checks, extended, line('checked', -32, { works: true })])).toEqual([
      'Checked 30 times since Oct 22. The token works.',
      'Extended until Dec 10.',
      'Checked. The token works.',
    ]);
    expect(said([line('checked', 0, { works: true }), line('checked', -1, { works: false })])).toHaveLength(
      2,
    );
    const tries = [0, -1, -2].map((day) => line('put_off', day));
    expect(said(tries)).toEqual(["We couldn't extend the token. We'll try again. 3 times since Nov 18."]);
  });

  it('has the day on which the token ran out', () => {
    const ended = { ...soon, status: 'expired' as const, expires_at: inDays(-2) };
    const noted = [line('checked', -1, { works: false }), line('extended', -62)];
    expect(withEnd(noted, ended, NOW).map(({ event, at }) => [event, at])).toEqual([
      ['checked', inDays(-1)],
      ['expired', inDays(-2)],
      ['extended', inDays(-62)],
    ]);
    expect(withEnd(noted, soon, NOW)).toEqual(noted);
    expect(said(withEnd([], ended, NOW))).toEqual(['The token expired.']);
  });

  it('counts in three forms in Russian', () => {
    const checks = (count: number) =>
      Array.from({ length: count }, (_, day) => line('checked', -day, { works: true }));
    expect(said(checks(3), ru)).toEqual(['3 проверки с 18 ноября: токен работает.']);
    expect(said(checks(21), ru)).toEqual(['21 проверка с 31 октября: токен работает.']);
  });

  it('names a setting by what a person changed', () => {
    expect(
      said([
        line('set', 0, { key: 'auto-extend', value: 'off' }),
        line('set', -1, { key: 'label', value: 'Jam & Toast' }),
        line('set', -2, { key: 'label', value: null }),
        line('set', -3, { key: 'snooze', value: inDays(3) }),
      ]),
    ).toEqual([
      'You turned auto-extend off.',
      'You set your own name for it: Jam & Toast.',
      'You removed your own name for it.',
      'You put reminders off until Nov 23.',
    ]);
  });

  it('says an event of a newer program by its own name', () => {
    expect(said([line('vault_lost', 0)])).toEqual(['Noted: vault lost.']);
  });
});

function said(lines: HistoryLine[], words = en): string[] {
  return runs(lines, soon, NOW, words).map((run) => told(run, soon, NOW, words));
}

function line(event: string, days: number, facts: HistoryLine['facts'] = {}): HistoryLine {
  return { at: inDays(days), event, facts };
}
