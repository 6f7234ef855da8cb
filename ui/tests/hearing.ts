import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** A screen reader has to say a result within this many milliseconds of its coming. */
const SAID_WITHIN = 2000;

declare global {
  interface Window {
    /** What was said since {@link listen}, each with its moment. */
    heard: { at: number; text: string }[];
  }
}

/**
 * Notes from now on what a screen reader says on this page: the text of a live region that changes. A region that comes
 * together with its text is passed over, as WebKit and Orca pass it over; behind an open dialog all are silent.
 */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const LIVE = '[role=status], [aria-live=polite]';
    const stood = new WeakSet(document.querySelectorAll(LIVE));
    const isSilent = (region: Element) =>
      [...document.querySelectorAll('dialog:modal')].some((dialog) => !dialog.contains(region));
    window.heard = [];
    new MutationObserver((records) => {
      const elements = records.map(({ target }) =>
        target instanceof Element ? target : target.parentElement,
      );
      for (const region of new Set(elements.map((element) => element?.closest(LIVE)))) {
        const text = region?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
        if (region && text !== '' && stood.has(region) && !isSilent(region))
          window.heard.push({ at: performance.now(), text });
      }
      for (const region of document.querySelectorAll(LIVE)) stood.add(region);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Forgets what was said until now. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => (window.heard = []));
}

/** Waits for a result, and holds that it is said in time. */
export async function isHeard(page: Page, result: Locator, said: string | RegExp): Promise<void> {
  await result.waitFor();
  const came = await page.evaluate(() => performance.now());
  const moment = await vi.waitFor(
    async () => {
      const heard = await page.evaluate(() => window.heard);
      expect(heard.map(({ text }) => text)).toContainEqual(
        typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said),
      );
      return heard.find(({ text }) => (typeof said === 'string' ? text.includes(said) : said.test(text)))?.at;
    },
    { timeout: 20_000, interval: 20 },
  );
  expect(Number(moment) - came).toBeLessThan(SAID_WITHIN);
}
