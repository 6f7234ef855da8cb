import { describe, expect, it } from 'vitest';

import { inDays, problem, soon } from '../fixtures/accounts';
import { fresh, snapshot } from '../fixtures/snapshots';
import { ADDING, offered } from '../scenes/adding';
import { button, heading, hostWasAsked, hostWasNotAsked, open, page, shown } from './session';

const of = (name: string) => ADDING.find((scene) => scene.name === name)!.snapshot;
const asks = of('import-asks');

describe('a chosen file', () => {
  it('is asked about line by line, and one press adds all of them', async () => {
    await open(asks);
    await page.getByText('Add @corner.bakery and keep its line up to date').waitFor();
    await page
      .getByText('Take this token for @jam.and.toast as well. The account is already here.')
      .waitFor();
    await page.getByText('This token no longer works.', { exact: false }).waitFor();
    await page.getByText('FB_TOKEN, line 9', { exact: false }).waitFor();
    await hostWasNotAsked('add_lines');
    await button('Add 3 lines').click();
    await hostWasAsked({ do: 'add_lines', lines: [3, 5, 8] });
  });

  it('adds nothing of a line that was left out, and nothing at all without a line', async () => {
    await open(asks);
    await page.getByRole('checkbox', { name: /corner\.bakery/ }).uncheck();
    await page.getByRole('checkbox', { name: /no longer works/ }).uncheck();
    await button('Add 1 line').click();
    await hostWasAsked({ do: 'add_lines', lines: [5] });

    await open(asks);
    for (const tick of await page.getByRole('checkbox').all()) await tick.uncheck();
    // It stays in the order of the keys and does nothing, so the browser counts it as disabled.
    await button('Choose a line').click({ force: true });
    await hostWasNotAsked('add_lines');
    await button('Cancel').click();
    await hostWasAsked({ do: 'close_import' });
    expect(await page.content()).not.toContain('THAA');
  });
});

describe('what was imported', () => {
  const renewed = { ...soon, expires_at: inDays(60) };
  const imported = (accounts: string[], known: string[], already: string[] = []) =>
    snapshot([fresh, renewed], {
      import: { is: 'done', accounts, known, already, skipped: [], left_out: [] },
    });

  it('is counted and told apart: new, here before with another token, here before with this one', async () => {
    await open(imported([fresh.id, renewed.id], [renewed.id]));
    await heading('1 account was added. 1 account was already here.').waitFor();
    await shown('@corner.bakery is added.').waitFor();
    await shown('@jam.and.toast works again until').waitFor();
    await shown('Instagram · Client: Jam & Toast').waitFor();

    await open(imported([renewed.id], [renewed.id], [renewed.id]));
    await heading('No new account: this account was already here.').waitFor();
    await shown('Its token was not changed.').waitFor();
  });
});

describe('a list of clients', () => {
  it('names the client of each account, and does not offer a row with the token of another', async () => {
    await open(of('import-list'));
    await page.getByText('Add @corner.bakery for Corner Bakery').waitFor();
    await page
      .getByText('This row is called @north.river.cafe, but its token is for @jam.and.toast.', {
        exact: false,
      })
      .waitFor();
    await button('Add 2 lines').click();
    await hostWasAsked({ do: 'add_lines', lines: [2, 3] });
  });

  it('says whose a line is that cannot be added, and a look at the file again leaves the other lines', async () => {
    await open(of('import-list'));
    await page.getByText('Line 5 · blue.door · Blue Door').waitFor();
    expect(await button('Paste again').count()).toBe(0);
    await button('Choose the file again').click();
    await hostWasAsked({ do: 'choose_file', account: null });
    await hostWasNotAsked('close_import');
  });

  it('speaks of no tick where no line can be added', async () => {
    const bad = {
      ...offered,
      line: 2,
      key: '',
      handle: 'blue.door',
      problem: problem('imp.cut', 'check_paste'),
    };
    await open(snapshot([fresh], { import: { is: 'asks', file: '/home/mara/clients.csv', lines: [bad] } }));
    await page.getByText('Not one line can be added as it is.', { exact: false }).waitFor();
    expect(await page.getByText('Take away the tick', { exact: false }).count()).toBe(0);
  });

  it('tells how many lines were left out, and shows them', async () => {
    const own = { ...offered, line: 3, key: '', handle: 'harbor.spa', name: '@harbor.spa' };
    const bad = {
      ...offered,
      line: 5,
      key: '',
      handle: 'blue.door',
      problem: problem('imp.cut', 'check_paste'),
    };
    const accounts = [fresh.id];
    const done = { is: 'done' as const, accounts, known: [], already: [], skipped: [], left_out: [own, bad] };
    await open(snapshot([fresh], { import: done }));
    await heading('1 account was added. 2 lines were left out.').waitFor();
    await page.getByText('Show what was left out').click();
    await page.getByText('Line 5 · blue.door').waitFor();
    await page.getByText('You took its tick away.').waitFor();
  });
});
