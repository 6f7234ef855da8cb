import type { Snapshot } from '../../host';
import { called } from '../../state/names';
import type { Words } from '../../words/words';
import { lookOfAccount } from './look';

/** When more accounts than this change at once, a screen reader says none of them. */
const AT_MOST = 3;

/** What a screen reader says of a change: which work began, and how it ended. */
export function news(before: Snapshot, after: Snapshot, words: Words): string {
  const known = new Map(before.accounts.map((account) => [account.id, account]));
  const moved = after.accounts.filter((account) => {
    const old = known.get(account.id);
    return old !== undefined && (old.work !== account.work || old.outcome?.at !== account.outcome?.at);
  });
  if (moved.length > AT_MOST) return '';
  return moved.map((account) => `${called(account)}: ${lookOfAccount(account, after, words).line}`).join(' ');
}
