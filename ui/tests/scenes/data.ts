import { inDays, problem, soon } from '../fixtures/accounts';
import { BUNDLE, change, checkUp, inside, snapshot, usual } from '../fixtures/snapshots';
import { openHelp, openSettings, type Scene } from './scene';

const file = '/home/jam/sixty-2026-11-20.sixty-backup';

async function openYourData(page: Parameters<typeof openSettings>[0], button: number): Promise<void> {
  await openSettings(page);
  await page.locator('section', { hasText: '(.ics)' }).last().locator('button').nth(button).click();
}

async function openCheckUp(page: Parameters<typeof openSettings>[0]): Promise<void> {
  await openHelp(page);
  await page.locator('main .chips + div button').click();
}

export const DATA: Scene[] = [
  {
    name: 'backup-make',
    snapshot: snapshot(usual, { backup: { is: 'asks', inside } }),
    isTall: true,
    steps: async (page) => {
      await openYourData(page, 0);
      await page.locator('input').first().fill('blue river seven');
    },
  },
  {
    name: 'backup-made',
    snapshot: snapshot(usual, {
      backup: {
        is: 'made',
        file,
        inside,
        accounts_left_out: [{ network: 'instagram', name: 'old.shop' }],
        apps_left_out: [],
      },
    }),
  },
  { name: 'backup-choose', snapshot: snapshot(usual), steps: (page) => openYourData(page, 1) },
  {
    name: 'backup-wrong',
    snapshot: snapshot(usual, {
      backup: {
        is: 'locked',
        file,
        problem: problem('x.paste', 'check_paste', { why: { text: 'backup_passphrase' } }),
      },
    }),
  },
  {
    name: 'backup-found',
    snapshot: snapshot(usual, { backup: { is: 'found', made_at: inDays(-20), inside, change } }),
    isTall: true,
  },
  {
    name: 'backup-away',
    snapshot: snapshot([], {
      backup: {
        is: 'found',
        made_at: inDays(-20),
        inside: { accounts: 1, apps: 1, places: 0 },
        change: {
          ...change,
          accounts: [],
          apps: [{ network: 'threads', id: '1029000000000077', leads_to: 'https://thief.example/' }],
          places: [],
          unknown_places: 2,
        },
      },
    }),
    isTall: true,
  },
  {
    name: 'backup-restored',
    snapshot: snapshot(usual, { backup: { is: 'restored', change } }),
    isTall: true,
  },
  {
    name: 'backup-partly',
    snapshot: snapshot(usual, {
      backup: { is: 'refused', problem: problem('x.diskFull', 'retry_later'), is_open: true },
    }),
  },
  {
    name: 'settings-ahead',
    snapshot: snapshot(usual, {
      forecast: {
        days: 28,
        until: inDays(28),
        expiring: [
          { id: usual[0]!.id, at: inDays(-2), why: 'expires', over: 'expired', can_extend_now: false },
          { id: soon.id, at: inDays(9), why: 'expires', over: null, can_extend_now: true },
          { id: usual[4]!.id, at: inDays(20), why: 'login', over: null, can_extend_now: false },
        ],
        safe: 40,
      },
      exported: { what: 'report', file: '/home/jam/sixty.csv' },
    }),
    steps: async (page) => {
      await openYourData(page, 3);
      await page.evaluate(() => window.scrollTo(0, 0));
    },
    isTall: true,
  },
  {
    name: 'settings-remove',
    snapshot: snapshot(usual),
    steps: (page) => openYourData(page, 4),
  },
  { name: 'check-up', snapshot: snapshot(usual, { check_up: checkUp() }), steps: openCheckUp, isTall: true },
  {
    name: 'check-up-busy',
    snapshot: snapshot(usual, { check_up: checkUp({ busy: true, at: null, checks: [] }) }),
    steps: openCheckUp,
  },
  {
    name: 'check-up-report',
    snapshot: snapshot(usual, {
      check_up: checkUp({ bundle: BUNDLE, saved: '/home/jam/sixty-report.txt' }),
    }),
    steps: openCheckUp,
    isTall: true,
  },
];
