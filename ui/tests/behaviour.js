/** What the built window does in a real browser, under the content policy of the shell. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './browser.js';
import { serveWindow } from './core.js';
import { NOW, expired, inDays, problem, states } from './fixtures/accounts.js';
import {
  attempt,
  desktop,
  fresh,
  instagramApp,
  newPlace,
  over,
  reading,
  settings,
  snapshot,
  usual,
  waiting,
} from './fixtures/snapshots.js';

const SECRET = 'IGAAmadeupmadeupmadeup';

/** @type {Awaited<ReturnType<typeof serveWindow>>} */
let core;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
  core = await serveWindow(fileURLToPath(new URL('../dist-http', import.meta.url)));
  browser = await openBrowser();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1080, height: 720 }, timezoneId: 'Europe/Berlin' });
  page.setDefaultTimeout(5000);
});
after(async () => {
  await browser?.close();
  core?.close();
});

describe('the window', () => {
  it('leaves a pasted secret to the host', async () => {
    await open(snapshot(usual, attempt({ is: 'waiting' })));
    await paste(page.locator('input[type=password]'));
    await intent({ do: 'paste', into: 'address' });
    assert.ok(!(await page.content()).includes(SECRET));
    assert.equal(await page.locator('input[type=password]').inputValue(), '');
  });

  it('hands over a typed secret and keeps none of it', async () => {
    await open(snapshot([], { import: null, apps: [] }));
    await page.locator('main button').first().click();
    await page.locator('input[type=password]').fill(SECRET);
    await page.keyboard.press('Enter');
    await intent({ do: 'typed', into: 'token', text: SECRET });
    assert.equal(await page.locator('input[type=password]').inputValue(), '');
  });

  it('extends the account whose button was pressed', async () => {
    await open(snapshot(usual));
    await page.getByRole('button', { name: 'Extend Token, @jam.and.toast' }).click();
    await intent({ do: 'extend', who: { these: ['jam.and.toast'] } });
  });

  it('does nothing for a button that says why it cannot, and keeps it in reach', async () => {
    const slow = states.filter(({ name }) => name === 'slow.down');
    await open(snapshot(slow));
    const button = page.getByRole('button', { name: 'Extend Token, @slow.down' });
    await button.focus();
    await page.keyboard.press('Enter');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    assert.ok(!core.intents().some((one) => one.do === 'extend'));
  });

  it('shows and says how an extend ended', async () => {
    await open(snapshot([fresh]));
    const outcome = {
      outcome: /** @type {const} */ ('extended'),
      at: NOW,
      token_changed: true,
      sent: 2,
      problem: null,
    };
    const extended = { ...fresh, expires_at: inDays(60), outcome };
    core.change({ ...snapshot([extended], { version: 2 }), order: null });
    await page.getByRole('button', { name: 'Extended, @corner.bakery' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: '@corner.bakery: New date: Jan 19, 2027. Sent to 2 places.' })
      .waitFor();
  });

  it('leaves a person where they are when something changes', async () => {
    await open(snapshot(usual));
    await staysAt(page.getByRole('button', { name: 'Extend Token, @jam.and.toast' }), 2);
    await page.locator('[data-row="jam.and.toast"]').click();
    await page.getByRole('heading', { level: 1, name: '@jam.and.toast' }).waitFor();
    await staysAt(page.locator('main button').last(), 3);
  });

  it('asks for the whole state when a change was missed', async () => {
    await open(snapshot([fresh]));
    core.replace(snapshot(usual, { version: 7 }));
    core.change({ ...snapshot([], { version: 7 }), order: null });
    await page.getByRole('heading', { name: '2 of 43 accounts need you.' }).waitFor();
  });

  it('changes its language without being opened again', async () => {
    await open(snapshot(usual));
    core.change({ ...snapshot(usual, { version: 2, language: 'ru' }), order: null });
    await page.getByRole('heading', { name: '2 из 43 аккаунтов ждут вас.' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
  });

  it('is walked with the keyboard alone', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '@jam.and.toast');
    await page.keyboard.press('Control+e');
    await intent({ do: 'extend', who: { these: ['jam.and.toast'] } });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '@jam.and.toast' }).waitFor();
    await intent({ do: 'show_history', account: 'jam.and.toast' });
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { name: '2 of 43 accounts need you.' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('spa');
    assert.equal(await page.locator('[data-row]').count(), 1);
  });

  it('gives the focus back when a dialog or a menu closes', async () => {
    await open(snapshot(usual));
    const more = page.getByRole('button', { name: 'More for @corner.bakery' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').count(), 0);
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'More for @corner.bakery',
    );
  });

  it('picks accounts with the keyboard and extends them together', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').first().waitFor();
    await page.keyboard.press('Control+e');
    await intent({ do: 'extend', who: { these: ['corner.bakery', 'north.river.cafe'] } });
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.bar').count(), 0);
  });

  it('picks accounts with the mouse, and those between with Shift', async () => {
    await open(snapshot(usual));
    const rows = page.locator('main li').filter({ has: page.locator('[data-row]') });
    await rows.nth(0).hover();
    await rows.nth(0).getByRole('checkbox').click();
    await rows
      .nth(2)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').first().waitFor();
    assert.equal(await page.locator('input:checked').count(), 3);
  });

  it('reconnects one after another', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Reconnect one by one' }).click();
    await page.getByRole('heading', { name: 'Reconnect @corner.bakery' }).waitFor();
    await page.getByText('1 of 2').waitFor();
    await page.getByRole('button', { name: 'Skip this one' }).click();
    await page.getByRole('heading', { name: 'Reconnect @north.river.cafe' }).waitFor();
    await page.getByRole('button', { name: 'Skip this one' }).click();
    await page.getByRole('heading', { name: '2 of 43 accounts need you.' }).waitFor();
  });

  it('asks for the file of a place, and tells the host which line takes the token', async () => {
    const done = attempt({ is: 'done', account: fresh.id, others: [], left_out: [] });
    await open(snapshot([fresh], done));
    await page.getByRole('button', { name: /A settings file/ }).click();
    await intent({ do: 'choose_file', account: 'corner.bakery' });
    core.change({ ...snapshot([fresh], { ...done, ...newPlace(), version: 2 }), order: null });
    await page.getByRole('radio', { name: /IG_TOKEN/ }).click();
    await page.getByRole('button', { name: 'Save and update' }).click();
    await intent({ do: 'add_place', key: 'IG_TOKEN' });
  });

  it('takes no name for a line that programs would not read', async () => {
    await open(snapshot([fresh], newPlace({ lines: [] })));
    const name = page.getByRole('textbox', { name: 'Name of the line' });
    assert.equal(await name.inputValue(), 'INSTAGRAM_ACCESS_TOKEN');
    await name.fill('MY TOKEN');
    await page.getByRole('button', { name: 'Save and update' }).click();
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    await name.fill('MY_TOKEN');
    await page.getByRole('button', { name: 'Save and update' }).click();
    await intent({ do: 'add_place', key: 'MY_TOKEN' });
    assert.equal(core.intents().filter((one) => one.do === 'add_place').length, 1);
  });

  it('takes the path of a file, and gives a line that waits to the account', async () => {
    await open(snapshot([fresh], { waiting }));
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: /^Put the token here/ }).click();
    await intent({ do: 'adopt_place', place: 'w1', account: 'corner.bakery' });
    await page.locator('summary').click();
    await page.getByRole('textbox', { name: 'Path of the file' }).fill('~/shop/.env');
    await page.keyboard.press('Enter');
    await intent({ do: 'name_file', path: '~/shop/.env', account: 'corner.bakery' });
  });

  it('stops updating a place only after a question', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await page.getByRole('button', { name: /Remove IG_TOKEN/ }).click();
    assert.ok(!core.intents().some((one) => one.do === 'remove_place'));
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await intent({ do: 'remove_place', place: '/home/jam/blog/.env.local IG_TOKEN' });
  });

  it('has the host copy the details of a problem', async () => {
    const problem = { code: 'x.ledger', action: /** @type {const} */ ('report'), facts: {}, meta: null };
    await open(snapshot(usual, { problem }));
    await page.getByRole('alert').getByRole('button').first().click();
    await intent({ do: 'copy', what: { details: 'intent' } });
  });

  it('asks before the clipboard becomes an account, and leaves a field its own keys', async () => {
    await open(snapshot(usual));
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Control+v');
    assert.equal(await page.locator('dialog').count(), 0);
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Control+v');
    await page.getByRole('button', { name: 'Add it' }).click();
    await intent({ do: 'paste', into: 'token' });
  });

  it('copies the token of the open account with the key for it', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await page.getByRole('heading', { level: 1, name: '@jam.and.toast' }).waitFor();
    await page.keyboard.press('Control+c');
    await intent({ do: 'copy', what: { token: 'jam.and.toast' } });
  });

  it('goes to an account by a part of its name', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('spa');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '@harbor.spa' }).waitFor();
  });

  it('shows no name while names are hidden', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await page.keyboard.press('Control+Shift+H');
    await page.getByText('Names are hidden.', { exact: false }).first().waitFor();
    const shown = await page.locator('main').innerText();
    for (const name of ['jam.and.toast', 'Jam & Toast', 'shop-website', '17841400000001210']) {
      assert.ok(!shown.includes(name), `${name} is shown`);
    }
  });

  it('disconnects only after a question, and takes it back', async () => {
    await open(snapshot(usual));
    await page.getByRole('button', { name: 'More for @corner.bakery' }).click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    assert.ok(!core.intents().some((one) => one.do === 'disconnect'));
    await page.locator('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await intent({ do: 'disconnect', account: 'corner.bakery' });
    await page.keyboard.press('Control+z');
    await intent({ do: 'undo_disconnect', account: 'corner.bakery' });
  });

  it('says which field is missing and puts the focus there', async () => {
    await open(snapshot([], { apps: [] }));
    await page.locator('main button').nth(1).click();
    await page.getByRole('button', { name: 'Save app' }).click();
    await page.getByText('The Instagram app ID is missing.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('inputmode')), 'numeric');
    assert.ok(!core.intents().some((one) => one.do === 'set_app'));
  });

  it('says so when nothing answers', async () => {
    core.show(null);
    await page.goto(core.origin);
    await page.getByRole('heading', { name: "The window can't reach Sixty." }).waitFor();
  });

  it('goes into practice once, and says that it takes a moment', async () => {
    await open(snapshot([], { apps: [] }));
    const door = page.locator('main button').nth(2);
    await door.click();
    await page.getByText('Getting practice ready…').waitFor();
    await door.click();
    await intent({ do: 'enter_practice' });
    assert.equal(core.intents().length, 1);

    core.replace(snapshot(usual, { version: 40, practice: { skipping: null } }));
    core.change({ ...snapshot(usual, { version: 40, practice: { skipping: null } }), order: null });
    await page.getByRole('region', { name: 'Practice' }).waitFor();
  });

  it('leaves practice from wherever it is, and says that nothing of it is left', async () => {
    await open(snapshot(usual, { practice: { skipping: null } }));
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Leave practice' }).click();
    await page.getByText('Removing practice data…').waitFor();
    await intent({ do: 'leave_practice' });

    core.replace(snapshot([fresh], { version: 3 }));
    core.change({ ...snapshot([fresh], { version: 3 }), order: null });
    await page.getByText('Practice data removed.').first().waitFor();
    await page.locator('[data-row]').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Leave practice' }).count(), 0);
  });

  it('stays in practice and says why, where it cannot be left', async () => {
    const practice = { skipping: null };
    await open(snapshot(usual, { practice }));
    await page.getByRole('button', { name: 'Leave practice' }).click();
    const problem = {
      code: 'x.readOnly',
      action: /** @type {const} */ ('retry_later'),
      facts: { why: { text: 'practicing' }, file: { text: '/home/me/practice' } },
      meta: null,
    };
    core.change({ ...snapshot(usual, { version: 2, practice, problem }), order: null });
    await page.getByText('Another program is practicing').waitFor();
    await page.getByRole('button', { name: 'Leave practice', disabled: false }).waitFor();
    assert.equal(await page.getByText('Removing practice data…').count(), 0);
  });

  it('reads an error with the keys alone, and leaves its text to the host', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { level: 1, name: 'Help me fix it' }).waitFor();
    const box = page.getByLabel('The error you saw');
    await paste(box);
    await intent({ do: 'paste', into: 'error' });
    await box.fill(`190/463 ${SECRET}`);
    await page.keyboard.press('Enter');
    await intent({ do: 'typed', text: `190/463 ${SECRET}`, into: 'error' });
    assert.equal(await box.inputValue(), '');
    assert.ok(!(await page.content()).includes(SECRET));

    const told = reading('x.expired', 'reconnect', { account: 'corner.bakery', hid_secret: true });
    core.change({ ...snapshot(usual, { ...told, version: 2 }), order: null });
    await page.getByText('Your text had a token in it. We hid it.').waitFor();
    const button = page.getByRole('button', { name: 'Reconnect @corner.bakery' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Reconnect @corner.bakery' }).waitFor();
  });

  it('lets a person say whose error it is, and forgets one that is none of theirs', async () => {
    await open(snapshot(usual, reading('x.expired', 'reconnect')));
    await page.keyboard.press('Control+4');
    await page.getByLabel('Which account?').selectOption({ label: '@north.river.cafe · Threads' });
    await page.getByRole('button', { name: 'Reconnect @north.river.cafe' }).waitFor();
    await page.getByText('Show details').click();
    await page.getByText('Code 190/463').waitFor();
    await page.getByRole('button', { name: 'Copy details' }).click();
    await intent({ do: 'copy', what: { details: 'reading' } });
    await page.getByRole('button', { name: 'Not my problem' }).click();
    await intent({ do: 'close_reading' });
  });

  it('checks an account that is well before it is reconnected, then puts its token where it is used', async () => {
    await open(snapshot(usual, reading('x.password', 'reconnect', { account: 'jam.and.toast' })));
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { name: '@jam.and.toast looks good here' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Check now' }).click();
    await intent({ do: 'check', who: { these: ['jam.and.toast'] } });
    await page.getByRole('heading', { name: '@jam.and.toast works' }).waitFor();
    await page.getByRole('button', { name: 'Send it now' }).click();
    await intent({ do: 'send_place', place: '/home/jam/blog/.env.local IG_TOKEN' });
  });

  it('lets a person choose among the Pages that came back', async () => {
    const pages = [
      { id: '61', name: 'Corner Bakery', instagram: 'corner.bakery' },
      { id: '62', name: 'Harbor Spa', instagram: null },
    ];
    await open(snapshot(usual, attempt({ is: 'which_pages', pages }, { network: 'facebook', pages: true })));
    await page.getByText('@corner.bakery on Instagram is behind it.').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all' }).check();
    await page.getByRole('checkbox', { name: 'Corner Bakery' }).uncheck();
    assert.equal(await page.getByRole('checkbox', { name: 'Choose all' }).isChecked(), false);
    await page.getByRole('button', { name: 'Keep 1 Page' }).click();
    await intent({ do: 'choose_pages', ids: ['62'] });
  });

  it('logs in once more for a Page that was left out', async () => {
    const left = {
      name: 'Harbor Spa',
      problem: {
        code: 'x.password',
        action: /** @type {const} */ ('reconnect'),
        facts: { why: { text: 'page_role' }, network: { text: 'Facebook' } },
        meta: null,
      },
    };
    const stage = { is: /** @type {const} */ ('done'), account: fresh.id, others: [], left_out: [left] };
    await open(snapshot([fresh], attempt(stage)));
    await page.getByText('Harbor Spa').waitFor();
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await intent({ do: 'connect', network: 'facebook', expect: null, account: null, pages: true });
  });

  it('reminds later from the card of an account, and tries again what did not work', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Remind me later' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Remind me' }).click();
    assert.ok(core.intents().some((one) => one.do === 'remind_later'));

    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Shift+R');
    await intent({ do: 'check', who: 'all' });
    const problem = {
      code: 'x.diskFull',
      action: /** @type {const} */ ('retry_later'),
      facts: {},
      meta: null,
    };
    core.change({ ...snapshot(usual, { problem, version: 2 }), order: null });
    const checks = () => core.intents().filter((one) => one.do === 'check').length;
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    const until = Date.now() + 3000;
    while (checks() < 2 && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
    assert.equal(checks(), 2);
  });

  it('says that nothing needs you only of those that need someone', async () => {
    await open(snapshot(['a', 'b', 'c', 'd'].map((id) => ({ ...expired, id, name: id }))));
    await page.getByRole('button', { name: 'Good 0' }).click();
    await page.getByText('None here.').waitFor();
    assert.equal(await page.getByText('Nothing needs you.').count(), 0);

    await open(snapshot(['a', 'b', 'c', 'd'].map((id) => ({ ...fresh, id, name: id }))));
    await page.getByRole('button', { name: 'Need you 0' }).click();
    await page.getByText('Nothing needs you.').waitFor();
  });

  it('opens the browser for a person who goes on although the port is busy', async () => {
    const notice = problem('e.portBusy', 'check_paste');
    await open(snapshot(usual, attempt({ is: 'waiting' }, { notice })));
    await page.getByRole('button', { name: 'Go on anyway' }).click();
    await intent({ do: 'open_browser' });
  });

  it('says once what could not be done, on every page', async () => {
    const refused = problem('x.readOnly', 'retry_later', { why: { text: 'practice' } });
    const card = page.getByRole('heading', { name: 'Practice keeps to its own folder' });
    const apps = [instagramApp];
    /** @param {Partial<import('../src/lib/host').Snapshot>} [more] @param {number} [door] */
    const isSaidOnce = async (more = {}, door) => {
      await open(snapshot([], { apps, ...more }));
      if (door !== undefined) await page.locator('main .doors button').nth(door).click();
      core.change({ ...snapshot([], { apps, ...more, version: 2, problem: refused }), order: null });
      await card.first().waitFor();
      assert.equal(await card.count(), 1);
    };
    await isSaidOnce({}, 0);
    await isSaidOnce({ import: { is: 'done', accounts: [], already: [], skipped: [] } });
    await isSaidOnce({}, 1);
    await isSaidOnce(attempt({ is: 'waiting' }));
    await isSaidOnce(over('e.denied', 'retry_login'));
    await isSaidOnce({ apps: [] }, 1);
  });

  it('closes an ending with one button', async () => {
    for (const code of ['e.denied', 'e.timeout']) {
      await open(snapshot(usual, over(code, 'retry_login')));
      assert.equal(await page.getByRole('button', { name: 'Close' }).count(), 1);
    }
    await page.getByRole('button', { name: 'Close' }).click();
    await intent({ do: 'close_attempt' });
  });

  it('asks as many first questions as it says', async () => {
    for (const [title, has_tray, count] of /** @type {const} */ ([
      ['Three quick choices', true, 3],
      ['Two quick choices', false, 2],
    ])) {
      const asking = { settings: { ...settings, asked: false }, desktop: { ...desktop, has_tray } };
      await open(snapshot([fresh], asking));
      const sheet = page.getByRole('dialog', { name: title });
      await sheet.waitFor();
      assert.equal(await sheet.getByRole('checkbox').count(), count);
    }
  });

  it('shows how to get a password vault where there is none', async () => {
    await open(snapshot(usual, { vault: 'missing' }));
    await page.getByRole('button', { name: 'Show me how' }).click();
    await page.getByText('Secret Service Integration').waitFor();
  });

  it('never takes another account in place of the one that was wanted', async () => {
    const problem = {
      code: 'e.wrongAccount',
      action: /** @type {const} */ ('retry_login'),
      facts: { other: { text: '@jam.and.toast' } },
      meta: null,
    };
    await open(snapshot(usual, attempt({ is: 'over', problem })));
    await page.getByRole('button', { name: 'Add @jam.and.toast as new' }).click();
    await intent({
      do: 'connect',
      network: 'instagram',
      expect: 'jam.and.toast',
      account: null,
      pages: false,
    });
  });
});

/** @param {import('../src/lib/host').Snapshot} state */
async function open(state) {
  core.show(state);
  await page.goto(core.origin);
  await page.locator('h1').first().waitFor();
}

/** @param {import('playwright-core').Locator} button @param {number} version */
async function staysAt(button, version) {
  const focused = () => page.evaluate(() => [document.activeElement?.textContent, window.scrollY]);
  await button.focus();
  const before = await focused();
  const changed = usual.map((one) => ({ ...one, label: `client ${version}` }));
  core.change({ ...snapshot(changed, { version }), order: null });
  await page.getByText(`client ${version}`).first().waitFor();
  assert.deepEqual(await focused(), before);
}

/** @param {import('playwright-core').Locator} box */
async function paste(box) {
  await box.focus();
  await box.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, SECRET);
}

/** Waits until the host was sent this. @param {import('../src/lib/host').Intent} wanted */
async function intent(wanted) {
  const until = Date.now() + 3000;
  const isThere = () => core.intents().some((one) => JSON.stringify(one) === JSON.stringify(wanted));
  while (!isThere() && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
  assert.ok(isThere(), `${JSON.stringify(wanted)} is not among ${JSON.stringify(core.intents())}`);
}
