import { describe, expect, it } from 'vitest';

import type { Problem } from '../../src/lib/host';
import { form, inDays, place, problem } from '../fixtures/accounts';
import { attempt, desktop, fresh, over, settings, snapshot, usual } from '../fixtures/snapshots';
import { page, open, hostWasAsked, until, button, heading, shown } from './session';

describe('the window', () => {
  it('lets a person choose among the Pages that came back', async () => {
    const pages = [
      { id: '61', name: 'Corner Bakery', instagram: 'corner.bakery' },
      { id: '62', name: 'Harbor Spa', instagram: null },
    ];
    await open(snapshot(usual, attempt({ is: 'which_pages', pages }, { network: 'facebook', pages: true })));
    await page.getByText('Linked to @corner.bakery on Instagram.').waitFor();
    await page.getByRole('checkbox', { name: 'All Pages' }).check();
    await page.getByRole('checkbox', { name: 'Corner Bakery' }).uncheck();
    expect(await page.getByRole('checkbox', { name: 'All Pages' }).isChecked()).toBe(false);
    await button('Connect 1 Page').click();
    await hostWasAsked({ do: 'choose_pages', ids: ['62'] });
  });

  it('is left by Back or Esc as other pages are, but not while a log-in waits', async () => {
    await open(snapshot(usual));
    for (const leave of [() => button('Back').click(), () => page.keyboard.press('Escape')]) {
      await page.keyboard.press('Control+n');
      await heading('Connect an account').waitFor();
      await leave();
      await button('Add account').waitFor();
    }
    await open(snapshot(usual, attempt({ is: 'waiting' })));
    await button('Cancel').waitFor();
    expect(await button('Back').count()).toBe(0);
  });

  it('asks whether a pasted address brought the right account, and a No logs in again', async () => {
    const asked = attempt({ is: 'is_this_right', name: '@jam.and.toast' }, { expected: null, account: null });
    await open(snapshot(usual, asked));
    await page.getByText('@jam.and.toast', { exact: true }).waitFor();
    await button('Yes, keep it').click();
    await hostWasAsked({ do: 'is_right', yes: true });
    await button('No, try again').click();
    await hostWasAsked({ do: 'is_right', yes: false });
    await hostWasAsked({ do: 'connect', network: 'instagram', expect: null, account: null, pages: false });
  });

  it('offers no box for an address after a question that nobody answered', async () => {
    const late: Problem = { ...problem('e.timeout', 'retry_login'), case: 'no_answer' };
    await open(snapshot(usual, attempt({ is: 'over', problem: late })));
    await button('Try again').waitFor();
    expect(await page.getByLabel('The address from the browser').count()).toBe(0);
    expect(await button('Paste').count()).toBe(0);
  });

  it('logs in once more for a Page that was left out', async () => {
    const lost = problem('x.password', 'reconnect', {
      why: { text: 'page_role' },
      network: { text: 'Facebook' },
    });
    const left_out = [{ name: 'Harbor Spa', problem: { ...lost, network: 'facebook' as const } }];
    await open(
      snapshot([fresh], attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out })),
    );
    await page.getByText('Harbor Spa').waitFor();
    await button('Reconnect').click();
    await hostWasAsked({ do: 'connect', network: 'facebook', expect: null, account: null, pages: true });
  });

  it('opens the browser for a person who goes on although the port is busy', async () => {
    const notice = problem('e.portBusy', 'check_paste');
    await open(snapshot(usual, attempt({ is: 'waiting' }, { notice })));
    await button('Go on anyway').click();
    await hostWasAsked({ do: 'open_browser' });
  });

  it('closes an ending with one button', async () => {
    for (const code of ['e.denied', 'e.timeout']) {
      await open(snapshot(usual, over(code, 'retry_login')));
      await until(async () => expect(await button('Close').count()).toBe(1));
    }
    await button('Close').click();
    await hostWasAsked({ do: 'close_attempt' });
  });

  it('never takes another account in place of the one that was wanted', async () => {
    const logIn = { do: 'connect', network: 'instagram', pages: false } as const;
    const cameBackAs = async (other: string) => {
      const wrong: Problem = { ...problem('e.wrongAccount', 'retry_login'), other };
      await open(snapshot(usual, attempt({ is: 'over', problem: wrong })));
      await page.getByText("We didn't keep the token of this log-in", { exact: false }).waitFor();
    };
    await cameBackAs('new.shop');
    await button('Add @new.shop as a new account').click();
    await hostWasAsked({ ...logIn, expect: 'new.shop', account: null });

    await cameBackAs('Jam.and.Toast');
    await page.getByText('is already in your list.', { exact: false }).waitFor();
    await button('Reconnect @Jam.and.Toast').click();
    await hostWasAsked({ ...logIn, expect: 'Jam.and.Toast', account: 'jam.and.toast' });
  });

  it('says of a reconnect the same whichever way the token came, and asks for no place again', async () => {
    const good = { ...fresh, expires_at: inDays(60) };
    const known = [good.id];
    for (const came of [
      attempt({ is: 'done', account: good.id, others: [], known, left_out: [] }, { account: null }),
      { import: { is: 'done' as const, accounts: known, known, already: [], skipped: [], left_out: [] } },
    ]) {
      for (const places of [[], [place('/srv/shop/.env', 'IG_TOKEN')]]) {
        await open(snapshot([{ ...good, places }], came));
        await page.getByRole('heading', { name: /^@corner\.bakery works again until / }).waitFor();
        expect(await shown('The new token is at its place.').count()).toBe(places.length);
        expect(await page.getByText('where is this token used?', { exact: false }).count()).toBe(0);
      }
    }
  });

  it('says of a place by hand what is left to the person, and of a program that does not run on what that means', async () => {
    const waits = form('Wix', { state: 'waiting', reason: 'by_hand' });
    const one = { ...fresh, status: 'not_delivered' as const, places: [waits] };
    const done = attempt({ is: 'done', account: fresh.id, others: [], known: [], left_out: [] });
    await open(snapshot([one], done));
    await page
      .getByText('Now it waits for you: paste it into Wix and press "I pasted it".', { exact: false })
      .waitFor();
    await page.getByText('Then you paste the new token into Wix.', { exact: false }).waitFor();
    expect(await page.getByRole('switch').count()).toBe(0);

    const shut = {
      settings: { ...settings, keep_running: false },
      desktop: { ...desktop, start_at_login: false },
    };
    await open(snapshot([one], { ...done, ...shut }));
    await page.getByText('Now we extend the token only if Sixty is open then.').waitFor();
    await page.getByRole('switch').click();
    await hostWasAsked({ do: 'set', setting: { keep_running: true } });
  });
});
