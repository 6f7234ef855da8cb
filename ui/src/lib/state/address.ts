import type { Page } from './page';

/** The page that an address names, after the pages that Back leads to; null where it names no page. */
export function pagesOf(hash: string): Page[] | null {
  if (hash === '#/accounts?need') return [{ at: 'accounts', show: 'need' }];
  if (hash === '#/accounts?soon') return [{ at: 'accounts', show: 'soon' }];
  const [, room, id] = /^#\/(settings|help|activity|places|connect|accounts)(?:\/([^/]+))?$/.exec(hash) ?? [];
  if (room === undefined) return null;
  if (room !== 'accounts')
    return id === undefined
      ? [{ at: room as 'settings' | 'help' | 'activity' | 'places' | 'connect' }]
      : null;
  return id === undefined
    ? [{ at: 'accounts' }]
    : [{ at: 'accounts' }, { at: 'account', id: decodeURIComponent(id) }];
}

/** The part of the address from `#` on, while this page is open. */
export function hashOf(page: Page): string {
  return page.at === 'account' ? `#/accounts/${encodeURIComponent(page.id)}` : `#/${page.at}`;
}
