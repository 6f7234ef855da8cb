import { describe, expect, it } from 'vitest';

import { problem } from '../fixtures/accounts';
import { browsers, settings, snapshot, usual } from '../fixtures/snapshots';
import { button, host, hostWasAsked, hostWasNotAsked, open, page, until, shown } from './session';

const unasked = { ...settings, trust_asked: false };

/** Opens the page before a log-in at Threads. */
async function beforeALogIn(): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: 'Threads', exact: true }).click();
}

describe('before a log-in', () => {
  it('a person is asked once whether the warning is to be stopped, with the reason', async () => {
    await open(snapshot(usual, { trust: browsers(false), settings: unasked }));
    await beforeALogIn();
    await hostWasAsked({ do: 'look_at_trust' });
    await page.getByText('It changes nothing for other pages').waitFor();
    await page.getByRole('img', { name: /^Drawing of the warning page of / }).waitFor();
    await button('Stop the warning').click();
    await hostWasAsked({ do: 'trust', on: true });
    await button('No, thanks').click();
    await hostWasAsked({ do: 'set', setting: { trust_asked: true } });
  });

  it('who said no is shown the warning of the browser, and that its address is all that is needed', async () => {
    await open(snapshot(usual, { trust: browsers(false) }));
    await beforeALogIn();
    await page.getByRole('heading', { name: 'Your browser will show a warning' }).waitFor();
    await page.getByText("I'd rather continue in the browser").click();
    await page.getByText('Chrome or Edge: choose "Advanced"').waitFor();
    await page.getByRole('button', { name: 'Firefox', exact: true }).click();
    await page.getByText('Firefox: choose "Advanced"').waitFor();
    expect(await button('Stop the warning').count()).toBe(0);
  });

  it('the keyboard goes on where the question was', async () => {
    const state = { trust: browsers(false), settings: unasked };
    await open(snapshot(usual, state));
    await beforeALogIn();
    await button('No, thanks').click();
    host.change({ ...snapshot(usual, { ...state, settings, version: 2 }), order: null });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await until(async () => expect(await focused()).toBe('Your browser will show a warning'));
  });

  it('who said yes is told to open the browser anew, and what to do if it still warns', async () => {
    const state = { trust: browsers(false), settings: unasked };
    await open(snapshot(usual, state));
    await beforeALogIn();
    await button('Stop the warning').click();
    host.change({ ...snapshot(usual, { ...state, trust: browsers(true), version: 2 }), order: null });
    await shown('Close all of its windows and open it again').waitFor();
    await page.getByText('Is there still a page with a warning?', { exact: false }).waitFor();
  });

  it('nothing is said of a warning that does not come', async () => {
    await open(snapshot(usual, { trust: browsers(true) }));
    await beforeALogIn();
    await page.getByText("Your browser won't warn you").waitFor();
    expect(await page.getByText('shows a page with a warning').count()).toBe(0);
  });

  it('Facebook comes back without a certificate, so that nothing is asked', async () => {
    await open(snapshot(usual, { trust: browsers(false), settings: unasked }));
    await beforeALogIn();
    await button('Stop the warning').waitFor();
    await page.getByRole('button', { name: 'Facebook', exact: true }).click();
    await until(async () => expect(await button('Stop the warning').count()).toBe(0));
  });

  it('what is in the way is told, with a button that tries again', async () => {
    const hindered = problem('x.trust', 'fix_setup', { why: { text: 'no_certutil' } });
    await open(snapshot(usual, { trust: browsers(false, { on: true }), problem: hindered }));
    await beforeALogIn();
    await page.getByText('libnss3-tools').waitFor();
    await button('Try again').click();
    await hostWasAsked({ do: 'trust', on: true });
  });
});

describe('in the settings', () => {
  const open_settings = () => page.keyboard.press('Control+,');

  it('the switch takes it back, and says until when which browser accepts the certificate', async () => {
    await open(snapshot(usual, { trust: browsers(true) }));
    await open_settings();
    await page.getByText(/^Chromium knows it until/).waitFor();
    await page.getByText(/^Firefox knows it until/).waitFor();
    await page.getByRole('switch', { name: 'No warning when you come back from a log-in' }).click();
    await hostWasAsked({ do: 'trust', on: false });
    await page.getByText('Is your browser open now?').waitFor();
  });

  it('a browser with one profile that still warns is said to warn', async () => {
    const trust = browsers(true);
    trust.stores.push({ browsers: ['Firefox'], place: '/home/mara/.mozilla/firefox/old', trusted: false });
    await open(snapshot(usual, { trust: { ...trust, trusted: false } }));
    await open_settings();
    await page.getByText('Firefox still shows the warning.').waitFor();
  });

  it('while the browsers are being told, no second click is sent', async () => {
    await open(snapshot(usual, { trust: browsers(false, { busy: true }) }));
    await open_settings();
    await page.getByRole('switch', { name: 'No warning when you come back from a log-in' }).click();
    await hostWasNotAsked('trust');
    expect(host.intents.some((intent) => intent.do === 'look_at_trust')).toBe(true);
  });
});
