import { describe, expect, it } from 'vitest';

import { NOW, expired, inDays, soon, spa, turnedOff } from '../../../../tests/fixtures/accounts';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { happened } from '../../../../tests/fixtures/activity';
import type { Account, ActivityLine } from '../../host';
import { detailsOf } from './details';
import { days, mendable, timesOf, undoable, withEnds } from './entries';

const en = await readPlainWords('en');
const ru = await readPlainWords('ru');

describe('what happened', () => {
  it('is told by day, newest first', () => {
    const lines = [line(soon, 'extended', 0), line(spa, 'disconnected', 0), line(soon, 'disconnected', -1)];
    expect(days(lines, NOW, en).map(({ entries }) => entries.length)).toEqual([2, 1]);
  });

  it('says with a new token how many places got it, and leaves what was sent for another reason', () => {
    const lines = [
      line(soon, 'delivered', 0, { where: '/srv/.env#K' }, 5 * 3600),
      line(soon, 'delivered', 0, { where: '/srv/.env#K' }, 61),
      line(spa, 'delivered', 0, { where: '/srv/spa/.env#K' }, 60),
      line(soon, 'delivered', 0, { where: '/srv/b/.env#K' }, 60),
      line(soon, 'extended', 0, { expires_at: inDays(59) }, 0),
    ];
    expect(said(lines)).toEqual([
      'Sent to srv/.env#K.',
      'Sent to spa/.env#K.',
      'Extended until Jan 18, 2027. Sent to 2 places.'.replace(', 2027', ''),
    ]);
  });

  it('joins neighbours that say the same, of several accounts as of one', () => {
    const put = (account: Account, hour: number) =>
      line(account, 'put_off', 0, { code: 'x.net' }, -hour * 3600);
    const [day] = days([put(soon, 0), put(spa, 1), put(soon, 2)], NOW, en);
    expect(day?.entries.map(({ owners, said }) => [owners.length, said])).toEqual([
      [2, "We couldn't extend the token. We'll try again. No internet."],
    ]);
    const [own] = days([put(soon, 0), put(soon, 1)], NOW, en);
    expect(own?.entries.map(timesOf)).toEqual([2]);
    expect(said([put(soon, 0), line(spa, 'disconnected', 0), put(soon, 2)])).toHaveLength(3);
  });

  it('says of the checks of a day how many answered', () => {
    const checks = (kind: ActivityLine['kind'], count: number): ActivityLine => ({
      ...happened({ event: kind, at: NOW }),
      kind,
      count,
    });
    expect(said([checks('checked', 43)])).toEqual(['Checked 43 accounts. All answered.']);
    expect(said([checks('checked', 1)])).toEqual(['Checked 1 account. It answered.']);
    expect(said([checks('unanswered', 2)], ru)).toEqual(['Проверка: 2 аккаунта. Ответа не было.']);
  });

  it('names the cause of a trouble as its card does', () => {
    const found = line(turnedOff, 'checked', 0, { works: false, code: 'x.password' });
    expect(said([{ ...found, kind: 'problem' }])).toEqual(['Checked. Threads no longer accepts this token.']);
    const unknown = line(soon, 'refused', 0, { code: 'x.newer' });
    expect(said([unknown])).toEqual(['Instagram refused to extend the token.']);
  });

  it('has the days on which tokens ran out, as far as the page goes', () => {
    const at = expired.expires_at!;
    const events = (from: string | null) =>
      withEnds([], [expired, soon], from, NOW).map(({ event }) => event);
    expect(events(null)).toEqual(['expired']);
    expect(events(NOW)).toEqual([]);
    const around = [line(soon, 'extended', 0), line(soon, 'extended', -50)];
    expect(withEnds(around, [expired], null, NOW).map((one) => one.at)).toEqual([NOW, at, inDays(-50)]);
  });

  it('offers what helps beside the last line that tells of it, and only while it helps', () => {
    const refused = (days: number) => ({
      ...line(turnedOff, 'refused', days),
      kind: 'problem' as const,
    });
    const lines = [refused(0), line(spa, 'disconnected', 0), refused(-1), line(spa, 'disconnected', -2)];
    const entries = days(lines, NOW, en).flatMap((day) => day.entries);
    expect([...mendable(entries, [turnedOff, soon]).keys()]).toEqual([entries[0]]);
    expect(mendable(entries, [{ ...turnedOff, status: 'good' }]).size).toBe(0);
    expect([...undoable(entries, [spa]).keys()]).toEqual([entries[1]]);
    expect(undoable(entries, []).size).toBe(0);
  });

  it('shows a developer whose it was, which file and line, and the numbers of Meta', () => {
    const meta = { code: 190, subcode: 460, type: null, fbtrace_id: 'A1b2', http_status: 400 };
    const told = (facts: ActivityLine['facts']) =>
      detailsOf(line(soon, 'refused', 0, facts)).map(({ key, detail }) => en.say(key, { detail }));
    expect(told({ code: 'x.password', meta })).toEqual([
      `Time ${NOW}`,
      'Event refused',
      'Network Instagram',
      `Account ${soon.name}`,
      'Problem x.password',
      'Code 190/460',
      'HTTP status 400',
      "Meta's trace number A1b2",
    ]);
    expect(told({ where: '/srv/my#shop/.env#TOKEN', reason: 'moved' }).slice(4)).toEqual([
      'File /srv/my#shop/.env',
      'Line TOKEN',
      'Reason moved',
    ]);
  });
});

function said(lines: ActivityLine[], words = en): string[] {
  return days(lines, NOW, words).flatMap((day) => day.entries.map((entry) => entry.said));
}

function line(
  account: Account,
  event: string,
  day: number,
  facts: ActivityLine['facts'] = {},
  seconds = 0,
): ActivityLine {
  const at = new Date(Date.parse(inDays(day)) + seconds * 1000).toISOString().replace('.000', '');
  return happened({ account, event, at, facts });
}
