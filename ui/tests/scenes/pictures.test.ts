/**
 * A picture of every screen in every state, light and dark, in both languages; axe reads each of them.
 * `npm run pictures -- -t help` takes the pictures whose name has "help" in it.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  complaintsOf,
  axeFindings,
  isPainted,
  isWiderThanTheWindow,
  openBrowser,
  openWindow,
} from '../browser';
import { PretendHost } from '../pretend-host';
import { ACCOUNTS } from './accounts';
import { ACTIVITY } from './activity';
import { ADDING } from './adding';
import { CONNECT } from './connect';
import { DATA } from './data';
import { HANDOVER } from './handover';
import { HELP } from './help';
import { META_APP } from './meta-app';
import { PLACES } from './places';
import { PROGRAM } from './program';
import type { Scene } from './scene';
import { SETUP } from './setup';

const WINDOW = fileURLToPath(new URL('../../dist-http', import.meta.url));
const PICTURES = fileURLToPath(new URL('../pictures', import.meta.url));
const SCENES = [
  ...ACCOUNTS,
  ...ACTIVITY,
  ...PLACES,
  ...PROGRAM,
  ...CONNECT,
  ...ADDING,
  ...HELP,
  ...META_APP,
  ...HANDOVER,
  ...DATA,
  ...SETUP,
];

const WIDE = { width: 1080, height: 720 };
const NARROW = { width: 320, height: 640 };

/** How a scene is shown; `suffix` tells its pictures apart from the others of the scene. */
const SIGHTS = [
  { suffix: 'en-light', language: 'en', theme: 'light', viewport: WIDE },
  { suffix: 'en-dark', language: 'en', theme: 'dark', viewport: WIDE },
  { suffix: 'ru-light', language: 'ru', theme: 'light', viewport: WIDE },
  { suffix: 'ru-dark', language: 'ru', theme: 'dark', viewport: WIDE },
  { suffix: 'ru-light-narrow', language: 'ru', theme: 'light', viewport: NARROW },
];

let host: PretendHost;
let browser: Browser;
/** One page for all pictures: opening a page takes longer than the picture itself. */
let page: Page;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  host = await PretendHost.start(WINDOW);
  browser = await openBrowser();
  page = await browser.newPage({ timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
});
afterAll(async () => {
  await browser?.close();
  host?.close();
});

describe.each(SCENES)('$name', (scene) => {
  it.each(SIGHTS)('$suffix looks right', async (sight) => {
    await show(scene, sight);
    await page.screenshot({
      path: `${PICTURES}/${scene.name}-${sight.suffix}.png`,
      fullPage: scene.isTall ?? false,
    });
    expect(await isWiderThanTheWindow(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function show(scene: Scene, { language, theme, viewport }: (typeof SIGHTS)[number]): Promise<void> {
  complaints.length = 0;
  await page.setViewportSize(viewport);
  host.reset({ ...scene.snapshot, language, settings: { ...scene.snapshot.settings, theme } });
  await openWindow(page, host.origin);
  await scene.steps?.(page);
  await isPainted(page);
}
