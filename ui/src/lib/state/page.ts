import type { Network, Stage } from '../host';

/** The page that a person opened. A log-in or an import that has begun is shown in front of it. */
export type Page =
  /** All accounts, or those alone that need the person, now or soon. */
  | { at: 'accounts'; show?: 'need' | 'soon' }
  | { at: 'account'; id: string }
  | { at: 'client'; name: string }
  | { at: 'connect'; network?: Network; name?: string; account?: string; queue?: Queue }
  | { at: 'import' }
  /** The walk to a Meta app, or one stage of it. With `account`, that account gets a new token. */
  | { at: 'setup'; network?: Network; stage?: Stage; account?: string; queue?: Queue }
  /** What connecting the accounts of clients takes. */
  | { at: 'clients' }
  /** The steps of a walk as a page for someone else. */
  | { at: 'steps'; network: Network }
  /** App ID and app secret, for a person who has both. */
  | { at: 'app'; network?: Network }
  | { at: 'handover'; network?: Network; client?: string }
  /** Where tokens are used. */
  | { at: 'places' }
  /** What happened. */
  | { at: 'activity' }
  /** A backup that is made, or brought back. */
  | { at: 'backup'; does: 'make' | 'restore' }
  /** Everything that the program depends on. */
  | { at: 'check-up' }
  | { at: 'help' }
  | { at: 'settings' };

/** The ids of the accounts to reconnect after this one, and how many there were at first. */
export type Queue = { rest: string[]; total: number };
