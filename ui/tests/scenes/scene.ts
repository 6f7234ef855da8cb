import type { Page } from 'playwright-core';

import type { Snapshot } from '../../src/lib/host';

/** A screen in one state: what the host says, and what a person does until it is open. */
export type Scene = {
  name: string;
  snapshot: Snapshot;
  steps?: (page: Page) => Promise<void>;
  /** The picture shows the whole page, not the first screenful. */
  isTall?: boolean;
};

type Steps = (page: Page) => Promise<void>;

export function openRow(index: number): Steps {
  return (page) => page.locator('[data-row]').nth(index).click();
}

/** Opens an entry of the menu that adds an account or a Meta app. */
export function openAdd(index: number): Steps {
  return async (page) => {
    await page.locator('header [aria-haspopup=menu]').click();
    await page.locator('[role=menuitem]').nth(index).click();
  };
}

/** Opens the page before a log-in, with Instagram chosen. */
export async function openConnect(page: Page): Promise<void> {
  await openAdd(0)(page);
  await page.locator('main .chips button').first().click();
}

/** Opens the menu of the third account, and its entry where one is given. */
export function rowMenu(entry: number | null): Steps {
  return async (page) => {
    await page.locator('li [aria-haspopup=menu]').nth(2).click();
    if (entry !== null) await page.locator('[role=menuitem]').nth(entry).click();
  };
}

/** Opens the walk to a Meta app of this network, or the stage in this place of its list. */
export function openWalk(network: number, stage?: number): Steps {
  return async (page) => {
    await openAdd(2)(page);
    await page.locator('main .chips button').nth(network).click();
    if (stage !== undefined) await page.locator('.tasks button').nth(stage).click();
  };
}

/** Opens the form for a Meta app that a person has already. */
export async function openForm(page: Page): Promise<void> {
  await openAdd(2)(page);
  await page.locator('main > .acts button').nth(1).click();
}

export async function pickTwo(page: Page): Promise<void> {
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
}

export function openSettings(page: Page): Promise<void> {
  return page.locator('nav button').last().click();
}

export function openHelp(page: Page): Promise<void> {
  return page.keyboard.press('Control+4');
}
