import type { Account, Change, Snapshot } from '../host';

/** The snapshot after a change; null when a change between them was missed and the whole state must be asked for. */
export function apply(snapshot: Snapshot, change: Change): Snapshot | null {
  if (change.version !== snapshot.version + 1) return null;
  const { accounts: changed, order, ...head } = change;
  const known = new Map(snapshot.accounts.map((account) => [account.id, account]));
  for (const account of changed) known.set(account.id, account);
  const ids = order ?? snapshot.accounts.map((account) => account.id);
  const accounts = ids
    .map((id) => known.get(id))
    .filter((account): account is Account => account !== undefined);
  if (accounts.length !== ids.length) return null;
  return { ...head, accounts };
}
