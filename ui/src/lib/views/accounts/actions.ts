import type { Account } from '../../host';
import { called } from '../../state/names';
import type { Page, Queue } from '../../state/page';
import { announce, canUndo, goInto, goTo, send, showToast, view } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';
import { isDead } from './list';
import type { Doing } from './look';
import { missedPlace } from './to-paste';

/** Does what an account's button says, on every page that shows the account. */
export function perform(doing: Doing, account: Account): void {
  const acts: Record<Doing, () => void> = {
    extend: () => void send({ do: 'extend', who: { these: [account.id] } }),
    reconnect: () => reconnect(account),
    check: () => void send({ do: 'check', who: { these: [account.id] } }),
    copy_token: () => {
      copyToken(account);
      fixPlace(account);
    },
    open_place: () => fixPlace(account),
    find: () => findFile(account),
    wait: () => undefined,
    none: () => undefined,
  };
  acts[doing]();
}

export function openDetails(account: Account): void {
  goInto({ at: 'account', id: account.id });
}

/** Asks for the file that is no longer where it was. */
function findFile(account: Account): void {
  const place = missedPlace(account);
  if (place !== undefined) void send({ do: 'find_file', place: place.id });
}

/** Leads to the account's places, which its details list. */
export function fixPlace(account: Account): void {
  if (view.page.at !== 'account') openDetails(account);
  // Once the details are drawn: the next button for the first place that misses the token.
  requestAnimationFrame(() => {
    const find = (button: string) => document.querySelector<HTMLElement>(`#places ${button}`);
    const button = find('[data-mends] button') ?? find('button');
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  });
}

/** The page that gives the account a new token, the way by which the account was connected. */
function pageToReconnect(account: Account, queue?: Queue): Page {
  const { network, id } = account;
  if (account.way === 'quick') return { at: 'setup', network, stage: 'token', account: id, queue };
  return { at: 'connect', network, name: account.name, account: id, queue };
}

/** Leads to a new token: by a log-in, or for a system user on Meta's own page, which opens in the browser. */
export function reconnect(account: Account): void {
  if (!account.logs_in) return makeAnew();
  goInto(pageToReconnect(account));
}

/** Opens Meta's page where system users get their tokens, and the page here that takes one. */
export function makeAnew(): void {
  void send({ do: 'open', what: 'system_users' });
  goInto({ at: 'import' });
}

/** Reconnects the accounts one after another, each with its own log-in. */
export function reconnectEach(accounts: Account[]): void {
  const [first, ...rest] = accounts.filter((account) => account.logs_in);
  if (first === undefined) return accounts.slice(0, 1).forEach(reconnect);
  const queue = { rest: rest.map(({ id }) => id), total: accounts.length };
  goInto(pageToReconnect(first, queue));
}

/** The queue of the open page, where several accounts are reconnected one after another. */
const queueOf = (page: Page) => (page.at === 'connect' || page.at === 'setup' ? page.queue : undefined);

/** The accounts that are reconnected after the one that is open. */
export function restOfQueue(): Account[] {
  const left = queueOf(view.page)?.rest ?? [];
  const all = view.snapshot.accounts;
  return left.map((id) => all.find((one) => one.id === id)).filter((one) => one !== undefined);
}

/** After an account got its token, or was given up: opens the page of the next one. After the last one comes the list. */
export function nextInQueue(): void {
  const total = queueOf(view.page)?.total ?? 0;
  const [first, ...rest] = restOfQueue();
  if (first !== undefined) goTo(pageToReconnect(first, { rest: rest.map(({ id }) => id), total }));
  else goTo({ at: 'accounts' });
}

export function copyToken(account: Account): void {
  // Offered by no button; the key of the open account is always there.
  if (isDead(account)) return showToast({ text: say('det-copy-dead', { name: called(account) }) });
  void send({ do: 'copy', what: { token: account.id } });
  showToast({ text: say('det-copied') });
}

export function autoExtend(account: Account, on: boolean): void {
  void send({ do: 'auto_extend', account: account.id, on });
}

/** Where a token goes on working after its account was disconnected; "dead" for a token that works no more. */
export function tokenStaysIn(account: Account): 'dead' | 'none' | 'file' | 'hand' | 'both' {
  if (isDead(account)) return 'dead';
  const { places } = account;
  const byHand = places.filter(({ kind }) => kind === 'by_hand').length;
  if (places.length === 0) return 'none';
  if (byHand === 0) return 'file';
  return byHand === places.length ? 'hand' : 'both';
}

export function bringBack(id: string): void {
  void send({ do: 'undo_disconnect', account: id });
  announce(say('his-disconnect_undone'));
}

export function disconnect(account: Account): void {
  void send({ do: 'disconnect', account: account.id });
  const text = say('dis-undo', { name: called(account) });
  offerUndo(text, say('dis-undo-btn'), () => bringBack(account.id));
}

/** Says what was done, with the button that takes it back; for as long as nothing else was done, the key does so too. */
export function offerUndo(text: string, button: string, undo: () => void): void {
  const act = () => {
    undo();
    showToast(null);
  };
  canUndo(act);
  showToast({ text, button, act });
}
