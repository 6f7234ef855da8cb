import type { Page } from 'playwright-core';

import { gone, page } from '../fixtures/activity';
import { desktop, snapshot, usual } from '../fixtures/snapshots';
import type { Scene } from './scene';

const openActivity = (window: Page) => window.keyboard.press('Control+3');

export const ACTIVITY: Scene[] = [
  {
    name: 'activity',
    snapshot: snapshot(usual, { activity: page, disconnected: [gone] }),
    steps: openActivity,
    isTall: true,
  },
  {
    name: 'activity-details',
    snapshot: snapshot(usual, {
      activity: { ...page, older: { number: 7, at: page.lines[8]!.at }, saved: '/home/jam/activity.csv' },
    }),
    steps: async (window) => {
      await openActivity(window);
      await window.locator('main summary').nth(2).click();
    },
    isTall: true,
  },
  {
    name: 'activity-empty',
    snapshot: snapshot(usual, { activity: { ...page, lines: [] } }),
    steps: openActivity,
  },
  {
    name: 'catch-up',
    snapshot: snapshot(usual, {
      catch_up: { days: 18, extended: 3, expired: ['corner.bakery'] },
      desktop: { ...desktop, start_at_login: false },
    }),
  },
  {
    name: 'catch-up-good',
    snapshot: snapshot(usual, { catch_up: { days: 9, extended: 1, expired: [] } }),
  },
];
