/** The built window in a real browser with the real program behind it. Each test has its own program. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';

import { axeFindings, isWiderThanTheWindow, openBrowser, openWindow } from '../browser';
import { RealProgram } from '../real-program';

export let program: RealProgram;
/** The page that shows the program's window. */
export let page: Page;
let browser: Browser;
/** The browser in which the person logs in; the window is one of its pages. */
export let person: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  program = await RealProgram.start();
  person = await browser.newContext({
    viewport: { width: 1080, height: 720 },
    // Whether the certificate is trusted is tested with the program's own doorway, not here.
    ignoreHTTPSErrors: true,
    // Colours in the middle of a fade have too little contrast for axe.
    reducedMotion: 'reduce',
  });
  page = await person.newPage();
  page.setDefaultTimeout(20_000);
  await openWindow(page, program.origin);
});
afterEach(async () => {
  try {
    await nothingSecretIsShown();
  } finally {
    await person.close();
    await program.close();
  }
});
afterAll(() => browser?.close());

/** Opens the page before a log-in, goes on to the browser, and waits until the window waits for it. */
export async function startConnecting(network: string): Promise<void> {
  if ((await program.snapshot()).accounts.length === 0) {
    await page.getByRole('button', { name: /My token stopped working/ }).click();
  } else {
    await page.keyboard.press('Control+n');
  }
  await page.getByRole('button', { name: network, exact: true }).click();
  await button(`Open ${network}`).click();
  await heading(/^Waiting for you in the browser/).waitFor();
}

/** Connects an account, and comes back to the list with it. */
export async function connected(network: string, name: string): Promise<void> {
  await startConnecting(network);
  await answerInBrowser('Allow', name);
  await button("I don't know yet").click();
  await page.locator('[data-row]').first().waitFor();
}

/** Logs in as the person does in the browser, until the browser has reached the program again. */
export async function answerInBrowser(answer: 'Allow' | 'Cancel', name?: string): Promise<void> {
  const tab = await person.newPage();
  await tab.goto(await program.opened());
  if (name !== undefined) await tab.getByLabel(name, { exact: true }).check();
  await tab.getByRole('button', { name: answer }).click();
  await tab.waitForURL(/localhost:\d+\/r\//);
  await tab.close();
}

/** The address that Meta sends the browser back to; the browser does not follow it. */
export async function addressAfterAllow(name: string): Promise<string> {
  const tab = await person.newPage();
  await tab.goto(await program.opened());
  await tab.getByLabel(name, { exact: true }).check();
  const form = await tab.evaluate(() =>
    [...new FormData(document.forms[0])].map(([field, value]) => [field, String(value)]),
  );
  const data = new URLSearchParams([...form, ['answer', 'allow']]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await person.request.post(tab.url(), { data, headers, maxRedirects: 0 });
  await tab.close();
  return String(answer.headers()['location']);
}

/** No finding of axe, nothing wider than the window, no hole or key where a sentence should be. */
export async function looksRight(): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isWiderThanTheWindow(page)).toBe(false);
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/\{ ?\$|undefined|null|\b[a-z]+-[a-z]+-[a-z]+-/u);
}

/** Types into a box for secrets, which empties itself. */
export async function typeInto(label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

/** Gives the path of a file on the page that is open. */
export async function namePath(path: string): Promise<void> {
  await page.locator('summary', { hasText: "I can't find the file" }).click();
  await page.getByRole('textbox', { name: 'Path of the file' }).fill(path);
  await page.keyboard.press('Enter');
}

/** Walks with Tab until the button or switch with this name has the focus. */
export async function tabTo(name: string | RegExp, role: 'button' | 'switch' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`Tab never reaches ${name}`);
}

/** The text on the clipboard, without its secrets: the box for an error shows it so. */
export async function onClipboard(): Promise<string> {
  await program.send({ do: 'close_reading' });
  let text = '';
  await until(async () => {
    await program.send({ do: 'paste', into: 'error' });
    text = (await program.snapshot()).taken?.text ?? '';
    expect(text).not.toBe('');
  });
  return text;
}

/** Repeats an expectation until it holds. */
export async function until(expectation: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(expectation, { timeout: 20_000, interval: 50 });
}

/** A text of the page itself: what is said aloud stands beside it once more. */
export function shown(text: string | RegExp): Locator {
  return page.locator('main').getByText(text);
}

export function heading(name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

export function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

async function nothingSecretIsShown(): Promise<void> {
  const shown = (await page.content()) + JSON.stringify(await program.snapshot());
  const leaked = program.secrets().filter((secret) => shown.includes(secret));
  // Compared by number: the message of a failed test is printed, and must not hold a token.
  expect(leaked.length).toBe(0);
}
