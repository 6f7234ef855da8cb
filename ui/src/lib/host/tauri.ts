import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Change, Host, Snapshot } from '.';

/** What the program answers with: the texts are those of the snapshot's language. */
type Opening = { snapshot: Snapshot; texts: string[] };

export function tauriHost(): Host {
  let last: Opening | null = null;
  const ask = async () => (last = await invoke<Opening>('snapshot'));
  return {
    snapshot: async () => (await ask()).snapshot,
    texts: async (language) => (last?.snapshot.language === language ? last : await ask()).texts,
    listen: (onChange) => listen<Change>('change', ({ payload }) => onChange(payload)),
    send: (intent) => invoke<void>('intent', { intent }),
  };
}
