import type { Page } from 'playwright-core';

import { account, form, inDays, place } from '../fixtures/accounts';
import { snapshot, usual, waiting } from '../fixtures/snapshots';
import type { Scene } from './scene';

const openPlaces = (window: Page) => window.keyboard.press('Control+2');

const hotel = account({
  name: 'Red Door Hotel',
  network: 'facebook',
  kind: 'page',
  places: [
    place('/srv/hotel/.env.local', 'FB_PAGE_TOKEN', { state: 'failed', reason: 'moved' }),
    place('/srv/hotel/site/.env', 'FB_PAGE_TOKEN', {
      restart: true,
      can_undo: true,
      exposures: [
        { kind: 'not_ignored', remedy: 'ignore' },
        { kind: 'world_readable', remedy: 'close' },
      ],
    }),
    place('corner/site → FB_PAGE_TOKEN', '', {
      kind: 'github',
      credential: { ends: inDays(9), state: 'soon' },
    }),
    form('WordPress plugin', { state: 'waiting', reason: 'by_hand', link: 'https://example.com/wp-admin' }),
  ],
});

export const PLACES: Scene[] = [
  { name: 'places', snapshot: snapshot([hotel, ...usual], { waiting }), steps: openPlaces, isTall: true },
  {
    name: 'places-none',
    snapshot: snapshot(usual.map((one) => ({ ...one, places: [] }))),
    steps: openPlaces,
  },
  {
    name: 'places-add',
    snapshot: snapshot([hotel, ...usual]),
    steps: async (window) => {
      await openPlaces(window);
      await window.locator('main .acts button').first().click();
    },
  },
];
