import { describe, expect, it } from 'vitest';

import { inDays, soon } from '../fixtures/accounts';
import { fresh, snapshot } from '../fixtures/snapshots';
import { ADDING } from '../scenes/adding';
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
    snapshot([fresh, renewed], { import: { is: 'done', accounts, known, already, skipped: [] } });

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
});
