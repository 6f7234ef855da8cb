import type { Account } from '../../host';
import type { Words } from '../../words/words';
import { groupOf } from '../accounts/list';

/** The names of all clients in the order of the alphabet. */
export function clientsOf(accounts: Account[], language: string): string[] {
  const names = new Set(accounts.flatMap(({ client }) => (client === null ? [] : [client])));
  return [...names].sort(new Intl.Collator(language).compare);
}

/** The worst state among accounts, as the colour of a mark. */
export type Tone = 'stop' | 'soon' | 'good';

const TONE = { need: 'stop', soon: 'soon', good: 'good' } as const;

/** The accounts of one client in one line: how many need the person, end soon and are good, the worst first. */
export function standOf(accounts: Account[], words: Words): { tone: Tone; said: string } {
  const count = (tone: Tone) => accounts.filter((account) => TONE[groupOf(account)] === tone).length;
  const tones: Tone[] = ['stop', 'soon', 'good'];
  const there = tones.filter((tone) => count(tone) > 0);
  return {
    tone: there[0] ?? 'good',
    said: there.map((tone) => words.say(`cl-${tone}`, { count: count(tone) })).join(' · '),
  };
}

/** How an account is for its client, to whom places and schedules say nothing. */
export function connectionOf({ status }: Account): 'off' | 'permission' | 'soon' | 'connected' {
  if (status === 'turned_off' || status === 'expired') return 'off';
  if (status === 'missing_permission') return 'permission';
  return status === 'soon' ? 'soon' : 'connected';
}
