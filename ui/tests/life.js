/** The real program behind the window, in a real browser: what a person does in it, screen by screen. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { openBrowser } from './browser.js';
import { startProgram } from './program.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startProgram>>} */
let program;
/** @type {import('playwright-core').BrowserContext} */
let person;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  program = await startProgram();
  // The certificate is trusted in tests/browser/browser.rs; here the window is looked at.
  person = await browser.newContext({
    viewport: { width: 1080, height: 720 },
    ignoreHTTPSErrors: true,
    // Half a fade has colours that nobody sees.
    reducedMotion: 'reduce',
  });
  page = await person.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(program.origin);
  await page.locator('h1').first().waitFor();
});
afterEach(async () => {
  try {
    await nothingSecretIsShown();
  } finally {
    await person.close();
    await program.close();
  }
});
after(() => browser?.close());

describe('with the real program behind it', () => {
  it('connects an account by one press of Allow and extends it by one click', async () => {
    await startConnecting('Threads');
    await looksRight('waiting');
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected until /).waitFor();
    await looksRight('done');
    await button("I don't know yet").click();

    await heading(/^@corner\.bakery is good until /).waitFor();
    await looksRight('accounts');
    await program.pull('clock', { advance: 31 * 86_400 });
    await page
      .getByText(/Extends by itself|Good until|Extending/)
      .first()
      .waitFor();
    await button('Extend Token, @corner.bakery').click();
    await button('Extended, @corner.bakery').waitFor();
    await looksRight('extended');
  });

  it('says what happened when Cancel was pressed, and tries again with one click', async () => {
    await startConnecting('Instagram');
    await answerInBrowser('Cancel');
    await page.getByRole('alert').waitFor();
    await looksRight('denied');
    await page.getByRole('alert').getByRole('button').first().click();
    await answerInBrowser('Allow', 'jam.and.toast');
    await heading(/^@jam\.and\.toast is connected/).waitFor();
  });

  it('keeps the account that was wanted when another one comes back', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await page.keyboard.press('Control+r');
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'harbor.spa');
    await page.getByText('You came back as').waitFor();
    await looksRight('wrong-account');
    assert.equal((await snapshot()).accounts.length, 1);
  });

  it('takes the pasted address where the browser could not come back', async () => {
    await startConnecting('Threads');
    const address = await addressAfterAllow('corner.bakery');
    await typeInto('The address from the browser', 'https://example.com/?code=abc');
    await page.getByRole('alert').waitFor();
    await looksRight('not-the-address');
    await typeInto('The address from the browser', address);
    await heading(/^@corner\.bakery is connected/).waitFor();
  });

  it('adds a token that was pasted, and explains one that is none', async () => {
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await typeInto('Paste a token here, or drop a .env file', 'half a token');
    await page.getByRole('alert').waitFor();
    await looksRight('import-refused');

    const { token } = await program.pull('token', { network: 'instagram', user: 'harbor.spa' });
    await typeInto('Paste a token here, or drop a .env file', `  "${token}"\n`);
    await page.getByText(/^Added @harbor\.spa\. /).waitFor();
    await looksRight('import-done');
  });

  it('keeps a line of a settings file up to date, and stops when it is asked to', async () => {
    const file = program.file('shop/.env', 'PORT=80\nTHREADS_ACCESS_TOKEN=old # the shop\n');
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath(file.path);
    await page.getByRole('radio', { name: /THREADS_ACCESS_TOKEN/ }).waitFor();
    await looksRight('which line');
    await button('Save and update').click();
    await page.getByText(/^Up to date/).waitFor();
    await looksRight('a place');
    assert.match(file.content(), /^PORT=80\nTHREADS_ACCESS_TOKEN=THAA\w+ # the shop\n$/);

    const before = file.content();
    await program.pull('clock', { advance: 31 * 86_400 });
    await page.keyboard.press('Control+e');
    await settled();
    await until(() => file.content() !== before);

    const last = file.content();
    await page.getByRole('button', { name: /^Remove THREADS_ACCESS_TOKEN/ }).click();
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No place yet.').waitFor();
    assert.equal(file.content(), last);
  });

  it('fills a line that waited for its account after the log-in', async () => {
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    const file = program.file('.env', `TOKEN=${token}\n`);
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await namePath(file.path);
    await page.getByText('These lines gave no account').waitFor();
    await button('Done').click();
    await program.pull('switch', { user: 'corner.bakery', password_changed: false });

    await startConnecting('Threads');
    await answerInBrowser('Allow', 'corner.bakery');
    await page.getByRole('button', { name: /^Put the token here/ }).click();
    await page.getByText(/^Up to date/).waitFor();
    await looksRight('a line that waited');
    assert.notEqual(file.content(), `TOKEN=${token}\n`);
  });

  it('leaves a file outside of the practice folder alone', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath('/etc/hosts');
    await page.getByText('Practice keeps to its own folder').waitFor();
    await looksRight('a file outside');
  });

  it('tells a hiccup from a dead token and offers what helps', async () => {
    await connected('Threads', 'corner.bakery');
    await program.pull('clock', { advance: 3 * 86_400 });
    await program.pull('fault', { user: '*', endpoint: '*', error: 'html', times: 20 });
    await button('Extend Token, @corner.bakery').click();
    await page.getByText('Good until', { exact: false }).first().waitFor();
    await settled();
    await looksRight('hiccup');
    assert.equal((await snapshot()).accounts[0]?.status, 'good');

    await program.pull('fault', { user: '*', endpoint: '*', error: null });
    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await button('Reconnect, @corner.bakery').waitFor();
    await looksRight('turned-off');
    assert.equal((await snapshot()).accounts[0]?.status, 'turned_off');
  });

  it('keeps a Meta app, and its secret never comes back to the page', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('header [aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Set up your Meta app' }).click();
    await page.getByRole('button', { name: 'Instagram' }).click();
    const [known] = (await snapshot()).apps;
    const id = page.getByRole('textbox', { name: /Instagram app ID/ });
    await id.fill(String(known?.id));
    await page.getByText('This is the same number as your Threads app ID.', { exact: false }).waitFor();
    await typeInto('Instagram app secret', String(known?.id));
    await page.getByText("That's a number, like an app ID.", { exact: false }).waitFor();
    await typeInto('Instagram app secret', '0123456789abcdef0123456789abcde');
    await page.getByText("That's 31 characters.", { exact: false }).waitFor();
    await id.fill('0123456789abcdef0123456789abcdef');
    await page.getByText("That's the app secret. We moved it", { exact: false }).waitFor();
    await page.getByText('32 of 32 characters').waitFor();
    assert.equal(await id.inputValue(), '');
    await looksRight('a secret in the wrong field');
    await id.fill('1000000002');
    await button('Save app').click();
    await page.getByText('Your Meta app is ready.', { exact: false }).waitFor();
    await looksRight('app');
    assert.ok(!(await page.content()).includes('0123456789abcdef0123456789abcdef'));
  });

  it('opens no browser while a stranger has the port, and says so', async () => {
    const stranger = createServer().listen(16060, '127.0.0.1');
    await once(stranger, 'listening');
    await startConnecting('Threads');
    await page.getByRole('alert').waitFor();
    await looksRight('port busy');
    assert.ok(!program.hasOpened());
    stranger.close();
  });

  it('gives a disconnected account back when it is asked to', async () => {
    await connected('Threads', 'corner.bakery');
    await button('More for @corner.bakery').click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await looksRight('the question before disconnecting');
    await page.locator('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.locator('[data-row]').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.locator('[data-row]').waitFor();
    await looksRight('taken back');
  });

  it('speaks the language and wears the colours that were chosen, and remembers them', async () => {
    await connected('Threads', 'corner.bakery');
    await ask({ do: 'set', setting: { language: 'ru' } });
    await ask({ do: 'set', setting: { theme: 'dark' } });
    await page.locator('html[lang=ru]').waitFor();
    await page.reload();
    await page.locator('h1').first().waitFor();
    await looksRight('accounts in Russian, dark');
    await page.keyboard.press('Control+,');
    await looksRight('settings in Russian, dark');
  });

  it('is used with the keyboard alone, from the first run to a connected account', async () => {
    await tabTo(/My token stopped working/);
    await page.keyboard.press('Enter');
    await heading('Connect an account').waitFor();
    await tabTo('Threads');
    await page.keyboard.press('Space');
    await tabTo('Open Threads');
    await page.keyboard.press('Enter');
    await heading(/^Waiting for you in the browser/).waitFor();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected/).waitFor();
    await tabTo("I don't know yet");
    await page.keyboard.press('Enter');
    await heading(/^@corner\.bakery is good until /).waitFor();
    await tabTo('Extend Token, @corner.bakery');
  });

  it('says what a pasted error means and whose it is, and leads to the log-in', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+4');
    await heading('Help me fix it').waitFor();
    await looksRight('help');
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await typeInto('The error you saw', `for @corner.bakery with ${token}: error 190, subcode 458`);
    await page.getByText('Your text had a token in it. We hid it.').waitFor();
    await looksRight('help with an answer');
    await button('Reconnect @corner.bakery').click();
    await heading('Reconnect @corner.bakery').waitFor();
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected/).waitFor();
    await button("I don't know yet").click();
    assert.equal((await snapshot()).accounts.length, 1);

    await page.keyboard.press('Control+4');
    await typeInto('The error you saw', 'the kettle is cold');
    await page.getByRole('heading', { name: "We don't know this one yet" }).waitFor();
    await looksRight('help without an answer');
    await button('Not my problem').click();
    await page.getByRole('button', { name: "Photos don't update" }).click();
    await looksRight('help by steps');
  });

  it('connects the Facebook Pages that are chosen once somebody is back', async () => {
    await startConnecting('Facebook');
    await answerInBrowser('Allow', 'Mara Lind');
    await heading('Which Pages?').waitFor();
    await looksRight('which Pages');
    await page.getByRole('checkbox', { name: 'Corner Bakery' }).check();
    await page.getByRole('checkbox', { name: 'Harbor Spa' }).check();
    await button('Keep 2 Pages').click();
    await heading(/is connected/).waitFor();
    await looksRight('Pages are connected');
    const kept = (await snapshot()).accounts.map(({ name, kind, status }) => [name, kind, status]);
    assert.deepEqual(kept.sort(), [
      ['Corner Bakery', 'page', 'no_end_date'],
      ['Harbor Spa', 'page', 'no_end_date'],
    ]);
    await button('Done').click();
    await heading('All 2 accounts are good.').waitFor();
    assert.equal(await page.locator('[data-row]').count(), 2);
  });

  it('says what to do where no Page comes back, and keeps nothing', async () => {
    await startConnecting('Facebook');
    await answerInBrowser('Allow', 'Jonas Weber');
    await heading('No Facebook Page came back').waitFor();
    await looksRight('no Pages');
    assert.deepEqual((await snapshot()).accounts, []);
    await button('Try again').click();
    await answerInBrowser('Allow', 'Mara Lind');
    await heading('Which Pages?').waitFor();
  });

  it('adds the token of a curl line', async () => {
    const { token } = await program.pull('token', { network: 'instagram', user: 'jam.and.toast' });
    await page.getByRole('button', { name: /^I have a token/ }).click();
    const line = `curl -s -H 'Authorization: Bearer ${token}' 'https://graph.instagram.com/me?fields=id'`;
    await typeInto('Paste a token here, or drop a .env file', line);
    await page.getByText(/^Added @jam\.and\.toast\. /).waitFor();
    assert.equal((await snapshot()).accounts.length, 1);
  });

  it('loses nothing at 200 % zoom', async () => {
    // What a browser does at 200 %: half as many pixels of the page.
    await page.setViewportSize({ width: 540, height: 360 });
    await looksRight('first run at 200 %');
    await connected('Threads', 'corner.bakery');
    await looksRight('accounts at 200 %');
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await looksRight('details at 200 %');
    await page.keyboard.press('Control+,');
    await heading('Settings').waitFor();
    await looksRight('settings at 200 %');
  });
});

/** @param {string} network */
async function startConnecting(network) {
  if ((await snapshot()).accounts.length === 0) {
    await page.getByRole('button', { name: /My token stopped working/ }).click();
  } else {
    await page.keyboard.press('Control+n');
  }
  await page.getByRole('button', { name: network, exact: true }).click();
  await button(`Open ${network}`).click();
  await heading(/^Waiting for you in the browser/).waitFor();
}

/** @param {string} network @param {string} who */
async function connected(network, who) {
  await startConnecting(network);
  await answerInBrowser('Allow', who);
  await button("I don't know yet").click();
  await page.locator('[data-row]').first().waitFor();
}

/** What the person does in the browser. @param {'Allow' | 'Cancel'} answer @param {string} [who] */
async function answerInBrowser(answer, who) {
  const tab = await person.newPage();
  await tab.goto(await program.opened());
  if (who !== undefined) await tab.getByLabel(who, { exact: true }).check();
  await tab.getByRole('button', { name: answer }).click();
  await tab.waitForURL(/localhost:\d+\/r\//);
  await tab.close();
}

/** The same where the browser cannot come back: the address that would stand in its bar. @param {string} who */
async function addressAfterAllow(who) {
  const tab = await person.newPage();
  await tab.goto(await program.opened());
  await tab.getByLabel(who, { exact: true }).check();
  const form = await tab.evaluate(() =>
    [...new FormData(document.forms[0])].map(([name, value]) => [name, String(value)]),
  );
  const body = new URLSearchParams([...form, ['answer', 'allow']]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await person.request.post(tab.url(), { data: body, headers, maxRedirects: 0 });
  await tab.close();
  return String(answer.headers()['location']);
}

/** No finding of axe, nothing wider than the window, nothing that a person was not told. @param {string} where */
async function looksRight(where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] }),
  );
  const found = violations.map(
    (/** @type {any} */ one) => `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.target)}`,
  );
  assert.deepEqual(found, [], where);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.ok(!isWide, `${where} is wider than the window`);
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, /\{ ?\$|undefined|null|\b[a-z]+-[a-z]+-[a-z]+-/u, where);
}

async function nothingSecretIsShown() {
  const shown = (await page.content()) + JSON.stringify(await snapshot());
  for (const secret of program.secrets()) assert.ok(!shown.includes(secret), 'a secret reached the window');
}

/** Types into a box for secrets, which empties itself. @param {string} label @param {string} text */
async function typeInto(label, text) {
  const box = page.getByLabel(label, { exact: true });
  await box.fill(text);
  await page.keyboard.press('Enter');
}

/** Walks with Tab until this has the focus. @param {string | RegExp} name */
async function tabTo(name) {
  const wanted = page.getByRole('button', { name }).first();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${name}`);
}

/** Gives the path of a file on the page that is open. @param {string} path */
async function namePath(path) {
  await page.locator('summary', { hasText: "I can't find the file" }).click();
  await page.getByRole('textbox', { name: 'Path of the file' }).fill(path);
  await page.keyboard.press('Enter');
}

/** @param {() => boolean} isSo */
async function until(isSo) {
  const end = Date.now() + 10_000;
  while (!isSo() && Date.now() < end) await page.waitForTimeout(50);
  assert.ok(isSo());
}

/** Until nothing is running for any account. */
async function settled() {
  const until = Date.now() + 20_000;
  while ((await snapshot()).accounts.some(({ work }) => work !== null) && Date.now() < until) {
    await page.waitForTimeout(50);
  }
}

/** @returns {Promise<import('../src/lib/host').Snapshot>} */
async function snapshot() {
  return (await fetch(`${program.origin}/snapshot`)).json();
}

/** @param {import('../src/lib/host').Intent} intent */
async function ask(intent) {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${program.origin}/intent`, { method: 'POST', headers, body: JSON.stringify(intent) });
}

/** @param {string | RegExp} name */
const heading = (name) => page.getByRole('heading', { level: 1, name });
/** @param {string} name */
const button = (name) => page.getByRole('button', { name, exact: true });
