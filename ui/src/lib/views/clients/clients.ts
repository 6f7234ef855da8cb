import type { Account } from '../../host';
import type { Words } from '../../words/words';
import { groupOf, isDead } from '../accounts/list';
import { waitsForPaste } from '../accounts/to-paste';

/** The names of all clients in the order of the alphabet. */
export function clientsOf(accounts: Account[], language: string): string[] {
  const names = new Set(accounts.flatMap(({ client }) => (client === null ? [] : [client])));
  return [...names].sort(new Intl.Collator(language).compare);
}

/** How an account is within its client's group. */
type Stand = 'stop' | 'paste' | 'soon' | 'good';

/** The stands, the worst first, each with the colour of its mark. */
const TONE = { stop: 'stop', paste: 'soon', soon: 'soon', good: 'good' } as const;

const STAND = { need: 'stop', soon: 'soon', good: 'good' } as const;

/**
 * The accounts of one client in one line: how many need the person, wait to be pasted, end soon and are good, the worst
 * first. The mark has the colour of the worst.
 */
export function standOf(accounts: Account[], words: Words): { tone: 'stop' | 'soon' | 'good'; said: string } {
  const stands = accounts.map((account) => (waitsForPaste(account) ? 'paste' : STAND[groupOf(account)]));
  const count = (one: Stand) => stands.filter((stand) => stand === one).length;
  const there = (Object.keys(TONE) as Stand[]).filter((stand) => count(stand) > 0);
  return {
    tone: TONE[there[0] ?? 'good'],
    said: there.map((stand) => words.say(`cl-${stand}`, { count: count(stand) })).join(' · '),
  };
}

/** How an account is for its client, to whom places and schedules say nothing. */
export function connectionOf(account: Account): 'off' | 'permission' | 'soon' | 'connected' {
  const { status } = account;
  if (isDead(account)) return 'off';
  if (status === 'missing_permission') return 'permission';
  return status === 'soon' ? 'soon' : 'connected';
}
