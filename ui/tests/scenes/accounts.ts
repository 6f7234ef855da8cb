import type { Page } from 'playwright-core';

import { account, inDays, problem, soon, states, door } from '../fixtures/accounts';
import { fresh, history, settings, snapshot, together, usual } from '../fixtures/snapshots';
import { openRow, rowMenu, pickTwo, type Scene } from './scene';

const byClient = { ...settings, by_client: true, folded_clients: ['Client 7', 'Client 8'] };
/** A system user whose token has expired: nobody can log in as it. */
const system = account({
  name: 'Lind Studio Publisher',
  network: 'facebook',
  kind: 'system',
  logs_in: false,
  status: 'expired',
  expires_at: inDays(-2),
});
/** Accounts of one client in several states. */
const ofOne = states.slice(0, 6).map((one) => ({ ...one, client: 'Jam & Toast' }));

/** The states of a vault that have a card of their own beside those that are locked or missing. */
const VAULTS = [
  'asking',
  'no_keyring',
  'denied',
  'none_of_ours',
  'wrong_passphrase',
  'no_passphrase',
  'refused',
] as const;

/** Unfolds the steps of the card, where it has some. */
async function how(page: Page): Promise<void> {
  const steps = page.locator('.vault button[aria-expanded]');
  if (await steps.count()) await steps.click();
}

const MESSAGE = `Hello,

1 of your accounts needs you to log in once. It takes about five minutes.

@corner.bakery on Instagram: our access ended on Nov 26, 2026.

What to do:
1. Tell us when it suits you. We then send you a link to the log-in page.
`;

export const ACCOUNTS: Scene[] = [
  { name: 'first-run', snapshot: snapshot([], { apps: [] }) },
  { name: 'accounts', snapshot: snapshot(usual) },
  { name: 'accounts-two', snapshot: snapshot([fresh, soon]) },
  { name: 'accounts-one-good', snapshot: snapshot([fresh]) },
  { name: 'accounts-menu', snapshot: snapshot(usual), steps: rowMenu(null) },
  { name: 'accounts-remind', snapshot: snapshot(usual), steps: rowMenu(3) },
  { name: 'accounts-by-client', snapshot: snapshot(usual, { settings: byClient }) },
  {
    name: 'client-page',
    snapshot: snapshot(ofOne, { settings: byClient }),
    steps: async (page) => page.locator('section .acts button').first().click(),
  },
  {
    name: 'client-message',
    snapshot: snapshot(ofOne, { settings: byClient, client_message: MESSAGE }),
    steps: async (page) => page.locator('section .acts button').nth(1).click(),
  },
  {
    name: 'by-hand-waiting',
    snapshot: snapshot(states.filter(({ name }) => name === 'waits.for.you')),
    isTall: true,
    steps: openRow(0),
  },
  {
    name: 'by-hand-new',
    snapshot: snapshot([fresh]),
    steps: async (page) => {
      await openRow(0)(page);
      await page.locator('#places .acts button').nth(1).click();
    },
  },
  { name: 'accounts-label', snapshot: snapshot(usual), steps: rowMenu(5) },
  { name: 'accounts-disconnect', snapshot: snapshot(usual), steps: rowMenu(7) },
  {
    name: 'accounts-remind-date',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await rowMenu(3)(page);
      await page.locator('dialog input').last().click();
      await page.locator('dialog select').selectOption({ index: 20 });
    },
  },
  {
    name: 'accounts-selected',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await pickTwo(page);
    },
  },
  {
    name: 'accounts-veiled',
    snapshot: snapshot(usual),
    steps: async (page) => page.keyboard.press('Control+Shift+H'),
  },
  {
    name: 'accounts-jump',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('dialog input').fill('client.1');
    },
  },
  {
    name: 'accounts-paste',
    snapshot: snapshot(usual),
    steps: async (page) => page.keyboard.press('Control+v'),
  },
  {
    name: 'accounts-undo',
    snapshot: snapshot(usual),
    steps: async (page) => {
      await rowMenu(7)(page);
      await page.locator('dialog button').last().click();
    },
  },
  {
    name: 'accounts-nothing-found',
    snapshot: snapshot(usual),
    steps: async (page) => page.locator('input[type=search]').fill('bakry'),
  },
  {
    name: 'accounts-extend-all',
    snapshot: snapshot(usual),
    steps: async (page) => page.locator('header button').first().click(),
  },
  {
    name: 'accounts-keys',
    snapshot: snapshot(usual),
    steps: async (page) => page.keyboard.press('F1'),
  },
  { name: 'accounts-extending', snapshot: snapshot(usual, { together: { ...together, extended: 12 } }) },
  {
    name: 'accounts-extended',
    snapshot: snapshot(usual, {
      together: { ...together, extended: 38, too_new: 3, needs_you: ['corner.bakery'], is_over: true },
      disconnected: [{ id: 'old', network: 'threads', name: 'old.client', until: inDays(12) }],
    }),
    isTall: true,
    steps: async (page) => page.locator('summary').last().click(),
  },
  {
    name: 'accounts-vault-asks',
    snapshot: snapshot([soon, { ...fresh, work: 'extending' }], { vault_asks: true }),
  },
  { name: 'accounts-offline', snapshot: snapshot(usual, { offline_since: inDays(0, -1) }) },
  { name: 'accounts-problem', snapshot: snapshot(usual, { problem: problem('x.diskFull', 'retry_later') }) },
  {
    name: 'accounts-clock',
    snapshot: snapshot(usual, { problem: { ...problem('x.clock', 'none'), case: 'another_day' } }),
  },
  { name: 'system-user', snapshot: snapshot([system, fresh], { old_token: system.id }), steps: rowMenu(7) },
  {
    name: 'extend-states',
    snapshot: snapshot(states),
    isTall: true,
    steps: async (page) => {
      const more = page.locator('.head button');
      if (await more.count()) await more.click();
    },
  },
  { name: 'vault-locked', snapshot: snapshot(usual, { vault: 'locked' }) },
  { name: 'vault-missing-first', snapshot: snapshot([], { apps: [], vault: 'missing' }) },
  { name: 'vault-missing', snapshot: snapshot(usual, { vault: 'missing' }) },
  ...VAULTS.map((vault) => ({
    name: `vault-${vault}`,
    snapshot: snapshot(usual, { vault }),
    isTall: true,
    steps: how,
  })),
  { name: 'details', snapshot: snapshot(usual, { history }), steps: openRow(2), isTall: true },
  { name: 'details-place-moved', snapshot: snapshot(states), steps: openRow(3), isTall: true },
  { name: 'details-turned-off', snapshot: snapshot(usual), steps: openRow(1), isTall: true },
  { name: 'details-page', snapshot: snapshot([door]), steps: openRow(0), isTall: true },
  { name: 'details-unknown', snapshot: snapshot(states.slice(-3)), steps: openRow(0) },
];
