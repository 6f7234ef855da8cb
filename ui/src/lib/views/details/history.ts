import type { Account, HistoryLine, Network } from '../../host';
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
  'in_force',
  'taken_up',
  'undone',
  'pasted_older',
  'pasted_undone',
  'send_asked',
  'place_added',
  'place_removed',
  'place_waits',
  'forgotten',
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

/** What a reminder was about, each with a sentence `his-reminded-…`; a number of days has one of its own. */
export const REMINDED = ['expired', 'turned_off', 'stuck', 'login', 'place'];

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

/** A line of history as a sentence. Both the history of one account and what happened to all of them say it so. */
export function sentence(
  line: Pick<HistoryLine, 'event' | 'facts'>,
  { network }: { network: Network | null },
  now: string,
  words: Words,
): string {
  const { expires_at, where, key, value, days } = line.facts;
  const date = expires_at ?? (key === 'snooze' ? value : null);
  const values = {
    network: network === null ? null : NETWORK[network],
    date: typeof date === 'string' ? words.day(date, now) : null,
    place: typeof where === 'string' ? shortPath(where) : '',
    value: typeof value === 'string' ? (NAMES.includes(String(key)) ? veiled(value) : value) : null,
    count: typeof days === 'number' ? days : 0,
    event: line.event.replaceAll('_', ' '),
  };
  const why = causeOf(line, values.network, words);
  if (line.event === 'checked' && why !== '') return words.say('his-checked-but', { detail: why });
  const said = words.say(keyOf(line), values);
  return why === '' ? said : `${said} ${why}`;
}

/** The key of a line's sentence. */
function keyOf(line: Pick<HistoryLine, 'event' | 'facts'>): string {
  const { event, facts } = line;
  const step = String(facts.step);
  if (event === 'checked') return checked(line, 'his-checked');
  if (event === 'set' && SETTINGS.includes(String(facts.key))) return `his-set-${String(facts.key)}`;
  if (event === 'reminded') return REMINDED.includes(step) ? `his-reminded-${step}` : 'his-reminded-days';
  if (event === EXPIRED) return 'his-expired';
  return EVENTS.includes(event) ? `his-${event}` : 'his-other';
}

/** Why something did not work, as the title of its card says it; empty where it is not known. */
function causeOf(
  { facts: { code } }: Pick<HistoryLine, 'facts'>,
  network: string | null,
  words: Words,
): string {
  if (typeof code !== 'string') return '';
  const key = code.replaceAll('.', '-');
  const title = words.part(key, 'title', { network });
  // A title that needs more than its network says nothing without it.
  if (title === `${key}.title` || title.includes('{')) return '';
  return /[.?!]$/.test(title) ? title : `${title}.`;
}

function checked({ facts: { works } }: Pick<HistoryLine, 'facts'>, key: 'his-checked' | 'his-many'): string {
  return works === true ? key : works === false ? `${key}-not` : `${key}-unknown`;
}

function about({ network }: Account): { network: string } {
  return { network: NETWORK[network] };
}

/** Whether the dot of a line is hollow: it is filled where the token or a place changed or failed. */
export function isHollow(line: HistoryLine): boolean {
  return ['checked', 'put_off', 'send_asked', 'set'].includes(line.event);
}
