import { invoke } from '@tauri-apps/api/core';

import type { Change, Host, Snapshot } from '.';

/** What the window starts with; the texts are in the snapshot's language. */
type Opening = { snapshot: Snapshot; texts: string[]; guide: string };
/** The program's answer, without the texts and the guide where the window has those of the snapshot's language. */
type Answer = { snapshot: Snapshot; texts: string[] | null; guide: string | null };

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
  const ask = async () => {
    const { snapshot, texts, guide } = await invoke<Answer>('snapshot', { speaks: last?.snapshot.language });
    return (last = { snapshot, texts: texts ?? last?.texts ?? [], guide: guide ?? last?.guide ?? '{}' });
  };
  return {
    opening: last?.snapshot,
    snapshot: async () => (await ask()).snapshot,
    texts: async (language) => (last?.snapshot.language === language ? last : await ask()).texts,
    guide: async () => (last ?? (await ask())).guide,
    listen: (onChange) => addEventListener('sixty:change', ({ detail }) => onChange(detail)),
    send: (intent) => invoke<void>('intent', { intent }),
  };
}
