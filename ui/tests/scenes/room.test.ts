/** Pictures of pages where the room is unusual: a small window, large screens, a large text, colours of the system. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { axeFindings, isWiderThanTheWindow, openBrowser, openWindow } from '../browser';
import { PretendHost } from '../pretend-host';
import { ACCOUNTS } from './accounts';
import { ACTIVITY } from './activity';
import { CONNECT } from './connect';
import { PROGRAM } from './program';

const WINDOW = fileURLToPath(new URL('../../dist-http', import.meta.url));
const PICTURES = fileURLToPath(new URL('../pictures', import.meta.url));

const NAMES = [
  'first-run',
  'accounts',
  'accounts-selected',
  'details',
  'practice',
  'settings',
  'extend-states',
];
const SCENES = [...ACCOUNTS, ...ACTIVITY, ...PROGRAM, ...CONNECT].filter(({ name }) => NAMES.includes(name));

const SIGHTS = [
  { suffix: '720', language: 'ru', theme: 'light', width: 720, height: 540 },
  { suffix: '1280', language: 'ru', theme: 'light', width: 1280, height: 720 },
  { suffix: '1920', language: 'en', theme: 'dark', width: 1920, height: 1080 },
  { suffix: '3840', language: 'en', theme: 'light', width: 3840, height: 2160 },
  { suffix: 'twice', language: 'en', theme: 'light', width: 640, height: 380, scale: 2 },
  { suffix: 'forced', language: 'en', theme: 'light', width: 1280, height: 760, forcedColors: 'active' },
  { suffix: 'contrast', language: 'ru', theme: 'dark', width: 1280, height: 760, contrast: 'more' },
] as const;

let host: PretendHost;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  host = await PretendHost.start(WINDOW);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  host?.close();
});

describe.each(SCENES)('$name', (scene) => {
  it.each(SIGHTS)('$suffix looks right', async (sight) => {
    const { suffix, language, theme, width, height } = sight;
    const page = await browser.newPage({
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      viewport: { width, height },
      deviceScaleFactor: 'scale' in sight ? sight.scale : 1,
      forcedColors: 'forcedColors' in sight ? sight.forcedColors : null,
      contrast: 'contrast' in sight ? sight.contrast : null,
    });
    host.reset({ ...scene.snapshot, language, settings: { ...scene.snapshot.settings, theme } });
    await openWindow(page, host.origin);
    await scene.steps?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${PICTURES}/${scene.name}-${suffix}.png` });
    expect(await isWiderThanTheWindow(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });
});
