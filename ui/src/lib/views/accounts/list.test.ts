import { describe, expect, it } from 'vitest';

import { usual } from '../../../../tests/fixtures/snapshots';
import { counts, groups } from './list';

describe('the list', () => {
  it('stands in groups, the worst first', () => {
    expect(groups(usual, 'all', '').map(({ of, accounts }) => [of, accounts.length])).toEqual([
      ['need', 2],
      ['soon', 1],
      ['good', 40],
    ]);
  });

  it('is found by name, client, network, file and line', () => {
    const found = (query: string) =>
      groups(usual, 'all', query).flatMap(({ accounts }) => accounts.map(({ name }) => name));
    expect(found('@corner')).toEqual(['corner.bakery']);
    expect(found('jam & toast')).toEqual(['jam.and.toast']);
    expect(found('FACEBOOK')).toEqual(['Blue Door Hotel']);
    expect(found('shop-website')).toEqual(['jam.and.toast']);
    expect(found('fb_page')).toEqual(['Blue Door Hotel']);
    expect(found('bakry')).toEqual([]);
  });

  it('counts what its chips show', () => {
    expect(counts(usual)).toEqual({ all: 43, need: 2, soon: 1, good: 40 });
  });
});
