import { inDays } from '../fixtures/accounts';
import { reading, snapshot, usual } from '../fixtures/snapshots';
import { openHelp, type Scene } from './scene';

export const HELP: Scene[] = [
  { name: 'help', snapshot: snapshot(usual), steps: openHelp },
  {
    name: 'help-topic',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await openHelp(page);
      await page.locator('[aria-pressed]').first().click();
    },
  },
  {
    name: 'help-expired',
    snapshot: snapshot(usual, {
      ...reading(
        'x.expired',
        'reconnect',
        { account: 'corner.bakery', hid_secret: true },
        { date: { date: inDays(-2) } },
      ),
      taken: { into: 'error', text: 'corner.bakery feed: {"error":{"code":190,"error_subcode":463}} ••••' },
    }),
    steps: async (page) => {
      await openHelp(page);
      await page.locator('summary').click();
    },
  },
  {
    name: 'help-older',
    snapshot: snapshot(usual, reading('x.password', 'reconnect', { account: 'harbor.spa' })),
    steps: openHelp,
  },
  {
    name: 'help-setup',
    snapshot: snapshot(
      usual,
      reading(
        'e.wrongAppId',
        'fix_setup',
        { network: 'threads' },
        {
          network: { text: 'Threads' },
          page: { text: 'Use cases > Access the Threads API > Settings' },
          field: { text: 'Threads App ID' },
        },
      ),
    ),
    steps: openHelp,
  },
  { name: 'help-slow', snapshot: snapshot(usual, reading('x.slow', 'wait')), steps: openHelp },
  {
    name: 'help-unknown',
    snapshot: snapshot(usual, reading('x.unknown', 'report', { known: false })),
    steps: openHelp,
  },
];
