import type { Account, Box, Host, Intent, Snapshot } from '../host';
import { pagesOf } from './address';
import { follow } from './follow';
import type { Page } from './page';
import { passed } from './time';
import { twinsOf } from './twins';

/** What the look of every account depends on, beside the account itself; the time is in whole minutes. */
export type Around = Pick<Snapshot, 'now' | 'vault' | 'vault_asks' | 'offline_since'>;

type Toast = { text: string; button?: string; act?: () => void };

let host: Host | null = null;
let snapshot = $state.raw<Snapshot | null>(null);
let around = $state.raw<Around>({ now: '', vault: 'open', vault_asks: false, offline_since: null });
let twins = $state.raw(new Set<string>());
let arrivedAt = 0;
let pages = $state.raw<Page[]>([{ at: 'accounts' }]);
/** The last text for a screen reader; another object each time, so that the same text is said again. */
let said = $state.raw({ text: '' });
let toast = $state.raw<Toast | null>(null);
let chosen = $state<string | null>(null);
let isLost = $state(false);
let isVeiled = $state(false);
let undo: (() => void) | null = null;

/** All that the window shows. The host gives the snapshot; the window itself keeps the open pages and messages. */
export const view = {
  get snapshot(): Snapshot {
    if (snapshot === null) throw new Error('no snapshot yet');
    return snapshot;
  },
  get around(): Around {
    return around;
  },
  /** The names that accounts of several networks have. */
  get twins(): Set<string> {
    return twins;
  },
  get isLost(): boolean {
    return isLost;
  },
  get page(): Page {
    return pages[pages.length - 1] ?? { at: 'accounts' };
  },
  get hasBack(): boolean {
    return pages.length > 1;
  },
  /** The page to which Back leads. */
  get before(): Page | undefined {
    return pages[pages.length - 2];
  },
  /** The page to which all open pages lead back; another object after a press in the rail. */
  get home(): Page {
    return pages[0] ?? this.page;
  },
  /** The account that was looked at or connected last: its details stand beside the list. */
  get chosen(): string | null {
    return chosen;
  },
  /** Names and places are hidden, for a person who shares the screen. */
  get isVeiled(): boolean {
    return isVeiled;
  },
  get said(): { text: string } {
    return said;
  },
  get toast(): Toast | null {
    return toast;
  },
};

/** Milliseconds between two steps of the window's clock: a log-in shows the minutes that are left. */
const BEAT = 10_000;

/** Moves the profile's clock on by the time that has passed; in practice it differs from the computer's clock. */
function beat(): void {
  const now = Date.now();
  if (snapshot !== null) set({ ...snapshot, now: passed(snapshot.now, now - arrivedAt) });
  arrivedAt = now;
}

/** Keeps the object that rows depend on while nothing of it has changed: else each change would mark a thousand rows. */
function set(next: Snapshot): void {
  if (next.accounts !== snapshot?.accounts) nameTwins(next.accounts);
  snapshot = next;
  const { vault, vault_asks, offline_since } = next;
  const now = { now: `${next.now.slice(0, 16)}:00Z`, vault, vault_asks, offline_since };
  const keys = Object.keys(now) as (keyof Around)[];
  if (keys.some((key) => now[key] !== around[key])) around = now;
}

/** Keeps the object, too, while no name became or ceased to be that of several accounts. */
function nameTwins(accounts: Account[]): void {
  const found = twinsOf(accounts);
  if ([...found].join() !== [...twins].join()) twins = found;
}

/** Follows the host; resolves when the first state can be shown. */
export function start(door: Host, prepare: (next: Snapshot) => Promise<void>): Promise<void> {
  host = door;
  return new Promise((resolve, reject) => {
    let shown = Promise.resolve();
    const lose = (error: unknown) => {
      isLost = true;
      reject(error as Error);
    };
    const turn = (next: Snapshot) => {
      // The texts of the language are loaded first, so that nothing is ever shown in another language.
      shown = shown
        .then(() => prepare(next))
        .then(() => {
          set(next);
          arrivedAt = Date.now();
          isLost = false;
          resolve();
        })
        .catch(lose);
    };
    let waiting: Snapshot | null = null;
    // Of the changes that arrive in one turn only the last is drawn: extends that end together would hold up the window.
    const show = (next: Snapshot) => {
      if (snapshot === null) return turn(next);
      if (waiting === null) setTimeout(drawWaiting);
      waiting = next;
    };
    const drawWaiting = () => {
      if (waiting !== null) turn(waiting);
      waiting = null;
    };
    follow(door, show, lose).catch(lose);
    setInterval(beat, BEAT);
  });
}

/** The sizes of text in percent, as the host knows them. */
export const TEXT_SIZES = [90, 100, 110, 125, 150, 200];

let last: Intent | null = null;

export async function send(intent: Intent): Promise<void> {
  // Whoever copies what is said of a problem may try again afterwards.
  if (intent.do !== 'copy') last = intent;
  try {
    await host?.send(intent);
    isLost = false;
  } catch {
    isLost = true;
  }
}

/** Sends the last intent again, for a person who tries again after a problem. */
export function sendAgain(): void {
  if (last !== null) void send(last);
}

/** Whether the person was asked last where a file is to be saved. */
export function wasSaving(): boolean {
  return ['export', 'save_bundle', 'save_reply'].includes(last?.do ?? '');
}

/** The text that the host took last for this box, as it may be shown; null where it took none. */
export function takenFor(box: Box): string | null {
  const { taken } = view.snapshot;
  return JSON.stringify(taken?.into) === JSON.stringify(box) ? (taken?.text ?? null) : null;
}

/** Makes this account the one whose details stand beside the list. */
export function choose(account: string): void {
  chosen = account;
}

/** Sets the open pages. Whoever opens a page of an account has chosen it. */
function open(next: Page[]): void {
  pages = next;
  const { page } = view;
  if (page.at === 'account') choose(page.id);
  else if ('account' in page && page.account !== undefined) choose(page.account);
}

/** Opens a page from the rail, so that there is no page to go back to. */
export function goTo(page: Page): void {
  open([page]);
}

/** Opens the page that the host has put into the window's address. */
export function goToAddress(): void {
  open(pagesOf(location.hash) ?? pages);
}

/** How far a page was scrolled when another one was opened from it. */
const scrolled = new WeakMap<Page, number>();

/** Opens a page from which Back leads to the page that is open now. An account takes the place of an open account. */
export function goInto(page: Page): void {
  scrolled.set(view.page, window.scrollY);
  const stay = page.at === 'account' && view.page.at === 'account' ? pages.slice(0, -1) : pages;
  open([...stay, page]);
}

/** How far the open page is to be scrolled: 0, unless it was left and is open again. */
export function takeScrolled(): number {
  const far = scrolled.get(view.page) ?? 0;
  scrolled.delete(view.page);
  return far;
}

/** Opens a page in the place of the open one. */
export function goOn(page: Page): void {
  open([...pages.slice(0, -1), page]);
}

export function goBack(): void {
  pages = pages.length > 1 ? pages.slice(0, -1) : [{ at: 'accounts' }];
}

/** Has a screen reader say this. */
export function announce(text: string): void {
  said = { text };
}

export function showToast(next: Toast | null): void {
  toast = next;
  if (next !== null) announce(next.text);
}

export function toggleVeil(): void {
  isVeiled = !isVeiled;
}

/** A name as it is shown: its first letter alone while names are hidden. */
export function veiled(name: string): string {
  return isVeiled ? name.replace(/^(@?)(.?).*$/su, '$1$2••••') : name;
}

/** Sets what Ctrl+Z, or Command+Z on a Mac, takes back. */
export function canUndo(act: () => void): void {
  undo = act;
}

export function undoLast(): void {
  undo?.();
  undo = null;
}
