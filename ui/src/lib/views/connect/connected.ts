import type { Account, Import } from '../../host';
import { called } from '../../state/names';
import { say } from '../../words/index.svelte';

/** Says until when an account works that got a token. With `isAgain`, it was here before. */
export function connected(account: Account, isAgain: boolean): string {
  const date = account.expires_at && { date: account.expires_at };
  return say(isAgain ? 'con-works' : 'con-done', { name: called(account), date });
}

/** The account of an import that was here before and has another token now, where it is the only one. */
export function reconnected(
  { known, already }: Extract<Import, { is: 'done' }>,
  only: Account | undefined,
): Account | undefined {
  return only !== undefined && known.includes(only.id) && !already.includes(only.id) ? only : undefined;
}
