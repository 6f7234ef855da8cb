import { expect, test } from 'vitest';

import { hashOf, pagesOf } from './address';
import type { Page } from './page';

test('a page and its address lead to each other', () => {
  const pages: Page[] = [
    { at: 'accounts' },
    { at: 'settings' },
    { at: 'activity' },
    { at: 'connect' },
    { at: 'account', id: '0a1b2c3d' },
  ];
  for (const page of pages) expect(pagesOf(hashOf(page))?.at(-1)).toEqual(page);
});

test('behind an account lies the list', () => {
  expect(pagesOf('#/accounts?need')).toEqual([{ at: 'accounts', show: 'need' }]);
  expect(pagesOf('#/accounts?soon')).toEqual([{ at: 'accounts', show: 'soon' }]);
  expect(pagesOf('#/accounts/0a1b2c3d')).toEqual([{ at: 'accounts' }, { at: 'account', id: '0a1b2c3d' }]);
});

test('an address that names no page of ours opens none', () => {
  for (const hash of ['', '#', '#/', '#/elsewhere', '#/accounts/', '#/accounts/a/b', '#/connect/a'])
    expect(pagesOf(hash)).toBeNull();
});
