import type { Account, Attempt, Network } from '../host';
import { veiled } from './window.svelte';

/** A name as people write it; people and Pages on Facebook have no @. */
export function handle(network: Network, name: string): string {
  return veiled(network === 'facebook' ? name : `@${name}`);
}

export function called(account: Account): string {
  return handle(account.network, account.name);
}

/** Meta's own names of its networks, in every language; the texts choose by them. */
export const NETWORK: Record<Network, string> = {
  threads: 'Threads',
  instagram: 'Instagram',
  facebook: 'Facebook',
};

export const NETWORKS: Network[] = ['instagram', 'threads', 'facebook'];

export function expectedOf(attempt: Attempt): string | null {
  return attempt.expected === null ? null : handle(attempt.network, attempt.expected);
}

/** The file with its folder: `shop/.env` of `/home/jam/shop/.env`. */
export function shortPath(path: string): string {
  const [folder, file] = path.split(/[\\/]/).slice(-2);
  return file === undefined ? (folder ?? '') : `${veiled(folder ?? '')}/${file}`;
}
