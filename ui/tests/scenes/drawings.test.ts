/** Pictures of every drawing of the set-up wizard, in each way that a person may look at them; axe reads each of them. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { complaintsOf, axeFindings, isPainted, isWiderThanTheWindow, openBrowser } from '../browser';
import { snapshot } from '../fixtures/snapshots';
import { PretendHost } from '../pretend-host';

const SHEET = fileURLToPath(new URL('../../dist-http/sheet', import.meta.url));
const PICTURES = fileURLToPath(new URL('../pictures', import.meta.url));

/** How the sheet is shown; the texts are scaled as the window scales them. */
type Sight = {
  language?: string;
  theme?: 'light' | 'dark';
  width?: number;
  text?: string;
  media?: Parameters<Page['emulateMedia']>[0];
};
const SIGHTS: Record<string, Sight> = {
  light: {},
  dark: { theme: 'dark' },
  'ru-light': { language: 'ru' },
  narrow: { width: 320 },
  'ru-narrow': { language: 'ru', width: 320 },
  'text-200': { text: '187.5%' },
  'text-200-narrow': { text: '187.5%', width: 320 },
  'forced-light': { media: { forcedColors: 'active', colorScheme: 'light' } },
  'forced-dark': { theme: 'dark', media: { forcedColors: 'active', colorScheme: 'dark' } },
  'contrast-light': { media: { contrast: 'more' } },
  'contrast-dark': { theme: 'dark', media: { contrast: 'more' } },
};

let host: PretendHost;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  host = await PretendHost.start(SHEET);
  browser = await openBrowser();
  page = await browser.newPage({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
});
afterAll(async () => {
  await browser?.close();
  host?.close();
});

describe('the drawings of the wizard', () => {
  it.each(Object.entries(SIGHTS))('look right: %s', async (name, sight) => {
    await show(sight);
    await page.screenshot({ path: `${PICTURES}/drawings-${name}.png`, fullPage: true });
    expect(await isWiderThanTheWindow(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(await lostWords(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function show({
  language = 'en',
  theme = 'light',
  width = 1360,
  text = '',
  media,
}: Sight): Promise<void> {
  complaints.length = 0;
  const usual = snapshot([]);
  host.reset({ ...usual, language, settings: { ...usual.settings, theme } });
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference', colorScheme: theme, ...media });
  await page.goto(`${host.origin}/tests/scenes/drawings/index.html`);
  await page.locator('h1').waitFor();
  await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
  await isPainted(page);
}

/** Words that reach out of their drawing or lie under a number, where a person cannot read them. */
function lostWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (box: DOMRect, edge: DOMRect) => box.left < edge.left || box.right > edge.right;
    const isUnder = (box: DOMRect, mark: DOMRect) =>
      box.left < mark.right && box.right > mark.left && box.top < mark.bottom && box.bottom > mark.top;

    return [...document.querySelectorAll('[role=img]')].flatMap((drawing) => {
      const marks = [...drawing.querySelectorAll('div.mark > b')];
      const texts = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
      const lost: string[] = [];
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const holder = text.parentElement!;
        // The start of an address is enough where the address is not the thing to copy.
        if (text.data.trim() === '' || getComputedStyle(holder).textOverflow === 'ellipsis') continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const isLost = [...range.getClientRects()].some(
          (box) =>
            isCut(box, drawing.getBoundingClientRect()) ||
            marks.some((mark) => mark !== holder && isUnder(box, mark.getBoundingClientRect())),
        );
        if (isLost) lost.push(text.data.trim());
      }
      return lost;
    });
  });
}
