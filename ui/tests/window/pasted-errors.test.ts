import { describe, expect, it } from 'vitest';

import { form } from '../fixtures/accounts';
import { reading, snapshot, usual } from '../fixtures/snapshots';
import { SECRET, host, page, open, pasteSecret, hasFocus, hostWasAsked, button, heading } from './session';

describe('the window', () => {
  it('reads an error with the keys alone, and leaves its text to the host', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+4');
    await heading('Help me fix it').waitFor();
    const box = page.getByLabel('What happened');
    await pasteSecret(box);
    await hostWasAsked({ do: 'paste', into: 'error' });
    await box.fill(`190/463 ${SECRET}`);
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'typed', text: `190/463 ${SECRET}`, into: 'error' });
    expect(await box.inputValue()).toBe('');
    expect(await page.content()).not.toContain(SECRET);

    const told = {
      ...reading('x.expired', 'reconnect', { account: 'corner.bakery', hid_secret: true }),
      taken: { into: 'error' as const, text: '190/463 ••••' },
    };
    host.change({ ...snapshot(usual, { ...told, version: 2 }), order: null });
    await page.getByText('Your text had a token in it. We hid the token.').waitFor();
    expect(await box.inputValue()).toBe('190/463 ••••');
    await button('Reconnect @corner.bakery').focus();
    await page.keyboard.press('Enter');
    await heading('Reconnect @corner.bakery').waitFor();
  });

  it('is ready for a paste at once, and takes one that is made beside the box', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+4');
    await hasFocus(page.getByLabel('What happened'));
    await button("Photos don't update").focus();
    await page.keyboard.press('Control+v');
    await hostWasAsked({ do: 'paste', into: 'error' });
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('has a button for what was typed, and hands over a part that looks like a token at once', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+4');
    const box = page.getByLabel('What happened');
    await box.pressSequentially('the kettle is cold');
    await button('What does it mean?').click();
    await hostWasAsked({ do: 'typed', text: 'the kettle is cold', into: 'error' });

    const long = `code 190 ${'THAA'.repeat(12)}`;
    await box.fill(long);
    await hostWasAsked({ do: 'typed', text: long, into: 'error' });
    expect(await box.inputValue()).toBe('');
  });

  it('answers a sentence about what is seen with the steps for it, for the places that there are', async () => {
    const forms = [{ ...usual[2]!, places: [form('Wix')] }];
    const told = reading('x.unknown', 'report', { known: false, symptom: 'photos', hid_secret: true });
    await open(snapshot(forms, told));
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { name: "Photos don't update" }).waitFor();
    await page.getByText('For a place that you fill yourself, such as Wix', { exact: false }).waitFor();
    await page.getByText('We hid the token.', { exact: false }).waitFor();
    expect(await page.getByText('For a settings file (.env)', { exact: false }).count()).toBe(0);
    expect(await page.getByText("We don't know this one").count()).toBe(0);
    await button("Can't connect").click();
    await hostWasAsked({ do: 'close_reading' });
    await page.getByRole('heading', { name: "Can't connect" }).waitFor();
  });

  it('lets a person say whose error it is, and forgets one that is none of theirs', async () => {
    await open(snapshot(usual, reading('x.expired', 'reconnect')));
    await page.keyboard.press('Control+4');
    await page.getByLabel('Which account?').selectOption({ label: '@north.river.cafe · Threads' });
    await button('Reconnect @north.river.cafe').waitFor();
    await page.getByText('Show details').click();
    await page.getByText('Code 190/463').waitFor();
    await button('Copy details').click();
    await hostWasAsked({ do: 'copy', what: { details: 'reading' } });
    await button("This doesn't fit").click();
    await hostWasAsked({ do: 'close_reading' });
  });

  it('checks an account that is well before it is reconnected, then puts its token where it is used', async () => {
    await open(snapshot(usual, reading('x.password', 'reconnect', { account: 'jam.and.toast' })));
    await page.keyboard.press('Control+4');
    await heading('@jam.and.toast looks good here').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Check now' }).click();
    await hostWasAsked({ do: 'check', who: { these: ['jam.and.toast'] } });
    await heading('@jam.and.toast works').waitFor();
    await button('Send the token now').click();
    await hostWasAsked({ do: 'send_place', place: '/home/jam/blog/.env.local IG_TOKEN' });
  });
});
