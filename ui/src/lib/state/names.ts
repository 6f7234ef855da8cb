import type { Account, Attempt, Network } from '../host';
import { written } from './twins';
import { veiled, view } from './window.svelte';

/** A name as people write it, where its network stands beside it. */
export function handle(network: Network, name: string): string {
  return veiled(written({ network, name }));
}

/** An account's name in a sentence: with its network, where an account of another network has the same name. */
export function called({ network, name }: Pick<Account, 'network' | 'name'>): string {
  return calledAs(written({ network, name }), network);
}

/** The same of a name that is written already, as a problem has it. */
export function calledAs(name: string, network: Network | null): string {
  const isTwin = network !== null && view.twins.has(name);
  return isTwin ? `${veiled(name)} (${NETWORK[network]})` : veiled(name);
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
