import { describe, expect, it } from 'vitest';

import type { Account } from '../../src/lib/host';
import {
  answerInBrowser,
  button,
  looksRight,
  namePath,
  onClipboard,
  page,
  program,
  startConnecting,
  until,
  shown,
} from './session';

const DAY = 86_400;

describe('a place that the person fills, with the real program behind it,', () => {
  it('is offered wherever the window asks where a token is used', async () => {
    await startConnecting('Threads');
    await answerInBrowser('Allow', 'corner.bakery');
    await page.getByRole('button', { name: /^I paste it somewhere myself/ }).click();
    await looksRight();
    await addPlace('Wix');
    await page.getByText('Waiting for you', { exact: true }).waitFor();
    await looksRight();
    await button('Later, back to the list').click();

    await page.locator('[data-row]').click();
    await button('I paste it somewhere myself').click();
    await addPlace('Later');
    await until(async () => expect(await forms('corner.bakery')).toEqual(['Wix', 'Later']));
    await namePath(program.settingsFile('shop/.env', 'TOKEN=old\n').path);
    await page.locator('dialog').getByRole('button', { name: 'I paste it somewhere myself' }).click();
    await addPlace('n8n');
    await until(async () => expect(await forms('corner.bakery')).toEqual(['Wix', 'Later', 'n8n']));
    await looksRight();
  });

  it('is offered for each account of a file that brought several', async () => {
    const jam = await program.pull('token', { network: 'instagram', user: 'jam.and.toast' });
    const spa = await program.pull('token', { network: 'instagram', user: 'harbor.spa' });
    const rows = `jam.and.toast,Jam,${jam.token}\nharbor.spa,Harbor,${spa.token}\n`;
    const file = program.settingsFile('clients.csv', `handle,client,token\n${rows}`);
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await namePath(file.path);
    await button('Add 2 lines').click();
    await button('I paste it somewhere myself: @harbor.spa').click();
    await addPlace('WordPress plugin');
    await page.getByText('Waiting for you', { exact: true }).waitFor();
    await looksRight();
    expect(await forms('harbor.spa')).toEqual(['WordPress plugin']);
    expect(await forms('jam.and.toast')).toEqual([]);
  });

  it('has its token when the one that was copied is marked as done, and waits for each newer one', async () => {
    await connectedWithWix();
    await copyToken();
    await button('I pasted it: Wix').click();
    await shown(/^You pasted it/).waitFor();
    const { expires_at, next_attempt } = await onlyAccount();
    expect((Date.parse(String(expires_at)) - Date.parse(String(next_attempt))) / 1000).toBe(14 * DAY);

    await program.pull('clock', { advance: 47 * DAY });
    await page.getByText('Copy the token, paste it there, then press "I pasted it".').waitFor();
    await page.keyboard.press('Escape');
    const row = page.getByRole('listitem').filter({ hasText: 'Waiting for you: paste the token into Wix.' });
    await row.getByRole('button', { name: /^Copy token/ }).waitFor();
    await looksRight();
  });

  it('goes on waiting where the token was replaced after it was copied', async () => {
    await connectedWithWix();
    await copyToken();
    await program.pull('clock', { advance: 47 * DAY });
    await extended();
    await button('I pasted it: Wix').click();
    await shown(/^A newer token came after you copied/).waitFor();
    await looksRight();
    await copyToken();
    await button('I pasted it: Wix').click();
    await shown(/^You pasted it/).waitFor();
  });
});

/** Connects an account whose token is pasted into Wix, and opens its details. */
async function connectedWithWix(): Promise<void> {
  await startConnecting('Threads');
  await answerInBrowser('Allow', 'corner.bakery');
  await page.getByRole('button', { name: /^I paste it somewhere myself/ }).click();
  await addPlace('Wix');
  await button('Later, back to the list').click();
  await page.locator('[data-row]').click();
  await button('I pasted it: Wix').waitFor();
}

/** Presses Copy beside the place, and waits until the token is on the clipboard. */
async function copyToken(): Promise<void> {
  await page.locator('#places').getByRole('button', { name: 'Copy token' }).click();
  await onClipboard();
}

/** Waits until the account has a token that ends later than the day at which its first one ended. */
async function extended(): Promise<void> {
  await until(async () => {
    const { expires_at } = await onlyAccount();
    expect(Date.parse(String(expires_at)) - Date.parse((await program.snapshot()).now)).toBeGreaterThan(
      50 * DAY * 1000,
    );
  });
}

async function addPlace(name: string): Promise<void> {
  await page.locator('dialog').getByRole('button', { name, exact: true }).click();
  await button('Add this place').click();
}

async function onlyAccount(): Promise<Account> {
  const [account] = (await program.snapshot()).accounts;
  if (account === undefined) throw new Error('there is no account');
  return account;
}

/** The places of an account that a person fills. */
async function forms(name: string): Promise<string[]> {
  const { accounts } = await program.snapshot();
  const places = accounts.find((account) => account.name === name)?.places ?? [];
  return places.filter(({ kind }) => kind === 'by_hand').map(({ file }) => file);
}
