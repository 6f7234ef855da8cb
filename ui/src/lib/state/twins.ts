import type { Account } from '../host';

/** The name with which an account is written in its network; people and Pages on Facebook have no @. */
export function written({ network, name }: Pick<Account, 'network' | 'name'>): string {
  return network === 'facebook' ? name : `@${name}`;
}

/** The names that accounts of several networks have: from such a name nobody knows which account is meant. */
export function twinsOf(accounts: Pick<Account, 'network' | 'name'>[]): Set<string> {
  const first = new Map<string, string>();
  const twins = new Set<string>();
  for (const account of accounts) {
    const name = written(account);
    const known = first.get(name);
    if (known === undefined) first.set(name, account.network);
    else if (known !== account.network) twins.add(name);
  }
  return twins;
}
