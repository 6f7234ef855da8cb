import { describe, expect, it } from 'vitest';

import { account } from '../../../../tests/fixtures/accounts';
import { newPlace, waiting } from '../../../../tests/fixtures/snapshots';
import type { NewPlace, PlaceLine } from '../../host';
import { isName, isPage, likeliest, usualName, waitingFor } from './lines';

const shop = account({ name: 'shop', network: 'instagram' });
const line = { line: 1, key: 'A', masked: null, network: null, account: null, dated: null, trouble: null };

describe('the page of a form', () => {
  it('is an address of a page, with https before it or without', () => {
    for (const link of [
      'www.cornerbakery.example/wp-admin',
      'shop.example:8443/a',
      ' https://example.com ',
    ]) {
      expect([link, isPage(link)]).toEqual([link, true]);
    }
    for (const link of [
      'http://example.com',
      'wordpress',
      'me@example.com',
      'mailto:me@example.com',
      'a.b:c@d.e',
    ]) {
      expect([link, isPage(link)]).toEqual([link, false]);
    }
  });
});

describe('the line that is picked at first', () => {
  it('holds a token of the same network', () => {
    expect(likeliest(shop, place())).toBe('INSTAGRAM_ACCESS_TOKEN');
  });

  it('is an empty one where no line is of that network', () => {
    expect(likeliest(account({ name: 'page', network: 'facebook' }), place())).toBe('IG_TOKEN');
  });

  it('is never one that is taken or cannot be written', () => {
    const lines: PlaceLine[] = [
      { ...line, network: 'instagram', masked: '••••', account: 'other' },
      { ...line, key: 'B', network: 'instagram', masked: '••••', trouble: 'twice' },
      { ...line, key: 'C', network: 'threads', masked: '••••' },
    ];
    expect(likeliest(shop, place({ lines }))).toBeNull();
  });
});

describe('a new line', () => {
  it('is called what programs look for, unless the file has that line', () => {
    expect(usualName(shop, [])).toBe('INSTAGRAM_ACCESS_TOKEN');
    expect(usualName(shop, place().lines)).toBe('');
  });

  it('has a name of letters, digits and _', () => {
    expect(['A', '_a1', ' IG_TOKEN '].every(isName)).toBe(true);
    expect(['', '1A', 'A B', 'A-B', 'É', 'A='].some(isName)).toBe(false);
  });
});

describe('lines that wait', () => {
  it('are offered to an account of their network', () => {
    expect(waitingFor(shop, waiting)).toEqual(waiting);
    expect(waitingFor(account({ name: 'other', network: 'threads' }), waiting)).toEqual([]);
  });

  it('are offered to nobody else where they fit an account', () => {
    const fitting = waiting.map((place) => ({ ...place, fits: [shop.id] }));
    expect(waitingFor(shop, fitting)).toEqual(fitting);
    expect(waitingFor(account({ name: 'other', network: shop.network }), fitting)).toEqual([]);
  });
});

function place(more: Partial<NewPlace> = {}): NewPlace {
  const { new_place } = newPlace(more);
  if (!new_place) throw new Error('no place among the fixtures');
  return new_place;
}
