import type { Change, Intent, Snapshot } from './types.gen';

export type * from './types.gen';

/** The only way from the window to the program behind it. */
export interface Host {
  /** The whole state when the window was made; absent where the program gives it only when asked. */
  readonly opening?: Snapshot;
  snapshot(): Promise<Snapshot>;
  /** Every text of the window in a language, as Fluent files. */
  texts(language: string): Promise<string[]>;
  /** The walks to a Meta app, with Meta's words, as JSON. */
  guide(): Promise<string>;
  listen(onChange: (change: Change) => void): void;
  send(intent: Intent): Promise<void>;
}
