import { invoke } from '@tauri-apps/api/core';

import type { Change, Host, Snapshot } from '.';

/** What the program answers with: the texts are those of the snapshot's language. */
type Opening = { snapshot: Snapshot; texts: string[] };

declare global {
  interface Window {
    /** Put there by the program before the page begins, so that its first picture is a whole one. */
    opening?: Opening;
  }
  interface WindowEventMap {
    'sixty:change': CustomEvent<Change>;
  }
}

export function tauriHost(): Host {
  let last = window.opening;
  const ask = async () => (last = await invoke<Opening>('snapshot'));
  return {
    opening: last?.snapshot,
    snapshot: async () => (await ask()).snapshot,
    texts: async (language) => (last?.snapshot.language === language ? last : await ask()).texts,
    listen: (onChange) => addEventListener('sixty:change', ({ detail }) => onChange(detail)),
    send: (intent) => invoke<void>('intent', { intent }),
  };
}
