/**
 * Every page has room for what it shows, from a phone's width to a large screen, at the usual size of text and at twice
 * of it. In the shell the size of the text is that of the whole page: twice as large is half as many pixels.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { axeFindings, openBrowser, openWindow } from '../browser';
import { misfits } from '../fit';
import { twoFrames } from '../frames';
import { ACCOUNTS } from '../scenes/accounts';
import { ADDING } from '../scenes/adding';
import { CONNECT } from '../scenes/connect';
import { DATA } from '../scenes/data';
import { HELP } from '../scenes/help';
import { META_APP } from '../scenes/meta-app';
import { PROGRAM } from '../scenes/program';
import { host } from './session';

const SIZES: [string, number, number][] = [
  ['a narrow window', 320, 640],
  ['the smallest window at 200 %', 360, 270],
  ['a usual window at 200 %', 540, 380],
  ['the smallest window', 720, 540],
  ['a screen from which two columns stand side by side', 1280, 720],
  ['a screen of 1920 pixels', 1920, 1080],
  ['a screen of 3840 pixels', 3840, 2160],
];

/** The shell makes no window narrower than this. */
const SMALLEST = 720;

const ALL = [...ACCOUNTS, ...PROGRAM, ...CONNECT, ...ADDING, ...HELP, ...META_APP, ...DATA];
const LOOKED_AT = [
  'first-run',
  'accounts',
  'accounts-selected',
  'accounts-extended',
  'accounts-keys',
  'extend-states',
  'vault-locked',
  'details',
  'details-place-moved',
  'practice',
  'settings',
  'connect-before',
  'connect-waiting',
  'connect-done',
  'place-lines',
  'import-done',
  'help',
  'help-expired',
  'backup-make',
  'backup-found',
  'settings-ahead',
  'check-up-report',
];
const SCENES = ALL.filter(({ name }) => LOOKED_AT.includes(name));

let usual: Browser;
/** Its text is twice as large and its pixels are as they were, as a person may set it in the system. */
let large: Browser;

beforeAll(async () => {
  [usual, large] = await Promise.all([openBrowser(), openBrowser('--blink-settings=defaultFontSize=32')]);
});
afterAll(async () => {
  await Promise.all([usual?.close(), large?.close()]);
});

describe.each(SCENES)('$name', (scene) => {
  it('has room at every size, and nothing that axe finds in colours that the person has chosen', async () => {
    const found: string[] = [];
    for (const [browser, language, sizes] of [
      [usual, 'en', SIZES],
      [usual, 'ru', SIZES],
      [large, 'ru', SIZES.filter(([, width]) => width >= SMALLEST)],
    ] as const) {
      const page = await browser.newPage({ timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
      page.setDefaultTimeout(20_000);
      host.reset({ ...scene.snapshot, language });
      await page.setViewportSize({ width: 1080, height: 760 });
      await openWindow(page, host.origin);
      await scene.steps?.(page);
      for (const [size, width, height] of sizes) {
        await page.setViewportSize({ width, height });
        await twoFrames(page);
        const kind = browser === large ? ', large text' : '';
        found.push(...(await misfits(page)).map((misfit) => `${language}, ${size}${kind}: ${misfit}`));
      }
      if (language === 'en') {
        await page.emulateMedia({ forcedColors: 'active' });
        found.push(...(await axeFindings(page)));
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });
});
