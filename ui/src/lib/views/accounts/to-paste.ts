import type { Account, Place } from '../../host';

/** The places into which the person pastes the account's token. */
export function byHand(account: Account): Place[] {
  return account.places.filter(({ kind }) => kind === 'by_hand');
}

/** The places of the account into which the person has still to paste its token. */
export function toPaste(account: Account): Place[] {
  return byHand(account).filter(({ state }) => state === 'waiting');
}

/** The place that is spoken of when the account's token did not arrive. */
export function missedPlace(account: Account): Place | undefined {
  return account.places.find(({ state }) => state === 'failed' || state === 'stale');
}

/** Whether its token is missing only where the person pastes it: nothing went wrong. */
export function waitsForPaste(account: Account): boolean {
  const lacks = missedPlace(account) !== undefined;
  return account.status === 'not_delivered' && !lacks && toPaste(account).length > 0;
}

/** The key of the word for how an account is; its dial has the colour and the shape of the same. */
export function statusKey(account: Account): string {
  return `st-${waitsForPaste(account) ? 'by_hand' : account.status}`;
}
