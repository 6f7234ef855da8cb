import { describe, expect, it } from 'vitest';

import { instagramApp, setup, threadsApp, walk } from '../../../../tests/fixtures/snapshots';
import { begunWalks, stepsOf, stopped } from './begun';

const apps = [threadsApp, instagramApp];
const full = { way: 'full', done: ['before', 'app', 'return', 'permissions', 'invite', 'keys'] } as const;

describe('the Meta apps of the steps', () => {
  const networks = (...walks: Parameters<typeof setup>[0] & object) =>
    begunWalks({ apps, setup: setup(walks) }).map(({ network }) => network);

  it('are those that were begun, also beside another app of the same network', () => {
    expect(networks()).toEqual([]);
    expect(networks(walk('facebook', { done: ['before'] }))).toEqual(['facebook']);
    expect(networks(walk('threads', { way: 'full', app_number: '1029' }))).toEqual(['threads']);
  });

  it('are those of the quick way, which need no app ID and no secret', () => {
    expect(networks(walk('instagram', { done: ['before', 'app', 'invite', 'token'] }))).toEqual([
      'instagram',
    ]);
  });

  it('are listed once: an app whose ID and secret are kept stands among the apps already', () => {
    const kept = walk('threads', { ...full, done: [...full.done] });
    expect(networks(kept)).toEqual([]);
    expect(begunWalks({ apps: [instagramApp], setup: setup([kept]) })).toEqual([kept]);
  });

  it('say where a person goes on, until the last stage is done', () => {
    const begun = walk('instagram', { done: ['before', 'app'], next: 'invite' });
    expect(stopped({ apps, setup: setup([begun]) })).toEqual({
      network: 'instagram',
      next: 'invite',
      number: 2,
      total: 3,
    });
    expect(stopped({ apps, setup: setup([{ ...begun, next: null }]) })).toBeUndefined();
  });

  it('count their steps without what is only got ready', () => {
    expect(stepsOf(walk('instagram', { done: ['before', 'app'] }))).toEqual({ done: 1, total: 3 });
  });
});
