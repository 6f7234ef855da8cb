import { spa } from '../fixtures/accounts';
import { fresh, setup, snapshot, usual, walk } from '../fixtures/snapshots';
import { openWalk, type Scene } from './scene';

const NUMBER = '1029384756102938';
const INSTAGRAM = 0;
const THREADS = 1;
const FACEBOOK = 2;

const begun = { app_number: NUMBER, name: 'corner.bakery' };
const quick = walk('instagram', begun);
const full = walk('instagram', { ...begun, way: 'full', done: ['before', 'app', 'return'] });
const threads = walk('threads', { ...begun, way: 'full', done: ['before', 'app'] });
const facebook = walk('facebook', { app_number: NUMBER });
const of = (...walks: (typeof quick)[]) => ({ apps: [], setup: setup(walks) });

const HANDOUT = `How to make a Meta app for Instagram

Someone asks you to do these steps on Meta's pages. You need your own Facebook log-in for them.

Before you start
   - A Facebook log-in with two-step log-in turned on.

1. Make the app
   - Open Meta's page and log in with your Facebook account.
     Apps: https://developers.facebook.com/apps/
`;

function stages(name: string, network: number, walked: typeof quick): Scene[] {
  return walked.stages.map((stage, index) => ({
    name: `setup-${name}-${stage}`,
    snapshot: snapshot(usual, of(walked)),
    steps: openWalk(network, index),
    isTall: true,
  }));
}

export const SETUP: Scene[] = [
  {
    name: 'setup-first',
    snapshot: snapshot([], { apps: [] }),
    steps: async (page) => page.locator('.doors button').nth(1).click(),
    isTall: true,
  },
  { name: 'setup-begun', snapshot: snapshot(usual, of(full)), steps: openWalk(INSTAGRAM), isTall: true },
  {
    name: 'setup-over',
    snapshot: snapshot(usual, { setup: setup([walk('instagram', { way: 'full', done: full.stages })]) }),
    steps: openWalk(INSTAGRAM),
    isTall: true,
  },
  {
    name: 'setup-facebook',
    snapshot: snapshot(usual, of(facebook)),
    steps: openWalk(FACEBOOK),
    isTall: true,
  },
  {
    name: 'setup-clients',
    snapshot: snapshot(usual, of(walk('instagram', { whose: 'clients' }))),
    steps: async (page) => {
      await openWalk(INSTAGRAM)(page);
      await page.locator('fieldset button').click();
    },
    isTall: true,
  },
  {
    name: 'setup-steps',
    snapshot: snapshot(usual, { apps: [], setup: setup([full], { handout: HANDOUT }) }),
    steps: async (page) => {
      await openWalk(INSTAGRAM)(page);
      await page.locator('main > .acts button').first().click();
    },
    isTall: true,
  },
  ...stages('instagram', INSTAGRAM, { ...full, done: [], next: 'before' }),
  ...stages('quick', INSTAGRAM, quick).slice(3),
  ...stages('threads', THREADS, threads),
  ...stages('threads-quick', THREADS, walk('threads', begun)).slice(3),
  ...stages('facebook', FACEBOOK, facebook),
  {
    name: 'setup-folds',
    snapshot: snapshot(usual, of(threads)),
    steps: async (page) => {
      await openWalk(THREADS, 2)(page);
      for (const fold of await page.locator('summary').all()) await fold.click();
    },
    isTall: true,
  },
  {
    name: 'setup-business',
    snapshot: snapshot(usual, {
      apps: [],
      setup: setup([walk('instagram', { name: 'corner.bakery' })], {
        app_page: ['instagram', { is: 'business' }],
      }),
    }),
    steps: openWalk(INSTAGRAM, 1),
    isTall: true,
  },
  {
    name: 'setup-made-again',
    snapshot: snapshot([{ ...spa, way: 'quick', status: 'expired' }, fresh], of(quick)),
    steps: async (page) => page.locator('li .act button').first().click(),
    isTall: true,
  },
];
