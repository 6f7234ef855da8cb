import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

/** Starts the Chromium that the system has, with these arguments as well; nothing is downloaded. */
export function openBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
      ...more,
    ],
  });
}

/** What the page complains of from now on: warnings and errors of its console, and what it did not catch. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/**
 * Loads the window and waits until it has its first screen and is connected to the host's changes: a change that the
 * host makes before that would never reach the page.
 */
export async function openWindow(page: Page, origin: string): Promise<void> {
  const isListening = page.waitForResponse(`${origin}/changes`);
  await Promise.all([isListening, page.goto(origin)]);
  await page.locator('h1').first().waitFor();
}

/** What axe finds wrong on the page, a line for each rule. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations }: AxeResults = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(({ id, nodes }) => {
    const places = nodes.map((node) => node.target.join(' ')).slice(0, 3);
    return `axe ${id}: ${places.join(' | ')}`;
  });
}

/** Whether a person would have to scroll sideways. */
export function isWiderThanTheWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Waits for fonts and fades, and for one frame after the last change of the page. */
export async function isPainted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}
