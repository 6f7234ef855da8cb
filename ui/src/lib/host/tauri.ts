import { invoke } from '@tauri-apps/api/core';

import type { Change, Host, Snapshot } from '.';

/** The program's answer; the texts are in the snapshot's language. */
type Opening = { snapshot: Snapshot; texts: string[] };

declare global {
  interface Window {
    /** Set by the program before the page loads, so that the first picture shows the accounts. */
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
