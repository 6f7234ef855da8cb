import type { Account } from '../../host';
import { called } from '../../state/names';
import { announce, canUndo, goInto, send, showToast } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';
import type { Doing } from './face';

/** What a person can do with an account, from wherever it is shown. */
export function perform(doing: Doing, account: Account): void {
  const acts: Record<Doing, () => void> = {
    extend: () => void send({ do: 'extend', who: { these: [account.id] } }),
    reconnect: () => reconnect(account),
    check: () => void send({ do: 'check', who: { these: [account.id] } }),
    unlock: () => void send({ do: 'unlock' }),
    place: () => openDetails(account),
    wait: () => undefined,
    none: () => undefined,
  };
  acts[doing]();
}

export function openDetails(account: Account): void {
  goInto({ at: 'account', id: account.id });
}

export function reconnect(account: Account): void {
  goInto({ at: 'connect', network: account.network, name: account.name, account: account.id });
}

export function copyToken(account: Account): void {
  void send({ do: 'copy', what: { token: account.id } });
  showToast({ text: say('det-copied') });
}

export function autoExtend(account: Account, on: boolean): void {
  void send({ do: 'auto_extend', account: account.id, on });
}

export function disconnect(account: Account): void {
  void send({ do: 'disconnect', account: account.id });
  const text = say('dis-undo', { name: called(account) });
  const act = () => {
    void send({ do: 'undo_disconnect', account: account.id });
    showToast(null);
  };
  canUndo(act);
  showToast({ text, button: say('dis-undo-btn'), act });
  announce(text);
}
