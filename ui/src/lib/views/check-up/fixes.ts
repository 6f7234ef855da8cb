import type { Fix } from '../../host';
import { goTo, send } from '../../state/window.svelte';

const FIXES: Record<Fix, () => void> = {
  unlock: () => void send({ do: 'unlock' }),
  start_at_login: () => void send({ do: 'set', setting: { start_at_login: true } }),
  test_reminder: () => void send({ do: 'test_reminder' }),
  remind: () => void send({ do: 'set', setting: { notify: true } }),
  show_tray: () => void send({ do: 'set', setting: { show_tray: true } }),
  accounts: () => goTo({ at: 'accounts' }),
};

/** Puts right what a check found, as far as one press can. The host looks again afterwards. */
export function putRight(fix: Fix): void {
  FIXES[fix]();
}
