import { describe, expect, it } from 'vitest';

import { problem } from '../../../tests/fixtures/accounts';
import { plain } from '../../../tests/fixtures/plain-words';
import { readWords } from './texts';

const MOMENT = '2026-11-29T15:10:00Z';
const en = await readWords('en');
const ru = await readWords('ru');

describe('words', () => {
  it('writes dates and times as the rest of the program does', () => {
    expect(plain(en.time(MOMENT))).toBe('Nov 29, 2026 at 4:10 PM');
    expect(plain(ru.time(MOMENT))).toBe('29 ноября 2026 года в 16:10');
  });

  it('says a moment of yesterday, today or tomorrow without its date', async () => {
    const said = async (language: string) => {
      const words = await readWords(language, MOMENT);
      const hours = [-48, -24, -15, 0, 8, 32];
      return hours.map((more) =>
        plain(words.time(new Date(Date.parse(MOMENT) + more * 3_600_000).toISOString())),
      );
    };
    expect(await said('en')).toEqual([
      'Nov 27, 2026 at 4:10 PM',
      'yesterday at 4:10 PM',
      'today at 1:10 AM',
      'today at 4:10 PM',
      'tomorrow at 12:10 AM',
      'Dec 1, 2026 at 12:10 AM',
    ]);
    expect((await said('ru'))[4]).toBe('завтра в 0:10');
  });

  it('leaves out the year of a day that is near', () => {
    expect(plain(en.day(MOMENT, '2026-11-20T00:00:00Z'))).toBe('Nov 29');
    expect(plain(ru.day(MOMENT, '2026-11-20T00:00:00Z'))).toBe('29 ноября');
    expect(plain(ru.shortDay(MOMENT, '2026-11-20T00:00:00Z'))).toBe('29 нояб.');
    expect(plain(en.day(MOMENT, '2025-01-01T00:00:00Z'))).toBe('Nov 29, 2026');
  });

  it('ends no line inside of a date, or between a number and its unit', () => {
    expect(en.date(MOMENT)).toBe('Nov\u00a029, 2026');
    expect(ru.date(MOMENT)).toBe('29\u00a0ноября 2026\u00a0года');
    expect(ru.shortDay(MOMENT, MOMENT)).toBe('29\u00a0нояб.');
    expect(en.time(MOMENT)).toContain('4:10\u00a0PM');
    expect(en.say('det-expires', { count: 9, date: 'soon' })).toContain('in 9\u00a0days, on');
    expect(ru.say('det-expires', { count: 9, date: 'soon' })).toContain('через 9\u00a0дней,');
    expect(en.say('wiz-secret-count', { count: 9 })).toContain('32\u00a0characters');
    expect(en.say('con-again', { name: 'Cafe 24 hours' })).toContain('24 hours');
  });

  it('says midnight and noon as 12', () => {
    expect(plain(en.hour('2026-11-28T23:05:00Z'))).toBe('12:05 AM');
    expect(plain(en.hour('2026-11-29T11:05:00Z'))).toBe('12:05 PM');
  });

  it('says what is known of a problem and leaves no hole for what is not', () => {
    const offline = problem('x.net', 'retry_later');
    expect(en.card(offline).body).toMatch(/^Nothing was changed\./);
    const known = problem('x.net', 'retry_later', {
      name: { text: '@jam.and.toast' },
      date: { date: MOMENT },
    });
    expect(plain(en.card(known).body)).toMatch(/^@jam\.and\.toast is fine until Nov 29, 2026\./);
  });

  it('says a sentence in which a sentence of another file stands', () => {
    expect(en.say('set-tray-none')).toContain('Sixty');
  });

  it('shows the key of a sentence that is in no file', () => {
    expect(en.say('no-such-sentence')).toBe('no-such-sentence');
  });

  it('has a card of its own for another process at work', () => {
    const name = { text: '@jam.and.toast' };
    const busy = { ...problem('x.unknown', 'retry_later', { name }), busy: true };
    expect(en.card(busy).title).toBe('Another Sixty is working on this');
  });

  it('counts in three forms in Russian', () => {
    const said = [1, 2, 5, 21].map((count) => plain(ru.say('set-remind-days', { count })));
    expect(said).toEqual(['1 день', '2 дня', '5 дней', '21 день']);
  });
});
