import { describe, expect, it } from 'vitest';

import { BUNDLE, checkUp, snapshot, usual } from '../fixtures/snapshots';
import { button, hasFocus, heading, host, hostWasAsked, hostWasNotAsked, open, page } from './session';

async function openCheckUp(check_up = checkUp()): Promise<void> {
  await open(snapshot(usual, { check_up }));
  await page.keyboard.press('Control+4');
  await button('Check everything').click();
  await heading('Check everything').waitFor();
}

describe('"Check everything"', () => {
  it('looks when it opens, and tells each thing with a line and a remedy where one is needed', async () => {
    await openCheckUp();
    await hostWasAsked({ do: 'check_up' });
    await page.getByText('2 things need you.').first().waitFor();
    expect(await page.locator('main li').count()).toBe(11);
    await page.getByText('Put the file back', { exact: false }).waitFor();
    expect(await page.locator('main li').first().innerText()).toContain('The clock is right.');
  });

  it('puts right what the window can', async () => {
    await openCheckUp();
    await button('Start when I log in').click();
    await hostWasAsked({ do: 'set', setting: { start_at_login: true } });
    await button('Send a test').click();
    await hostWasAsked({ do: 'test_reminder' });
    await button('Open Accounts').click();
    await hostWasAsked({ do: 'close_check_up' });
    await page.locator('[data-row]').first().waitFor();
  });

  it('says that it looks, and asks for no second look meanwhile', async () => {
    await openCheckUp(checkUp({ busy: true }));
    await page.getByText('We are looking…').first().waitFor();
    expect(await button('Check again').getAttribute('aria-disabled')).toBe('true');
    host.change({ ...snapshot(usual, { check_up: checkUp({ checks: [] }), version: 2 }), order: null });
    await page.getByText('Nothing is wrong.').first().waitFor();
  });

  it('shows what whoever helps is given before it is saved', async () => {
    await openCheckUp();
    await button('Save a report for support').click();
    await hostWasAsked({ do: 'show_bundle', on: true });
    await hostWasNotAsked('save_bundle');
    const shown = { check_up: checkUp({ bundle: BUNDLE }), version: 2 };
    host.change({ ...snapshot(usual, shown), order: null });
    await hasFocus(page.getByRole('heading', { name: 'The report for support' }));
    await page.getByText('There is no token, password or app secret', { exact: false }).waitFor();
    await button('Copy details').click();
    await hostWasAsked({ do: 'copy', what: 'bundle' });
    await button('Save as a file').click();
    await hostWasAsked({ do: 'save_bundle' });
    const saved = { check_up: checkUp({ bundle: BUNDLE, saved: '/home/jam/sixty-report.txt' }), version: 3 };
    host.change({ ...snapshot(usual, saved), order: null });
    await page.getByText('Saved: /home/jam/sixty-report.txt').first().waitFor();
  });

  it('names no account and no file while names are hidden', async () => {
    const [first] = checkUp().checks.filter(({ id }) => id === 'places');
    const without_names = { line: '… is not there.', remedy: first!.said.remedy };
    await openCheckUp(checkUp({ checks: [{ ...first!, without_names }] }));
    await page.keyboard.press('Control+Shift+h');
    await page.getByText('… is not there.').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('shop-website');
  });
});
