import { describe, expect, it } from 'vitest';

import { openWindow } from '../browser';
import {
  answerInBrowser,
  button,
  heading,
  looksRight,
  page,
  program,
  typeInto,
  until,
  shown,
} from './session';

const NUMBER = '1029384756102938';
const SECRET = '0123456789abcdef'.repeat(2);

describe('the window, with the real program behind it,', () => {
  it('leads through the stages of the full way, and knows after a restart how far they are', async () => {
    await openWalk();
    await looksRight();
    await page.getByLabel('Full way').check();

    await stage('Before you start');
    await looksRight();
    await button('Done, next').click();

    await heading('Make the app').waitFor();
    await button('Open "Apps"').click();
    expect(new URL(await program.opened()).pathname).toMatch(/developers\.facebook\.com\/apps\/$/);
    await typeInto('The address of the page', 'https://developers.facebook.com/apps/');
    await page.getByText('not the page of one app', { exact: false }).waitFor();
    await looksRight();
    await typeInto('The address of the page', `https://developers.facebook.com/apps/${NUMBER}/dashboard/`);
    await page.getByText(`Your app has the number ${NUMBER}.`, { exact: false }).waitFor();
    await button('Done, next').click();

    await heading('Add the return address').waitFor();
    await button('Open "Access the Threads API › Settings"').click();
    expect(await program.opened()).toContain(`/apps/${NUMBER}/use_cases/`);
    await button('Done, next').click();
    await heading('Allow the permissions').waitFor();
    await looksRight();
    await button('Done, next').click();

    await heading('Invite the account').waitFor();
    await page.getByLabel('Name of the account').fill('@corner.bakery');
    await until(async () => expect((await walk()).name).toBe('corner.bakery'));

    await program.restart();
    await openWindow(page, program.origin);
    await openWalk(false);
    expect((await walk()).done).toEqual(['before', 'app', 'return', 'permissions']);
    await stage('Invite the account');
    expect(await page.getByLabel('Name of the account').inputValue()).toBe('corner.bakery');
    await button('Done, next').click();

    await heading('Copy the app ID and the app secret').waitFor();
    const id = page.getByRole('textbox', { name: /Threads app ID/ });
    await id.fill(NUMBER);
    await page.getByText("That's the number of the Meta app.", { exact: false }).waitFor();
    await id.fill('1000000099');
    await until(async () => expect((await walk()).app_id).toBe('1000000099'));
    await typeInto('Threads app secret', SECRET);
    await page.getByText('32 of 32 characters').waitFor();
    await looksRight();
    await button('Save app').click();
    await button('Done, next').click();

    await heading('Try it').waitFor();
    await looksRight();
    await button('Connect @corner.bakery').click();
    await heading('Connect an account').waitFor();
    expect(await page.content()).not.toContain(SECRET);
    expect(JSON.stringify(await program.snapshot())).not.toContain(SECRET);
  });

  it('really connects at the last stage, which ends in the list with the account', async () => {
    await openWalk();
    await page.getByLabel('Full way').check();
    await stage('Invite the account');
    await page.getByLabel('Name of the account').fill('corner.bakery');
    await button('The steps').click();
    await stage('Try it');
    await button('Connect @corner.bakery').click();
    await button('Open Threads').click();
    await heading(/^Waiting for you in the browser/).waitFor();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected until /).waitFor();
    await button("I don't know yet").click();
    await page.locator('[data-row]').waitFor();
    expect((await walk()).done).toEqual(['try']);
    expect((await program.snapshot()).accounts.map(({ way }) => way)).toEqual(['full']);
  });

  it('takes the token that Meta’s page made, and reconnects that account the same way', async () => {
    await openWalk();
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await stage('Make the token');
    await typeInto("The token from Meta's page", token);
    await shown(/^@corner\.bakery is added\. /).waitFor();
    await looksRight();
    await button('Done').click();
    await page.locator('[data-row]').waitFor();
    const { accounts } = await program.snapshot();
    expect(accounts.map(({ way }) => way)).toEqual(['quick']);
    expect((await walk()).done).toEqual(['token']);

    await page.keyboard.press('Control+1');
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await page.keyboard.press('Control+r');
    await heading('Reconnect @corner.bakery').waitFor();
    await looksRight();
  });

  it('makes the page for someone else, without a token and without a secret', async () => {
    await openWalk();
    await page.getByLabel('Full way').check();
    await button('Ask someone to do this for me').click();
    const paper = page.locator('.paper');
    await paper.getByText('How to make a Meta app for Threads', { exact: false }).waitFor();
    for (const said of ['https://localhost:16060/', 'threads_basic', 'Threads Tester', 'on the phone']) {
      await until(async () => expect(await paper.innerText()).toContain(said));
    }
    await looksRight();
    await program.send({ do: 'set', setting: { language: 'ru' } });
    await paper.getByText('Как создать приложение Meta для Threads', { exact: false }).waitFor();
  });
});

/** Opens the walk for Threads from the settings; after a restart, the program knows which one was open. */
async function openWalk(picks = true): Promise<void> {
  await page.keyboard.press('Control+,');
  await button('Add an app').click();
  await heading('Set up your Meta app').waitFor();
  if (picks) await button('Threads').click();
  await page.locator('.chips [aria-pressed=true]', { hasText: 'Threads' }).waitFor();
}

async function stage(name: string): Promise<void> {
  await page.locator('.tasks button', { hasText: name }).click();
  await heading(name).waitFor();
}

async function walk() {
  const found = (await program.snapshot()).setup.walks.find(({ network }) => network === 'threads');
  return found ?? expect.fail('there is no walk for Threads');
}
