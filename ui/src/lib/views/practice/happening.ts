import type { PracticeEvent, Snapshot } from '../../host';

const EVENTS: PracticeEvent[] = [
  'password_changed',
  'no_internet',
  'slow_meta',
  'wrong_account',
  'file_moved',
];

/** What can be let happen now. What goes on already is ended by its own button; a file moves only where one is used. */
export function possible({ accounts, practice }: Pick<Snapshot, 'accounts' | 'practice'>): PracticeEvent[] {
  const goingOn = practice?.going_on ?? [];
  const hasPlace = accounts.some(({ places }) => places.length > 0);
  return EVENTS.filter(
    (event) => accounts.length > 0 && !goingOn.includes(event) && (event !== 'file_moved' || hasPlace),
  );
}
