import type { Network } from '../../host';

/** A pretend person of each network who is no account of practice yet. */
export const STRANGER: Record<Network, string> = {
  threads: 'paper.and.pine',
  instagram: 'paper.and.pine',
  facebook: 'Mara Lind',
};
