/** The built window in a real browser, under the content policy of the shell, with a pretend host behind it. */
import { fileURLToPath } from 'node:url';

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';

import type { Intent, Snapshot } from '../../src/lib/host';
import { openBrowser, openWindow } from '../browser';
import { PretendHost } from '../pretend-host';

const WINDOW = fileURLToPath(new URL('../../dist-http', import.meta.url));

/** A made-up token that no page may ever show. */
export const SECRET = 'IGAAmadeupmadeupmadeup';

export let host: PretendHost;
/** The page of the window; each test has a new one. */
export let page: Page;
let browser: Browser;

beforeAll(async () => {
  host = await PretendHost.start(WINDOW);
  browser = await openBrowser();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1080, height: 720 }, timezoneId: 'Europe/Berlin' });
  // A busy computer opens a page in 10 seconds; a test that fails may take its time.
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  host?.close();
});

/** Opens the window on this state. */
export async function open(state: Snapshot): Promise<void> {
  host.reset(state);
  await openWindow(page, host.origin);
}

/** Pastes {@link SECRET} into a box as a person does. */
export async function pasteSecret(box: Locator): Promise<void> {
  await box.focus();
  await box.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, SECRET);
}

/** Waits until the host was sent this intent. */
export async function hostWasAsked(wanted: Intent): Promise<void> {
  await until(() => expect(host.intents).toContainEqual(wanted));
}

/** Waits until the host was sent exactly `count` intents of this kind. */
export async function hostWasAskedTimes(kind: Intent['do'], count: number): Promise<void> {
  await until(() => expect(host.intents.filter((one) => one.do === kind)).toHaveLength(count));
}

/**
 * Holds that no intent of this kind was sent. A new one is sent first and waited for: the browser sends requests in
 * order, so that an earlier intent has arrived by then.
 */
export async function hostWasNotAsked(kind: Intent['do']): Promise<void> {
  const last: Intent = { do: 'close_reading' };
  await page.evaluate(async (intent) => {
    await fetch('/intent', { method: 'POST', body: JSON.stringify(intent) });
  }, last);
  expect(host.intents.filter((one) => one.do === kind)).toEqual([]);
}

/** Waits until this element has the focus. */
export async function hasFocus(element: Locator): Promise<void> {
  await element.and(page.locator(':focus')).waitFor();
}

/** Repeats an expectation until it holds. */
export async function until(expectation: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(expectation, { timeout: 20_000, interval: 20 });
}

export function button(name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

/** A text of the page itself: what is said aloud stands beside it once more. */
export function shown(text: string | RegExp): Locator {
  return page.locator('main').getByText(text);
}

export function heading(name: string): Locator {
  return page.getByRole('heading', { name });
}
