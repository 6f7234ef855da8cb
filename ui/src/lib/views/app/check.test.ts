import { describe, expect, it } from 'vitest';

import { instagramApp, threadsApp } from '../../../../tests/fixtures/snapshots.js';
import { appOf, idTrouble } from './check';

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

  it('is told from a token', () => {
    expect(idTrouble('THAAmadeup', 'threads', apps)).toEqual({ is: 'token' });
  });
});

describe('the app of a network', () => {
  it('is the one that is used by default', () => {
    const second = { ...threadsApp, id: '2', default: true };
    expect(appOf([{ ...threadsApp, default: false }, second], 'threads')).toBe(second);
    expect(appOf(apps, 'facebook')).toBeUndefined();
  });
});
