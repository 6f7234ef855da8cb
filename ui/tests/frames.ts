import type { Page } from 'playwright-core';

/** Until what has changed is on the screen. */
export function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
