import { inDays, problem, soon, states } from '../fixtures/accounts';
import { fresh, newPlace, snapshot, usual, waiting } from '../fixtures/snapshots';
import { openRow, openAdd, type Scene } from './scene';

/** A line of a file that is offered, without what differs from line to line. */
export const offered = {
  handle: null,
  name: null,
  network: null,
  already: false,
  expected: null,
  client: null,
  waits: false,
  problem: null,
};

export const ADDING: Scene[] = [
  { name: 'place-lines', snapshot: snapshot([fresh], newPlace()) },
  {
    name: 'place-name',
    snapshot: snapshot([fresh], newPlace({ lines: [] })),
    steps: async (page) => {
      await page.locator('dialog input').fill('MY TOKEN');
      await page.locator('dialog button').last().click();
    },
  },
  {
    name: 'place-gone',
    snapshot: snapshot(
      [fresh],
      newPlace({
        lines: [],
        problem: problem('x.readOnly', 'check_paste', {
          why: { text: 'gone' },
          file: { text: '/home/jam/shop-website/.env' },
        }),
      }),
    ),
  },
  {
    name: 'place-remove',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await openRow(2)(page);
      await page.locator('[aria-label*="IG_TOKEN"]').click();
    },
  },
  {
    name: 'place-path',
    snapshot: snapshot([fresh], { waiting }),
    isTall: true,
    steps: async (page) => {
      await openRow(0)(page);
      await page.locator('summary').click();
    },
  },
  { name: 'drop', snapshot: snapshot(usual, { file_over: true }) },
  { name: 'import', snapshot: snapshot(usual), steps: openAdd(1) },
  { name: 'import-asking', snapshot: snapshot(usual, { import: { is: 'asking' } }) },
  {
    name: 'import-asks',
    snapshot: snapshot([soon], {
      import: {
        is: 'asks',
        file: '/home/mara/shop-website/.env',
        lines: [
          { ...offered, line: 3, key: 'THREADS_ACCESS_TOKEN', name: '@corner.bakery' },
          { ...offered, line: 5, key: 'IG_TOKEN', name: '@jam.and.toast', already: true },
          {
            ...offered,
            line: 8,
            key: 'IG_TOKEN_OLD',
            waits: true,
            problem: problem('imp.old', 'reconnect', { line: { text: 'IG_TOKEN_OLD' } }),
          },
          { ...offered, line: 9, key: 'FB_TOKEN', problem: problem('imp.appsecret', 'check_paste') },
        ],
      },
    }),
    isTall: true,
  },
  {
    name: 'import-list',
    snapshot: snapshot([soon], {
      import: {
        is: 'asks',
        file: '/home/mara/clients.csv',
        lines: [
          {
            ...offered,
            line: 2,
            key: '',
            handle: 'corner.bakery',
            name: '@corner.bakery',
            client: 'Corner Bakery',
          },
          { ...offered, line: 3, key: '', handle: 'harbor.spa', name: '@harbor.spa' },
          {
            ...offered,
            line: 4,
            key: '',
            handle: 'north.river.cafe',
            name: '@jam.and.toast',
            expected: '@north.river.cafe',
            client: 'North River',
          },
          {
            ...offered,
            line: 5,
            key: '',
            handle: 'blue.door',
            client: 'Blue Door',
            problem: problem('imp.cut', 'check_paste'),
          },
        ],
      },
    }),
    isTall: true,
  },
  {
    name: 'import-done',
    snapshot: snapshot([fresh, soon, states[17] ?? fresh], {
      import: {
        is: 'done',
        accounts: [fresh.id, 'date.unknown', soon.id],
        known: [soon.id],
        already: [soon.id],
        skipped: [
          {
            ...offered,
            line: 4,
            key: 'THREADS_ACCESS_TOKEN',
            problem: problem('imp.old', 'reconnect', {
              line: { text: 'THREADS_ACCESS_TOKEN' },
              date: { date: inDays(-2) },
            }),
          },
          { ...offered, line: 7, key: 'FB_TOKEN', problem: problem('imp.appsecret', 'check_paste') },
        ],
        left_out: [{ ...offered, line: 9, key: 'IG_TOKEN_OLD', name: '@harbor.spa' }],
      },
    }),
    isTall: true,
  },
  {
    name: 'import-refused',
    snapshot: snapshot(usual, { import: { is: 'refused', problem: problem('imp.cut', 'check_paste') } }),
  },
];
