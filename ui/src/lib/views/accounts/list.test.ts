import { describe, expect, it } from 'vitest';

import { account } from '../../../../tests/fixtures/accounts';
import { usual } from '../../../../tests/fixtures/snapshots';
import { byClient, common, counts, groupOf, groups, matching, settled } from './list';

describe('the list', () => {
  it('stands in groups, the worst first', () => {
    expect(groups(usual).map(({ of, accounts }) => [of, accounts.length])).toEqual([
      ['need', 2],
      ['soon', 1],
      ['good', 40],
    ]);
  });

  it('has a token that may end unseen among those that expire soon', () => {
    const unknown = account({ name: 'one', status: 'date_unknown', expires_at: null });
    expect(groupOf(unknown)).toBe('good');
    expect(groupOf({ ...unknown, next_attempt: null })).toBe('soon');
    expect(groupOf({ ...unknown, next_attempt: null, kind: 'page' })).toBe('good');
    expect(counts([{ ...unknown, next_attempt: null }])).toMatchObject({ soon: 1, good: 0 });
  });

  it('is found by name, client, network, file and line', () => {
    const found = (query: string) =>
      groups(matching(usual, query)).flatMap(({ accounts }) => accounts.map(({ name }) => name));
    expect(found('@corner')).toEqual(['corner.bakery']);
    expect(found('jam & toast')).toEqual(['jam.and.toast']);
    expect(found('FACEBOOK')).toEqual(['Blue Door Hotel']);
    expect(found('shop-website')).toEqual(['jam.and.toast']);
    expect(found('fb_page')).toEqual(['Blue Door Hotel']);
    expect(found('bakry')).toEqual([]);
  });

  it('stands by client, the client with the worst account first and the accounts of none last', () => {
    const [expired, off, soon, ...good] = usual;
    const none = { ...expired!, id: 'none', client: null };
    const found = byClient([none, off!, ...good, { ...soon!, client: off!.client }]);
    expect(found[0]).toEqual({ of: 'North River', accounts: [off, { ...soon!, client: 'North River' }] });
    expect(found.at(-1)).toEqual({ of: '', accounts: [none] });
    expect(byClient(usual, 'need').map(({ of }) => of)).toEqual(['Corner Bakery', 'North River']);
  });

  it('groups a thousand accounts of a hundred clients once each', () => {
    const all = Array.from({ length: 1000 }, (_, index) => ({
      ...usual[index % usual.length]!,
      id: String(index),
      client: `client ${index % 100}`,
    }));
    const found = byClient(all);
    expect(found.map(({ accounts }) => accounts.length)).toEqual(Array.from({ length: 100 }, () => 10));
    const order = found.map(({ of }) => of);
    expect(settled(found, found, () => true, order)).toEqual(found);
  });

  it('keeps a row where it was while it stays, and moves the others', () => {
    const before = groups(usual);
    const extended = usual.map((one) =>
      one.id === 'jam.and.toast' ? { ...one, status: 'good' as const, auto_extend: true } : one,
    );
    const fresh = groups(extended);
    const where = (found: typeof fresh) =>
      found.map(({ of, accounts }) => [of, accounts.findIndex(({ id }) => id === 'jam.and.toast')]);

    expect(where(settled(fresh, before, ({ id }) => id === 'jam.and.toast'))).toEqual([
      ['need', -1],
      ['soon', 0],
      ['good', -1],
    ]);
    expect(where(settled(fresh, before, () => false))).toEqual(where(fresh));
  });

  it('keeps every row under the pointer where it was, and puts a new one behind them', () => {
    const [first, second, third, ...rest] = usual;
    const before = groups([first!, third!, ...rest]);
    const fresh = groups([second!, { ...first!, status: 'turned_off' }, third!, ...rest]);
    const [need] = settled(fresh, before, () => true);
    expect(need?.accounts.map(({ id }) => id)).toEqual([first!.id, second!.id]);
  });

  it('drops a row whose account is gone', () => {
    const before = groups(usual);
    const fresh = groups(usual.slice(1));
    const left = settled(fresh, before, () => true).flatMap(({ accounts }) => accounts);
    expect(left).toHaveLength(usual.length - 1);
  });

  it('knows which of its first rows are there already', () => {
    expect(common(['b', 'a', 'd', 'c'], ['a', 'b', 'c'])).toBe(2);
    expect(common(['a'], [])).toBe(0);
    expect(common(['a', 'b'], ['b', 'a', 'c'])).toBe(2);
  });

  it('counts what its chips show', () => {
    expect(counts(usual)).toEqual({ all: 43, need: 2, soon: 1, good: 40 });
  });
});
