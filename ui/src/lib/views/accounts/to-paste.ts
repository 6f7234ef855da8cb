import type { Account } from '../../host';

/** The places of the account into which the person has still to paste its token. */
export function toPaste(account: Account): Account['places'] {
  return account.places.filter((place) => place.kind === 'by_hand' && place.state === 'waiting');
}

/** Whether its token is missing only where the person pastes it: nothing went wrong. */
export function waitsForPaste(account: Account): boolean {
  const lacks = account.places.some(({ state }) => state === 'failed' || state === 'stale');
  return account.status === 'not_delivered' && !lacks && toPaste(account).length > 0;
}

/** The key of the word for how an account is; its dial has the colour and the shape of the same. */
export function statusKey(account: Account): string {
  return `st-${waitsForPaste(account) ? 'by_hand' : account.status}`;
}
