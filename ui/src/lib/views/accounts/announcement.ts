import type { Snapshot } from '../../host';
import { called } from '../../state/names';
import type { Words } from '../../words/words';
import { lookOfAccount } from './look';
import { done, sumOf } from './together';

/** When more accounts than this change at once, a screen reader says none of them. */
const AT_MOST = 3;
/** Of extends that were asked for together, every so many are said, and their sum. */
const SAID_EVERY = 10;

/** What a screen reader says of a change: which work began, how it ended, and whether the account extends by itself. */
export function news(before: Snapshot, after: Snapshot, words: Words): string {
  if (after.together !== null && before.together?.is_over !== true) return ofTogether(before, after, words);
  const known = new Map(before.accounts.map((account) => [account.id, account]));
  const moved = after.accounts.filter((account) => {
    const old = known.get(account.id);
    if (old === undefined) return false;
    const hasWorked = old.work !== account.work || old.outcome?.at !== account.outcome?.at;
    return hasWorked || old.auto_extend !== account.auto_extend;
  });
  if (moved.length > AT_MOST) return '';
  return moved.map((account) => `${called(account)}: ${lookOfAccount(account, after, words).line}`).join(' ');
}

function ofTogether({ together: old }: Snapshot, { together }: Snapshot, words: Words): string {
  if (together === null) return '';
  if (together.is_over) return sumOf(together, words);
  const tens = (count: number) => Math.floor(count / SAID_EVERY);
  const number = done(together);
  const isNews = old === null || tens(number) > tens(done(old));
  return isNews ? words.say('bulk-run', { number: Math.max(number, 1), total: together.total }) : '';
}
