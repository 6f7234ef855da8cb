import type { Account, ActivityLine, Network } from '../../host';
import { isSameDay } from '../../state/time';
import type { Words } from '../../words/words';
import { isHollow, sentence } from '../details/history';

/** Whose line it is. */
export type Owner = { id: string; name: string; network: Network };

/** What is said with one sentence: a line, or lines beside each other that say the same. */
export type Entry = {
  /** The lines it is made of, newest first. */
  lines: [ActivityLine, ...ActivityLine[]];
  owners: Owner[];
  said: string;
  look: Look;
};

export type Look = 'good' | 'trouble' | 'quiet';

/** The entries of one day, newest first. */
export type Day = { at: string; entries: Entry[] };

/** A place gets a new token within this time; what is sent later was sent for another reason. */
const SENT_WITHIN = 10 * 60_000;

/** What the sending of a token belongs to. */
const GIVES_A_TOKEN = ['extended', 'read_anew', 'connected', 'imported', 'restored'];

/**
 * The lines with the days on which tokens ran out, which no program had to note. `from` and `until` are the ends of what is
 * shown; null where it goes on.
 */
export function withEnds(
  lines: ActivityLine[],
  accounts: Account[],
  from: string | null,
  until: string,
): ActivityLine[] {
  const ended = accounts.flatMap(({ id, name, network, status, expires_at: at }) => {
    const isShown = at !== null && at <= until && (from === null || at >= from);
    if (status !== 'expired' || !isShown) return [];
    const more = { kind: 'problem' as const, event: 'expired', facts: {}, count: null };
    return [{ ...more, at, account: id, name, network }];
  });
  return [...lines, ...ended].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

/** The lines by day, each day with its lines joined where they belong together or say the same. */
export function days(lines: ActivityLine[], now: string, words: Words): Day[] {
  const all: { at: string; lines: ActivityLine[] }[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last !== undefined && isSameDay(last.at, line.at)) last.lines.push(line);
    else all.push({ at: line.at, lines: [line] });
  }
  return all.map((day) => ({ at: day.at, entries: joined(day.lines, now, words) }));
}

function joined(lines: ActivityLine[], now: string, words: Words): Entry[] {
  const entries: Entry[] = [];
  for (const group of withPlaces(lines)) {
    const said = saidOf(group, now, words);
    const owners = ownersOf(group);
    const last = entries.at(-1);
    if (last !== undefined && last.said === said && last.look === lookOf(group[0])) {
      last.lines.push(...group);
      last.owners.push(...owners.filter(({ id }) => last.owners.every((known) => known.id !== id)));
    } else entries.push({ lines: [...group], owners, said, look: lookOf(group[0]) });
  }
  return entries;
}

type Group = [ActivityLine, ...ActivityLine[]];

/** Each new token with the places that it was sent to after it: the token's line first. */
function withPlaces(lines: ActivityLine[]): Group[] {
  const groups: Group[] = [];
  const newest = new Map<string, Group>();
  for (const line of lines.toReversed()) {
    const token = line.account === null ? undefined : newest.get(line.account);
    const isIts =
      line.event === 'delivered' &&
      token !== undefined &&
      Date.parse(line.at) - Date.parse(token[0].at) <= SENT_WITHIN;
    if (isIts) {
      token.push(line);
      continue;
    }
    const group: Group = [line];
    groups.push(group);
    if (line.account !== null && GIVES_A_TOKEN.includes(line.event)) newest.set(line.account, group);
  }
  return groups.reverse();
}

function saidOf([line, ...sent]: Group, now: string, words: Words): string {
  if (line.count !== null) {
    const key = line.kind === 'unanswered' ? 'his-day-unanswered' : 'his-day-checked';
    return words.say(key, { count: line.count });
  }
  const said = sentence(line, { network: line.network }, now, words);
  return sent.length === 0 ? said : `${said} ${words.say('act-sent', { count: sent.length })}`;
}

function ownersOf([{ account, name, network }]: Group): Owner[] {
  return account === null || name === null || network === null ? [] : [{ id: account, name, network }];
}

function lookOf(line: ActivityLine): Look {
  if (line.kind === 'problem' || line.kind === 'unanswered') return 'trouble';
  return line.kind === 'checked' || line.kind === 'reminder' || isHollow(line) ? 'quiet' : 'good';
}

/** How often each account of an entry had it, where it had it more than once. */
export function timesOf({ lines, owners }: Entry): number {
  const [{ event }] = lines;
  const own = lines.filter((line) => line.event === event).length;
  return owners.length === 1 && own > 1 ? own : 1;
}

/** The accounts whose disconnect can still be undone, each beside the line that tells of it. */
export function undoable(entries: Entry[], disconnected: { id: string }[]): Map<Entry, string> {
  return newestOf(entries, (line) =>
    line.event === 'disconnected' ? disconnected.find(({ id }) => id === line.account)?.id : undefined,
  );
}

/** The accounts that a log-in mends, each beside the last line that tells of their trouble. */
export function mendable(entries: Entry[], accounts: Account[]): Map<Entry, string> {
  const broken = new Set(
    accounts
      .filter(({ status }) => ['turned_off', 'expired', 'missing_permission'].includes(status))
      .map(({ id }) => id),
  );
  return newestOf(entries, (line) =>
    line.kind === 'problem' && line.account !== null && broken.has(line.account) ? line.account : undefined,
  );
}

/** The newest entry for each account that is found in its lines; an entry of several accounts has none. */
function newestOf(entries: Entry[], find: (line: ActivityLine) => string | undefined): Map<Entry, string> {
  const found = new Map<Entry, string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const id = find(entry.lines[0]);
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if (entry.owners.length === 1) found.set(entry, id);
  }
  return found;
}
