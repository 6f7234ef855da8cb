import type { Account, Snapshot } from '../../host';
import { NETWORK, called } from '../../state/names';
import { written } from '../../state/twins';
import type { Words } from '../../words/words';

export type Show = 'all' | 'need' | 'soon' | 'good';
/** Accounts that stand together; `of` is a state, or by client its name. */
export type Group = { of: string; accounts: Account[] };

const GROUPS = ['need', 'soon', 'good'] as const;

const GROUP_OF: Record<Account['status'], Exclude<Show, 'all'>> = {
  turned_off: 'need',
  expired: 'need',
  missing_permission: 'need',
  not_delivered: 'need',
  soon: 'soon',
  date_unknown: 'good',
  no_end_date: 'good',
  good: 'good',
};

/** The group in which an account stands, and the state that is counted of it. */
export function groupOf(account: Account): Exclude<Show, 'all'> {
  return mayEndUnseen(account) ? 'soon' : GROUP_OF[account.status];
}

/** Whether its token no longer works, so that there is nothing of use to copy or to send. */
export function isDead({ status }: Pick<Account, 'status'>): boolean {
  return status === 'turned_off' || status === 'expired';
}

export function needsYou(account: Account): boolean {
  return GROUP_OF[account.status] === 'need';
}

/**
 * Whether its token may end at any moment without a word from us: neither the end is known, nor will it be extended. The
 * tokens of Pages and system accounts mostly never end.
 */
export function mayEndUnseen({ status, next_attempt, kind }: Account): boolean {
  return status === 'date_unknown' && next_attempt === null && (kind === 'profile' || kind === 'person');
}

/** These accounts by group, each in the host's order. One pass: a key of the search waits for it. */
export function groups(accounts: Account[], show: Show = 'all'): Group[] {
  const found: Record<Exclude<Show, 'all'>, Account[]> = { need: [], soon: [], good: [] };
  for (const account of accounts) found[groupOf(account)].push(account);
  return GROUPS.filter((of) => (show === 'all' || show === of) && found[of].length > 0).map((of) => ({
    of,
    accounts: found[of],
  }));
}

/** The same by client: the client with the most urgent account first, the accounts of no client, named '', last. */
export function byClient(accounts: Account[], show: Show = 'all'): Group[] {
  const found = new Map<string, Account[]>();
  for (const account of accounts) {
    if (show !== 'all' && groupOf(account) !== show) continue;
    const own = found.get(account.client ?? '');
    if (own === undefined) found.set(account.client ?? '', [account]);
    else own.push(account);
  }
  const all = [...found].map(([of, accounts]) => ({ of, accounts }));
  return [...all.filter(({ of }) => of !== ''), ...all.filter(({ of }) => of === '')];
}

/**
 * The groups with the rows of `before` that stay kept where they were, so that a press on a button does not move its row
 * away from under the pointer.
 */
export function settled(
  fresh: Group[],
  before: Group[],
  stays: (account: Account) => boolean,
  order: readonly string[] = GROUPS,
): Group[] {
  if (before.length === 0) return fresh;
  const now = new Map(fresh.flatMap(({ accounts }) => accounts).map((account) => [account.id, account]));
  const kept = new Set<string>();
  const spots = new Map<string, { at: number; account: Account }[]>();
  for (const { of, accounts } of before) {
    const rows = accounts.map(({ id }, at) => ({ at, account: now.get(id) }));
    const staying = rows.flatMap(({ at, account }) => (account && stays(account) ? [{ at, account }] : []));
    for (const { account } of staying) kept.add(account.id);
    spots.set(of, staying);
  }
  const arrived = new Map(fresh.map(({ of, accounts }) => [of, accounts]));
  return order
    .map((of) => {
      const rows = (arrived.get(of) ?? []).filter(({ id }) => !kept.has(id));
      for (const { at, account } of spots.get(of) ?? []) {
        rows.splice(at, 0, account);
      }
      return { of, accounts: rows };
    })
    .filter(({ accounts }) => accounts.length > 0);
}

/** How many of these rows, from the first one on, are among the others. */
export function common(ids: string[], others: string[]): number {
  const known = new Set(others);
  const end = ids.findIndex((id) => !known.has(id));
  return end < 0 ? ids.length : end;
}

export function matching(accounts: Account[], query: string): Account[] {
  const wanted = query.trim().toLowerCase();
  return wanted === '' ? accounts : accounts.filter((account) => textOf(account).includes(wanted));
}

export function counts(accounts: Account[]): Record<Show, number> {
  const count = { all: accounts.length, need: 0, soon: 0, good: 0 };
  for (const account of accounts) count[groupOf(account)]++;
  return count;
}

/** The sentence at the top that answers "am I all right?", and the sentences after it. */
export function summary(snapshot: Snapshot, words: Words): { sentence: string; more: string } {
  const { accounts, now } = snapshot;
  const { need, soon, all } = counts(accounts);
  const only = accounts.length === 1 ? accounts[0] : undefined;
  const day = (moment: string) => words.day(moment, now);

  const sentence = () => {
    const name = only === undefined ? null : called(only);
    if (need > 0)
      return only
        ? words.say('acc-sum-need1', { name })
        : words.say('acc-sum-need', { count: need, total: all });
    if (soon > 0)
      return only
        ? words.say('acc-sum-soon1', { name })
        : words.say('acc-sum-soon', { count: soon, total: all });
    if (only === undefined) return words.say('acc-sum-ok', { count: all });
    return words.say('acc-sum-ok1', { name, date: only.expires_at === null ? null : day(only.expires_at) });
  };

  const more: string[] = [];
  const others = all - need - soon;
  if (need > 0 && soon > 0) more.push(words.say('acc-sum-more', { count: soon }));
  if (need + soon > 0 && others > 0) more.push(words.say('acc-sum-rest', { count: others }));
  if (snapshot.next_by_itself !== null) {
    const [id, at] = snapshot.next_by_itself;
    const next = accounts.find((account) => account.id === id);
    if (next !== undefined) more.push(words.say('acc-sum-next', { name: called(next), date: day(at) }));
  }
  return { sentence: sentence(), more: more.join(' ') };
}

/** The person's own names for an account: its client and its label, once where they are the same. */
export function namesOf({ client, label }: Account): string[] {
  return [...new Set([client, label])].filter((name) => name !== null);
}

/** What a search finds each account by. An account that changes is another object. */
const texts = new WeakMap<Account, string>();

function textOf(account: Account): string {
  const known = texts.get(account);
  if (known !== undefined) return known;
  const places = account.places.flatMap((place) => [place.file, place.key]);
  const text = [written(account), ...namesOf(account), NETWORK[account.network], ...places]
    .join('\n')
    .toLowerCase();
  texts.set(account, text);
  return text;
}
