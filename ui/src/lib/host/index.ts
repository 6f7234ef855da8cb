import { tauriHost } from './tauri';
import type { Change, Intent, Snapshot } from './types.gen';

export type * from './types.gen';

/** The one door to the program behind the window. */
export interface Host {
  /** The whole state as it was when the window was made, where that came with it. */
  readonly opening?: Snapshot;
  snapshot(): Promise<Snapshot>;
  /** Every text of the window in a language, as Fluent files. */
  texts(language: string): Promise<string[]>;
  listen(onChange: (change: Change) => void): void;
  send(intent: Intent): Promise<void>;
}

export async function openHost(): Promise<Host> {
  if (import.meta.env.MODE === 'http') {
    return (await import('./http')).httpHost(location.origin);
  }
  return tauriHost();
}
