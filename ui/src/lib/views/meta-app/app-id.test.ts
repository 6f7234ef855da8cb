import { describe, expect, it } from 'vitest';

import { instagramApp, threadsApp } from '../../../../tests/fixtures/snapshots';
import { appOf, idTrouble } from './app-id';

const apps = [threadsApp, instagramApp];

describe('an app ID', () => {
  it('is digits, and spaces around it do not matter', () => {
    expect(idTrouble(' 1029000000000079 ', 'instagram', apps)).toBeNull();
    expect(idTrouble('my app', 'instagram', apps)).toEqual({ is: 'bad' });
  });

  it('of one network is refused for another', () => {
    expect(idTrouble(threadsApp.id, 'instagram', apps)).toEqual({ is: 'same', other: 'threads' });
    expect(idTrouble(threadsApp.id, 'threads', apps)).toBeNull();
  });

  it('is not the number of the Meta app, where the network has its own', () => {
    expect(idTrouble('1029', 'instagram', apps, '1029')).toEqual({ is: 'top' });
    expect(idTrouble('1030', 'instagram', apps, '1029')).toBeNull();
  });

  it('is told from a token', () => {
    expect(idTrouble('THAAmadeup', 'threads', apps)).toEqual({ is: 'token' });
  });

  it('is told from an app secret', () => {
    const secret = '0123456789abcdef'.repeat(2);
    expect(idTrouble(` ${secret.toUpperCase()} `, 'threads', apps)).toEqual({ is: 'secret' });
    expect(idTrouble(secret.slice(1), 'threads', apps)).toEqual({ is: 'bad' });
  });
});

describe('the app of a network', () => {
  it('is the one that is used by default', () => {
    const second = { ...threadsApp, id: '2', default: true };
    expect(appOf([{ ...threadsApp, default: false }, second], 'threads')).toBe(second);
    expect(appOf(apps, 'facebook')).toBeUndefined();
  });
});
