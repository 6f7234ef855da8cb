import type { Account } from '../../host';
import { daysLeft, later } from '../../state/time';

/** How many days ahead a reminder can be put off: as long as a token lives. */
const DAYS_AHEAD = 60;

export type Choice = { key: string; until: string };

/** The moments to put a reminder off to; none is after the end of one of the accounts. */
export function remindAt(accounts: Account[], now: string): Choice[] {
  const choices = [
    { key: 'snz-tomorrow', until: later(now, 1) },
    { key: 'snz-three', until: later(now, 3) },
  ];
  const before = dayBefore(accounts, now);
  if (before !== null) choices.push({ key: 'snz-before', until: before });
  return choices.filter(({ until }) => !isLate(until, accounts, now));
}

/** The days that can be picked, from tomorrow on. */
export function days(now: string): string[] {
  return Array.from({ length: DAYS_AHEAD }, (_, index) => later(now, index + 1));
}

/** Whether one of the accounts expires before `until`; accounts that have expired already do not count. */
export function isLate(until: string, accounts: Account[], now: string): boolean {
  const end = firstEnd(accounts, now);
  return end !== null && until >= end;
}

/** The day before the first account expires; null when that day is today or past. */
export function dayBefore(accounts: Account[], now: string): string | null {
  const end = firstEnd(accounts, now);
  return end !== null && daysLeft(end, now) > 1 ? later(end, -1) : null;
}

function firstEnd(accounts: Account[], now: string): string | null {
  const ends = accounts.map(({ expires_at }) => expires_at).filter((end) => end !== null && end > now);
  return ends.sort()[0] ?? null;
}
