import type { Page } from './window.svelte';

/** The page that an address stands for, with what lies behind it; null where it names none. */
export function pagesOf(hash: string): Page[] | null {
  const [, room, id] = /^#\/(settings|help|accounts)(?:\/([^/]+))?$/.exec(hash) ?? [];
  if (room === undefined) return null;
  if (room !== 'accounts') return id === undefined ? [{ at: room as 'settings' | 'help' }] : null;
  return id === undefined
    ? [{ at: 'accounts' }]
    : [{ at: 'accounts' }, { at: 'account', id: decodeURIComponent(id) }];
}

/** What stands behind the `#` while a page is open. */
export function hashOf(page: Page): string {
  return page.at === 'account' ? `#/accounts/${encodeURIComponent(page.id)}` : `#/${page.at}`;
}
