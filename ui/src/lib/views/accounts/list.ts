import type { Account, Snapshot } from '../../host';
import { NETWORK, called } from '../../state/names';
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

/** The accounts that match a search, in the host's order, by group. */
export function groups(accounts: Account[], show: Show, query: string): Group[] {
  const found = matching(accounts, query);
  return GROUPS.filter((of) => show === 'all' || show === of)
    .map((of) => ({ of, accounts: found.filter((account) => groupOf(account) === of) }))
    .filter((group) => group.accounts.length > 0);
}

/** The same by client: the client with the most urgent account first, the accounts of no client, named '', last. */
export function byClient(accounts: Account[], show: Show, query: string): Group[] {
  const found = new Map<string, Account[]>();
  for (const account of matching(accounts, query)) {
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

export function matching(accounts: Account[], query: string): Account[] {
  const wanted = query.trim().toLowerCase();
  return wanted === '' ? accounts : accounts.filter((account) => textOf(account).includes(wanted));
}

export function counts(accounts: Account[]): Record<Show, number> {
  const count = (of: Exclude<Show, 'all'>) => accounts.filter((account) => groupOf(account) === of).length;
  return { all: accounts.length, need: count('need'), soon: count('soon'), good: count('good') };
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
  const { name, network } = account;
  const places = account.places.flatMap((place) => [place.file, place.key]);
  const handle = network === 'facebook' ? name : `@${name}`;
  const text = [handle, ...namesOf(account), NETWORK[network], ...places].join('\n').toLowerCase();
  texts.set(account, text);
  return text;
}
