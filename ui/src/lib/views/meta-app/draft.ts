import type { Network } from '../../host';

/** What a person has typed into the form of a Meta app and not saved yet, kept while the window is open. */
export const draft: { network?: Network; ids: Partial<Record<Network, string>> } = { ids: {} };
