import type { Account } from '../../host';
import { NETWORK } from '../../state/names';
import { daysLeft, isSameDay } from '../../state/time';
import type { Words } from '../../words/words';
import { endOf } from '../accounts/account-dial';
import { missedPlace, waitsForPaste } from '../accounts/to-paste';

/** The sentence beside the large dial of the details: how the account is. */
export function headline(account: Account, now: string, words: Words): string {
  const { status, expires_at } = account;
  if (status === 'turned_off') return words.say('det-off', { network: NETWORK[account.network] });
  if (expires_at !== null && (status === 'expired' || expires_at <= now)) {
    return words.say('det-expired', { date: words.day(expires_at, now) });
  }
  if (status === 'expired') return words.say('st-expired');
  if (status === 'missing_permission') return words.say('det-perm');
  if (waitsForPaste(account)) return words.say('det-by-hand');
  if (status === 'not_delivered') return words.say('det-place', { why: missedPlace(account)?.reason });
  const by = account.login_required_by;
  // The dial beside it counts to the earlier of the two days, so the sentence names that day too.
  if (by !== null && by === endOf(account) && by > now) {
    return words.say('det-login', {
      count: daysLeft(by, now),
      date: words.date(by),
      network: NETWORK[account.network],
    });
  }
  if (expires_at === null) return words.say(account.token_kind === 'endless' ? 'det-never' : 'det-unknown');
  if (isSameDay(expires_at, now)) return words.say('det-today', { time: words.hour(expires_at) });
  const values = { count: daysLeft(expires_at, now), date: words.date(expires_at) };
  return words.say(status === 'soon' ? 'det-expires' : 'det-good', values);
}
