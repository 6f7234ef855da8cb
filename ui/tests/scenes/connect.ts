import { problem, door } from '../fixtures/accounts';
import {
  attempt,
  browsers,
  fresh,
  over,
  settings,
  snapshot,
  threadsApp,
  usual,
  waiting,
} from '../fixtures/snapshots';
import { openAdd, openConnect, pickTwo, type Scene } from './scene';

const bakery = { name: { text: '@corner.bakery' }, network: { text: 'Instagram' } };

export const CONNECT: Scene[] = [
  {
    name: 'connect-queue',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await pickTwo(page);
      await page.locator('.bar button').nth(2).click();
    },
  },
  { name: 'connect-which', snapshot: snapshot(usual), steps: openAdd(0) },
  { name: 'connect-before', snapshot: snapshot(usual), steps: openConnect },
  {
    name: 'connect-before-offer',
    snapshot: snapshot(usual, { trust: browsers(false), settings: { ...settings, trust_asked: false } }),
    steps: openConnect,
    isTall: true,
  },
  {
    name: 'connect-before-warning',
    snapshot: snapshot(usual, { trust: browsers(false) }),
    steps: openConnect,
    isTall: true,
  },
  {
    name: 'connect-before-trusted',
    snapshot: snapshot(usual, { trust: browsers(true) }),
    steps: openConnect,
    isTall: true,
  },
  {
    name: 'connect-before-no-certutil',
    snapshot: snapshot(usual, {
      trust: browsers(false, { on: true }),
      problem: problem('x.trust', 'fix_setup', { why: { text: 'no_certutil' } }),
    }),
    steps: openConnect,
    isTall: true,
  },
  { name: 'connect-no-app', snapshot: snapshot(usual, { apps: [] }), steps: openConnect },
  {
    name: 'connect-again',
    snapshot: snapshot(usual),
    steps: async (page) => page.locator('li .act button').first().click(),
  },
  { name: 'connect-waiting', snapshot: snapshot(usual, attempt({ is: 'waiting' })) },
  {
    name: 'connect-waiting-found',
    snapshot: snapshot(usual, attempt({ is: 'waiting' }, { on_clipboard: true })),
  },
  {
    name: 'connect-cert',
    snapshot: snapshot(usual, attempt({ is: 'waiting' })),
    isTall: true,
    steps: async (page) => {
      await page.locator('summary').first().click();
      await page.locator('details details summary').click();
    },
  },
  {
    name: 'connect-folds',
    snapshot: snapshot(usual, attempt({ is: 'waiting' })),
    isTall: true,
    steps: async (page) => {
      for (const index of [2, 3, 4]) await page.locator('summary').nth(index).click();
    },
  },
  {
    name: 'connect-not-address',
    snapshot: snapshot(
      usual,
      attempt(
        { is: 'waiting' },
        {
          notice: problem('e.notAddress', 'check_paste', {
            return_address: { text: 'https://localhost:16060/' },
          }),
        },
      ),
    ),
  },
  {
    name: 'connect-port-busy',
    snapshot: snapshot(usual, attempt({ is: 'waiting' }, { notice: problem('e.portBusy', 'none') })),
  },
  { name: 'connect-finishing', snapshot: snapshot(usual, attempt({ is: 'finishing' })) },
  {
    name: 'connect-is-this-right',
    snapshot: snapshot(usual, attempt({ is: 'is_this_right', name: '@corner.bakery' })),
  },
  {
    name: 'connect-done',
    snapshot: snapshot(
      [fresh],
      attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out: [] }),
    ),
  },
  { name: 'connect-denied', snapshot: snapshot(usual, over('e.denied', 'retry_login', bakery)) },
  {
    name: 'connect-wrong-account',
    snapshot: snapshot(
      usual,
      attempt({
        is: 'over',
        problem: { ...problem('e.wrongAccount', 'retry_login', bakery), other: 'jam.and.toast' },
      }),
    ),
  },
  { name: 'connect-timeout', snapshot: snapshot(usual, over('e.timeout', 'retry_login')) },
  {
    name: 'connect-wrong-app-id',
    snapshot: snapshot(usual, over('e.wrongAppId', 'fix_setup', { network: { text: 'Instagram' } })),
  },
  { name: 'connect-tester', snapshot: snapshot(usual, over('e.tester', 'open_meta', bakery)) },
  {
    name: 'connect-done-waiting',
    snapshot: snapshot([fresh], {
      ...attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out: [] }),
      waiting,
    }),
  },
  {
    name: 'connect-facebook',
    snapshot: snapshot(usual, { apps: [{ ...threadsApp, network: 'facebook' }] }),
    steps: openAdd(0),
  },
  {
    name: 'connect-pages',
    snapshot: snapshot(
      usual,
      attempt(
        {
          is: 'which_pages',
          pages: [
            { id: '1', name: 'Corner Bakery', instagram: 'corner.bakery' },
            { id: '2', name: 'Harbor Spa', instagram: null },
            { id: '3', name: 'Blue Door Hotel', instagram: 'blue.door' },
          ],
        },
        { network: 'facebook', expected: null, account: null, pages: true },
      ),
    ),
    steps: async (page) => page.locator('input').nth(1).click(),
  },
  {
    name: 'connect-done-pages',
    snapshot: snapshot(
      [door, fresh],
      attempt({
        is: 'done',
        account: door.id,
        others: [fresh.id],
        known: [],
        left_out: [
          {
            name: 'Harbor Spa',
            problem: problem('x.password', 'reconnect', {
              why: { text: 'page_role' },
              network: { text: 'Facebook' },
            }),
          },
        ],
      }),
    ),
    isTall: true,
  },
  {
    name: 'connect-no-pages',
    snapshot: snapshot(usual, over('e.noPages', 'retry_login')),
    steps: async (page) => page.locator('[aria-expanded]').first().click(),
  },
];
