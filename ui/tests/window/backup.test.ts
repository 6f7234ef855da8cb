import { describe, expect, it } from 'vitest';

import { inDays, problem } from '../fixtures/accounts';
import { change, inside, snapshot, usual } from '../fixtures/snapshots';
import { button, hasFocus, heading, host, hostWasAsked, hostWasNotAsked, open, page, shown } from './session';

const PHRASE = 'blue river seven';
const file = '/home/jam/sixty.sixty-backup';

async function openBackUp(): Promise<void> {
  await open(snapshot(usual, { backup: { is: 'asks', inside } }));
  await page.keyboard.press('Control+,');
  await button('Back up…').click();
  await heading('Back up everything').waitFor();
}

describe('the window', () => {
  it('shows what goes into a backup, judges the passphrase in words, and keeps no letter of it', async () => {
    await openBackUp();
    await page.getByText('43 accounts with their tokens').waitFor();
    await page.getByText("We can't recover it for you", { exact: false }).waitFor();
    const field = page.getByLabel('Choose a passphrase');
    await field.fill('bakery12');
    await page.getByText('A program could guess this.', { exact: false }).waitFor();
    await field.fill(PHRASE);
    await page.getByText('This is strong.').waitFor();
    await button('Save as a file').click();
    await page.getByText('This is not what you typed above.', { exact: false }).waitFor();
    const again = page.getByLabel('The passphrase once more');
    await hasFocus(again);
    await hostWasNotAsked('make_backup');
    await again.fill(PHRASE);

    await button('Save as a file').click();

    await hostWasAsked({ do: 'make_backup', passphrase: PHRASE });
    expect(await page.content()).not.toContain(PHRASE);
    const made = { is: 'made' as const, file, inside, accounts_left_out: [], apps_left_out: [] };
    host.change({ ...snapshot(usual, { backup: made, version: 2 }), order: null });
    await heading('Backup saved').waitFor();
    await button('Open folder').click();
    await hostWasAsked({ do: 'open', what: 'saved' });
    await button('Done').click();
    await hostWasAsked({ do: 'close_backup' });
  });

  it('forgets a backup that is left before it is made', async () => {
    await openBackUp();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await hostWasAsked({ do: 'close_backup' });
    await heading('Settings').waitFor();
  });

  it('asks for the backup that is brought back, by the file chooser or by its path', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+,');
    await button('Restore…').click();
    await button('Choose the backup').click();
    await hostWasAsked({ do: 'choose_backup' });
    await page.locator('summary', { hasText: "I can't find the file" }).click();
    await page.getByRole('textbox', { name: 'Path of the file' }).fill(file);
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'name_backup', path: file });
    await hostWasNotAsked('name_file');
  });

  it('asks for its passphrase, and once more where it was another', async () => {
    const why = { why: { text: 'backup_passphrase' } };
    const other = problem('x.paste', 'check_paste', why);
    await open(
      snapshot([], { backup: { is: 'locked', file, problem: { ...other, case: 'backup_passphrase' } } }),
    );
    await page.getByText("That isn't the passphrase.", { exact: false }).waitFor();
    const field = page.getByLabel('Its passphrase', { exact: true });
    await field.fill(PHRASE);
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'open_backup', passphrase: PHRASE });
    expect(await field.inputValue()).toBe('');
  });

  it('says what would change, and changes it only after a click', async () => {
    await open(snapshot([], { backup: { is: 'found', made_at: inDays(-20), inside, change } }));
    await page.getByText('43 accounts come back:').waitFor();
    for (const text of [
      '@corner.bakery, @harbor.spa',
      'and 41 more',
      'ends earlier',
      'becomes a place again',
    ]) {
      await page.getByText(text, { exact: false }).first().waitFor();
    }
    await hostWasNotAsked('restore');
    await button('Bring it back').click();
    await hostWasAsked({ do: 'restore' });
    await button('Cancel').click();
    await hostWasAsked({ do: 'close_backup' });
  });

  it('warns of an app whose log-ins go on to another computer', async () => {
    const apps = [
      { network: 'threads' as const, id: '1029000000000077', leads_to: 'https://thief.example/' },
    ];
    const away = { ...change, accounts: [], places: [], settings: false, apps };
    await open(snapshot([], { backup: { is: 'found', made_at: inDays(-20), inside, change: away } }));
    await page.getByText('go on to https://thief.example/', { exact: false }).waitFor();
  });

  it('tries again after a failure, without another question', async () => {
    const refused = { is: 'refused' as const, problem: problem('x.diskFull', 'retry_later'), is_open: true };
    await open(snapshot([], { backup: refused }));
    await heading('It did not all come back').waitFor();
    await button('Try again').click();
    await hostWasAsked({ do: 'restore' });
  });

  it('says what became of a backup, and goes on to the accounts', async () => {
    await open(snapshot(usual, { backup: { is: 'restored', change } }));
    await heading('It is back').waitFor();
    await page.getByText('Stop it there', { exact: false }).waitFor();
    await button('Done').click();
    await hostWasAsked({ do: 'close_backup' });
  });
});

describe('the settings', () => {
  it('save the dates of all accounts, and say where', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+,');
    await button('Export expiry dates (.ics)').click();
    await hostWasAsked({ do: 'export', what: 'calendar' });
    await button('Report (.csv)').click();
    await hostWasAsked({ do: 'export', what: 'report' });
    const exported = { what: 'report' as const, file: '/home/jam/sixty.csv' };
    host.change({ ...snapshot(usual, { exported, version: 2 }), order: null });
    await shown('Saved: /home/jam/sixty.csv').waitFor();
    await button('Open folder').click();
    await hostWasAsked({ do: 'open', what: 'saved' });
  });

  it('ask for another place where the first one could not be written', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+,');
    await button('Report (.csv)').click();
    await hostWasAsked({ do: 'export', what: 'report' });
    const refused = problem('x.readOnly', 'none', { file: { text: '/usr/sixty.csv' } });
    host.change({ ...snapshot(usual, { problem: refused, version: 2 }), order: null });
    host.intents.length = 0;
    await button('Choose another').click();
    await hostWasAsked({ do: 'export', what: 'report' });
    await hostWasNotAsked('choose_file');
  });

  it('tell what ends while the computer stays off, and extend what can be extended', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+,');
    await button('4 weeks').click();
    await hostWasAsked({ do: 'look_ahead', days: 28 });
    const [first, second] = usual;
    const forecast = {
      days: 28,
      until: inDays(28),
      expiring: [
        {
          id: first!.id,
          at: inDays(-2),
          why: 'expires' as const,
          over: 'expired' as const,
          can_extend_now: false,
        },
        { id: second!.id, at: inDays(9), why: 'expires' as const, over: null, can_extend_now: true },
      ],
      safe: 41,
    };
    host.change({ ...snapshot(usual, { forecast, version: 2 }), order: null });
    await page.getByText('2 accounts end:', { exact: false }).first().waitFor();
    await page.getByText("1 of them can't be extended now.", { exact: false }).waitFor();
    await button('Extend 1 now').click();
    await hostWasAsked({ do: 'extend', who: { these: [second!.id] } });
    await page.keyboard.press('Control+1');
    await hostWasAsked({ do: 'look_ahead', days: null });
  });
});
