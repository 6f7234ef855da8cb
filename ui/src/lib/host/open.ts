import type { Host } from '.';
import { tauriHost } from './tauri';

/** The program behind this window; a core behind HTTP where the window was built for one. */
export async function openHost(): Promise<Host> {
  if (import.meta.env.MODE === 'http') {
    return (await import('./http')).httpHost(location.origin);
  }
  return tauriHost();
}
