import { describe, expect, it } from 'vitest';

import type { Network } from '../../src/lib/host';
import { NETWORK } from '../../src/lib/state/names';
import { openWindow } from '../browser';
import { answerInBrowser, button, heading, looksRight, page, person, program, typeInto } from './session';
import { Walk } from './walk';

/** Whom each walk connects, and as whom the account is shown. */
const PEOPLE: Record<Network, { name: string; shown: string }> = {
  threads: { name: 'harbor.spa', shown: '@harbor.spa' },
  instagram: { name: 'paper.and.pine', shown: '@paper.and.pine' },
  facebook: { name: 'Mara Lind', shown: 'Corner Bakery' },
};

/** A whole set-up with every page looked at takes a minute on a busy computer. */
const LONG = { timeout: 300_000 };

describe('from the first page, on the pretend developer pages,', LONG, () => {
  it.each(['instagram', 'facebook'] as const)(
    'the full way ends with an account of %s, which is reconnected by a log-in',
    async (network) => {
      const walk = await begun(new Walk(network, 'full', PEOPLE[network].name));
      for (const stage of await walk.stages()) await walk.do(stage);
      await connect(walk);
      await isDone(walk);
      await reconnect(walk);
      await button(`Open ${NETWORK[network]}`).waitFor();
    },
  );

  it('a walk that was stopped in the middle goes on there after a restart', async () => {
    const walk = await begun(new Walk('threads', 'full', PEOPLE.threads.name));
    const stages = await walk.stages();
    const middle = stages.indexOf('invite');
    for (const stage of stages.slice(0, middle)) await walk.do(stage);
    await button("I can't do this now").click();
    await walk.close();

    await program.restart();
    await openWindow(page, program.origin);
    await page.getByRole('button', { name: /You have begun\. Go on where you stopped\./ }).click();
    await heading('Invite the account').waitFor();

    for (const stage of stages.slice(middle)) await walk.do(stage);
    await connect(walk);
    await isDone(walk);
    await reconnect(walk);
    await button('Open Threads').waitFor();
  });

  it.each(['instagram', 'threads'] as const)(
    'the quick way ends with an account of %s, whose next token is made on the same page',
    async (network) => {
      const walk = await begun(new Walk(network, 'quick', PEOPLE[network].name));
      for (const stage of await walk.stages()) await walk.do(stage);
      await looksRight();
      await button('Done').click();
      await isDone(walk);
      await reconnect(walk);
      await page.getByRole('button', { name: /^Open "/ }).click();
      await walk.visit(await program.opened());
    },
  );
});

describe('a wrong turn on the walk is named, and the window leads back', LONG, () => {
  it('to the return address that was left out', async () => {
    const walk = await begun(
      new Walk('threads', 'full', PEOPLE.threads.name, ['return-paste', 'return-save']),
    );
    for (const stage of await walk.stages()) await walk.do(stage);
    const refused = await logIn(walk);
    await explain(await refused.locator('body').innerText());
    await page.getByRole('heading', { name: "The return address doesn't match" }).waitFor();
    await looksRight();
    await button('Fix the return address').click();
    await heading('Add the return address').waitFor();
  });

  it('to the invitation that was not accepted', async () => {
    const walk = await begun(new Walk('instagram', 'full', PEOPLE.instagram.name, ['invite-accept']));
    for (const stage of await walk.stages()) await walk.do(stage);
    const refused = await logIn(walk);
    await refused.locator('label', { hasText: PEOPLE.instagram.name }).click();
    await refused.getByRole('button', { name: 'Allow' }).click();
    await refused.getByText('Insufficient developer role').waitFor();
    await explain(await refused.locator('body').innerText());
    await page.getByRole('heading', { name: "The invite isn't accepted yet" }).waitFor();
    await looksRight();
    await button('Open invites').click();
    await walk.visit(await program.opened());
    await walk.tab.getByRole('link', { name: 'Tester invites' }).waitFor();
  });

  it('to the secret of another app', async () => {
    const walk = await begun(new Walk('threads', 'full', PEOPLE.threads.name, ['keys-secret']));
    for (const stage of await walk.stages()) await walk.do(stage);
    await openNetwork(walk);
    await answerInBrowser('Allow', PEOPLE.threads.name);
    await heading("The app secret doesn't fit").waitFor();
    await looksRight();
    await button('Paste it again').click();
    await heading('Copy the app ID and the app secret').waitFor();
  });
});

it('the developer pages beside the walk are as easy to read as those on it', LONG, async () => {
  const walk = await begun(new Walk('threads', 'full', PEOPLE.threads.name));
  for (const stage of ['before', 'app'] as const) await walk.do(stage);
  const { origin } = new URL(walk.tab.url());
  const [, app] = walk.tab.url().match(/(\/developers\.facebook\.com\/apps\/\d+\/)/) ?? [];
  for (const path of [
    '/developers.facebook.com/apps/',
    `${app}dashboard/?said=created`,
    `${app}use_cases/`,
    `${app}settings/basic/`,
    `${app}settings/advanced/`,
    '/developers.facebook.com/requests/',
    '/www.instagram.com/',
    '/www.instagram.com/accounts/manage_access/',
    '/www.threads.com/',
    '/www.facebook.com/',
    '/developers.facebook.com/apps/1/dashboard/',
  ]) {
    await walk.visit(origin + path);
  }
});

/** Opens the walk at its first stage. */
async function begun(walk: Walk): Promise<Walk> {
  await walk.begin();
  await walk.goOn();
  return walk;
}

/** Goes on from the last stage to the network's page; who says no to the certificate sees the warning before it comes. */
async function openNetwork({ network }: Walk): Promise<void> {
  await heading('Connect an account').waitFor();
  if (network !== 'facebook') {
    await button('No, thanks').click();
    await page.getByRole('img', { name: /^Drawing of the warning page of / }).waitFor();
  }
  await looksRight();
  await button(`Open ${NETWORK[network]}`).click();
  await heading(/^Waiting for you in the browser/).waitFor();
}

/** What the browser shows when the log-in opens. */
async function logIn(walk: Walk) {
  await openNetwork(walk);
  const tab = await person.newPage();
  await tab.goto(await program.opened());
  return tab;
}

async function connect(walk: Walk): Promise<void> {
  const { name, shown } = PEOPLE[walk.network];
  await openNetwork(walk);
  await answerInBrowser('Allow', name);
  if (walk.network === 'facebook') {
    await page.getByRole('checkbox', { name: shown }).check();
    await page.getByRole('button', { name: /^Connect / }).click();
  }
  await heading(/ is connected/).waitFor();
  await button("I don't know yet").click();
}

/** The walk is over, the account came by its way, and practice has counted it. */
async function isDone({ network, way }: Walk): Promise<void> {
  await page.locator('[data-row]').waitFor();
  await looksRight();
  const { accounts, practice, setup } = await program.snapshot();
  expect(accounts.map((account) => [account.network, account.way])).toEqual([[network, way]]);
  expect(setup.walks.find((one) => one.network === network)?.next).toBeNull();
  expect(practice?.done).toContain('set_up');
}

async function reconnect({ network }: Walk): Promise<void> {
  const { shown } = PEOPLE[network];
  await page.keyboard.press('Control+1');
  await page.locator('[data-row]').click();
  await heading(shown).waitFor();
  await page.keyboard.press('Control+r');
  await heading(`Reconnect ${shown}`).waitFor();
}

/** Takes the words of Meta's error page to the page that explains them. */
async function explain(text: string): Promise<void> {
  await page.locator('summary', { hasText: 'I see an error page from Meta' }).click();
  await button('Help me fix it').click();
  await typeInto('What happened', text);
}
