import type { Account } from '../../host';
import type { DialShape } from '../../parts/dial';
import { daysLeft } from '../../state/time';

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

/** The dial of an account; its days are those to the earlier of its two ends. */
export function dial(account: Account, now: string): { shape: DialShape; days: number | null } {
  const ends = [account.expires_at, account.login_required_by].filter((end) => end !== null).sort();
  const days = ends[0] === undefined ? null : daysLeft(ends[0], now);
  return { shape: account.work === null ? SHAPES[account.status] : 'work', days };
}
