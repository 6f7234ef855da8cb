import type { Host, Intent, Snapshot } from '../host';
import { pagesOf } from './address';
import { follow } from './follow';
import { passed } from './time';

/** Where a person is. A log-in or an import under way stands in front of it. */
export type Page =
  | { at: 'accounts' }
  | { at: 'account'; id: string }
  | { at: 'connect'; network?: Network; name?: string; account?: string; queue?: Queue }
  | { at: 'import' }
  | { at: 'app'; network?: Network }
  | { at: 'help' }
  | { at: 'settings' };

/** Those that are reconnected after this one, and how many there were at first. */
type Queue = { rest: string[]; total: number };
type Network = Snapshot['accounts'][number]['network'];
type Toast = { text: string; button?: string; act?: () => void };

let host: Host | null = null;
let snapshot = $state.raw<Snapshot | null>(null);
let arrivedAt = 0;
let pages = $state.raw<Page[]>([{ at: 'accounts' }]);
let said = $state('');
let toast = $state.raw<Toast | null>(null);
let isLost = $state(false);
let isVeiled = $state(false);
let undo: (() => void) | null = null;

/** All that the window knows. Its only source is the host; pages and words alone are its own. */
export const view = {
  get snapshot(): Snapshot {
    if (snapshot === null) throw new Error('no snapshot yet');
    return snapshot;
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
  /** Names and places are hidden, as when the screen is shared. */
  get isVeiled(): boolean {
    return isVeiled;
  },
  get said(): string {
    return said;
  },
  get toast(): Toast | null {
    return toast;
  },
};

/** How old the time in the window may become while nothing else changes: a log-in counts its minutes. */
const BEAT = 10_000;

/** The profile's clock goes on; in practice it is not the computer's. */
function beat(): void {
  const now = Date.now();
  if (snapshot !== null) snapshot = { ...snapshot, now: passed(snapshot.now, now - arrivedAt) };
  arrivedAt = now;
}

/** Follows the host; done when there is something to show. */
export function start(door: Host, prepare: (next: Snapshot) => Promise<void>): Promise<void> {
  host = door;
  return new Promise((resolve, reject) => {
    let shown = Promise.resolve();
    const lose = (error: unknown) => {
      isLost = true;
      reject(error as Error);
    };
    const show = (next: Snapshot) => {
      // The words of a language come first, so that nothing is ever shown in another one.
      shown = shown
        .then(() => prepare(next))
        .then(() => {
          snapshot = next;
          arrivedAt = Date.now();
          isLost = false;
          resolve();
        })
        .catch(lose);
    };
    follow(door, show, lose).catch(lose);
    setInterval(beat, BEAT);
  });
}

let last: Intent | null = null;

export async function send(intent: Intent): Promise<void> {
  last = intent;
  try {
    await host?.send(intent);
    isLost = false;
  } catch {
    isLost = true;
  }
}

/** Once more what was wanted last: it was that which something stood in the way of. */
export function sendAgain(): void {
  if (last !== null) void send(last);
}

/** Opens a page from the rail: nothing lies behind it. */
export function goTo(page: Page): void {
  pages = [page];
}

/** Opens the page that the host has put into the window's address. */
export function goToAddress(): void {
  pages = pagesOf(location.hash) ?? pages;
}

/** Opens a page over the one that is open. */
export function goInto(page: Page): void {
  pages = [...pages, page];
}

export function goBack(): void {
  pages = pages.length > 1 ? pages.slice(0, -1) : [{ at: 'accounts' }];
}

/** Says something to those who listen rather than look. */
export function announce(text: string): void {
  said = text;
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

/** What Mod+Z takes back. */
export function canUndo(act: () => void): void {
  undo = act;
}

export function undoLast(): void {
  undo?.();
  undo = null;
}
