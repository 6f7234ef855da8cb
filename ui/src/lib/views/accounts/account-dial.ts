import type { Account } from '../../host';
import type { DialShape } from '../../parts/dial';
import { daysLeft } from '../../state/time';
import { waitsForPaste } from './to-paste';

const SHAPES: Record<Account['status'], DialShape> = {
  turned_off: 'off',
  expired: 'expired',
  missing_permission: 'missing',
  not_delivered: 'missing',
  soon: 'soon',
  date_unknown: 'unknown',
  no_end_date: 'endless',
  good: 'good',
};

/** The shape of an account's dial, and the days until the earlier of its two ends. */
export function dial(account: Account, now: string): { shape: DialShape; days: number | null } {
  const end = endOf(account);
  // A token that was turned off has no days left, whatever its date says.
  const days = end === null || account.status === 'turned_off' ? null : daysLeft(end, now);
  const shape = waitsForPaste(account) ? 'paste' : SHAPES[account.status];
  return { shape: account.work === null ? shape : 'work', days };
}

/**
 * The token's end or the day a log-in is required, whichever is earlier; null while neither is known. A token without
 * an end counts no days until its log-in is near, so that nothing counts beside "No end date".
 */
export function endOf(account: Account): string | null {
  if (account.status === 'no_end_date') return null;
  const ends = [account.expires_at, account.login_required_by].filter((end) => end !== null);
  return ends.sort()[0] ?? null;
}
