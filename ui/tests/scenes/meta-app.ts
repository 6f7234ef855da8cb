import { instagramApp, snapshot, threadsApp, usual } from '../fixtures/snapshots';
import { openForm, type Scene } from './scene';

export const META_APP: Scene[] = [
  {
    name: 'app-new',
    snapshot: snapshot([], { apps: [] }),
    steps: async (page) => {
      await page.locator('.doors button').nth(1).click();
      await page.locator('main > .acts button').nth(1).click();
    },
    isTall: true,
  },
  ...(['secret', 'short', 'token'] as const).map((is) => ({
    name: `app-secret-${is}`,
    snapshot: snapshot(usual, {
      apps: [],
      pasted: {
        masked: { secret: '0123••••cdef', short: '••••', token: 'IGAA••••7Qx2' }[is] ?? '',
        length: { secret: 32, short: 19, token: 181 }[is] ?? 0,
        is,
      },
    }),
    steps: openForm,
    isTall: true,
  })),
  { name: 'app-threads', snapshot: snapshot(usual, { apps: [threadsApp] }), steps: openForm, isTall: true },
  {
    name: 'app-same-id',
    snapshot: snapshot(usual, { apps: [threadsApp, instagramApp] }),
    isTall: true,
    steps: async (page) => {
      await openForm(page);
      await page.locator('input[inputmode=numeric]').fill(instagramApp.id);
    },
  },
  {
    name: 'app-id-missing',
    snapshot: snapshot([], { apps: [] }),
    isTall: true,
    steps: async (page) => {
      await page.locator('.doors button').nth(1).click();
      await page.locator('main > .acts button').nth(1).click();
      await page.locator('.stack > button').last().click();
    },
  },
  {
    name: 'app-token-as-id',
    snapshot: snapshot(usual, { apps: [] }),
    isTall: true,
    steps: async (page) => {
      await openForm(page);
      await page.locator('input[inputmode=numeric]').fill('IGAAmadeup');
    },
  },
];
