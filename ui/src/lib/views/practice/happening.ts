import type { Account, PracticeEvent, Snapshot } from '../../host';
import { isDead } from '../accounts/list';

const EVENTS: PracticeEvent[] = [
  'password_changed',
  'no_internet',
  'slow_meta',
  'wrong_account',
  'file_moved',
];

/**
 * What can be let happen now. What goes on already is ended by its own button; a file moves only where one is used, and a
 * changed password ends only a token that works. A Page has no password.
 */
export function possible({ accounts, practice }: Pick<Snapshot, 'accounts' | 'practice'>): PracticeEvent[] {
  const goingOn = practice?.going_on ?? [];
  const hasFile = accounts.some(({ places }) => places.some(({ kind }) => kind === 'env_file'));
  const hasLiving = accounts.some((account) => account.kind !== 'page' && !isDead(account));
  const may = { file_moved: hasFile, password_changed: hasLiving } as Partial<Record<PracticeEvent, boolean>>;
  return EVENTS.filter((event) => accounts.length > 0 && !goingOn.includes(event) && (may[event] ?? true));
}

/** The account whose token a changed password has ended since; undefined until Meta was asked about it. */
export function turnedOffSince(before: Account[], after: Account[]): Account | undefined {
  const wereDead = before.filter(isDead).map(({ id }) => id);
  return after.find(({ id, status }) => status === 'turned_off' && !wereDead.includes(id));
}
