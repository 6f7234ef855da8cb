import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Change, Host, Snapshot } from '.';

export function tauriHost(): Host {
  return {
    snapshot: () => invoke<Snapshot>('snapshot'),
    texts: (language) => invoke<string[]>('texts', { language }),
    listen: (onChange) => listen<Change>('change', ({ payload }) => onChange(payload)),
    send: (intent) => invoke<void>('intent', { intent }),
  };
}
