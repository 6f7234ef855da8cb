import type { Account, HistoryLine } from '../../host';
import { NETWORK, shortPath } from '../../state/names';
import { veiled } from '../../state/window.svelte';
import type { Words } from '../../words/words';

/** The events that the core notes, each with a sentence `his-…` in the texts. */
export const EVENTS = [
  'connected',
  'imported',
  'restored',
  'extended',
  'read_anew',
  'not_read',
  'old_ended',
  'put_off',
  'refused',
  'not_proved',
  'delivered',
  'not_delivered',
  'waits_for_you',
  'pasted',
  'pasted_older',
  'pasted_undone',
  'send_asked',
  'place_added',
  'place_removed',
  'disconnected',
  'disconnect_undone',
  'set',
];

/** What happens by itself, on the day that the token names. */
const EXPIRED = 'expired';

/** The settings of an account, each with a sentence `his-set-…` in the texts. */
const SETTINGS = ['auto-extend', 'client', 'label', 'snooze'];

/** Of these, those whose value is a name. */
const NAMES = ['client', 'label'];

/** Lines of history that say the same one after another, as one line. */
export type Run = {
  /** The newest of them. */
  line: HistoryLine;
  count: number;
  /** When the oldest of them was noted. */
  since: string;
};

/** The history with the day on which the token ran out, which no program had to note. */
export function withEnd(lines: HistoryLine[], { status, expires_at }: Account, now: string): HistoryLine[] {
  if (status !== 'expired' || expires_at === null || expires_at > now) return lines;
  const at = lines.findIndex((line) => line.at < expires_at);
  const end = { at: expires_at, event: EXPIRED, facts: {} };
  return lines.toSpliced(at < 0 ? lines.length : at, 0, end);
}

/** The history with its repeated lines folded, newest first. */
export function runs(lines: HistoryLine[], account: Account, now: string, words: Words): Run[] {
  const all: Run[] = [];
  let before = '';
  for (const line of lines) {
    const said = sentence(line, account, now, words);
    const last = all.at(-1);
    if (last !== undefined && said === before) Object.assign(last, { count: last.count + 1, since: line.at });
    else all.push({ line, count: 1, since: line.at });
    before = said;
  }
  return all;
}

/** A folded line of history as a sentence. */
export function told({ line, count, since }: Run, account: Account, now: string, words: Words): string {
  if (count === 1) return sentence(line, account, now, words);
  const date = words.day(since, now);
  if (line.event === 'checked')
    return words.say(checked(line, 'his-many'), { ...about(account), count, date });
  return `${sentence(line, account, now, words)} ${words.say('his-run', { count, date })}`;
}

/** A line of history as a sentence. */
function sentence(line: HistoryLine, account: Account, now: string, words: Words): string {
  const { expires_at, where, key, value } = line.facts;
  const date = expires_at ?? (key === 'snooze' ? value : null);
  const values = {
    ...about(account),
    date: typeof date === 'string' ? words.day(date, now) : null,
    place: typeof where === 'string' ? shortPath(where) : '',
    value: typeof value === 'string' ? (NAMES.includes(String(key)) ? veiled(value) : value) : null,
  };
  if (line.event === 'checked') return words.say(checked(line, 'his-checked'), values);
  if (line.event === 'set' && SETTINGS.includes(String(key)))
    return words.say(`his-set-${String(key)}`, values);
  if (line.event === EXPIRED) return words.say('his-expired', values);
  if (EVENTS.includes(line.event)) return words.say(`his-${line.event}`, values);
  return words.say('his-other', { event: line.event.replaceAll('_', ' ') });
}

function checked({ facts: { works } }: HistoryLine, key: 'his-checked' | 'his-many'): string {
  return works === true ? key : works === false ? `${key}-not` : `${key}-unknown`;
}

function about(account: Account): { network: string } {
  return { network: NETWORK[account.network] };
}

/** Whether the dot of a line is hollow: it is filled where the token or a place changed or failed. */
export function isHollow(line: HistoryLine): boolean {
  return ['checked', 'put_off', 'send_asked', 'set'].includes(line.event);
}
