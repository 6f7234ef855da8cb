import type { Network } from '../host';

/** The page that a person opened. A log-in or an import that has begun is shown in front of it. */
export type Page =
  | { at: 'accounts' }
  | { at: 'account'; id: string }
  | { at: 'connect'; network?: Network; name?: string; account?: string; queue?: Queue }
  | { at: 'import' }
  | { at: 'app'; network?: Network }
  | { at: 'handover'; network?: Network }
  | { at: 'help' }
  | { at: 'settings' };

/** The ids of the accounts to reconnect after this one, and how many there were at first. */
type Queue = { rest: string[]; total: number };
