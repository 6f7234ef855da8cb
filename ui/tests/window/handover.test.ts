import { describe, expect, it } from 'vitest';

import { problem } from '../fixtures/accounts';
import { agency, attempt, snapshot, threadsApp, toSend, usual } from '../fixtures/snapshots';
import { button, hasFocus, heading, host, hostWasAsked, hostWasNotAsked, open, page } from './session';

const PHRASE = 'blue river seven';
const MADE = {
  is: 'made',
  file: '/tmp/threads.sixty',
  network: 'threads',
  secret: true,
  reply: true,
  message: 'Hello,\n\n1. Drag this file into the window.',
} as const;

async function openMake(): Promise<void> {
  await open(snapshot(usual, { apps: [threadsApp] }));
  await page.locator('nav button').last().click();
  await button('Set up someone else').click();
  await heading('Set up someone else').waitFor();
}

describe('the window', () => {
  it('hands over what was chosen, and keeps no letter of the passphrase', async () => {
    await openMake();
    await page.getByLabel('Put the app secret in').check();
    await page.getByLabel('They connect, and the token comes to me').check();
    await page.getByLabel('Your name, as they see it').fill('Harbor Agency');
    const field = page.getByLabel('A passphrase for the file');
    await field.fill(PHRASE);
    const again = page.getByLabel('The passphrase once more');
    await again.fill('blue river eight');
    await button('Save as a file').click();
    await page.getByText('This is not what you typed above.', { exact: false }).waitFor();
    await hasFocus(again);
    await hostWasNotAsked('make_handover');
    await again.fill(PHRASE);

    await button('Save as a file').click();

    await hostWasAsked({
      do: 'make_handover',
      network: 'threads',
      with_secret: true,
      reply: true,
      from: 'Harbor Agency',
      client: null,
      passphrase: PHRASE,
    });
    expect(await field.getAttribute('type')).toBe('password');
    expect(await page.content()).not.toContain(PHRASE);

    const apps = [threadsApp];
    host.change({ ...snapshot(usual, { apps, handover: MADE, version: 2 }), order: null });
    await page.getByText('Drag this file').waitFor();
    host.change({ ...snapshot(usual, { apps, version: 3 }), order: null });
    await field.waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('asks for another place with the same passphrase, where the first one was refused', async () => {
    await openMake();
    const field = page.getByLabel('A passphrase for the file');
    await field.fill(PHRASE);
    await page.getByLabel('Show the passphrase').check();
    expect(await field.getAttribute('type')).toBe('text');
    await button('Save as a file').click();
    const apps = [threadsApp];
    const refused = problem('x.readOnly', 'none', { file: { text: '/usr/threads.sixty' } });
    const handover = { is: 'refused' as const, problem: refused };
    host.change({ ...snapshot(usual, { apps, handover, version: 2 }), order: null });
    host.intents.length = 0;

    await button('Choose another').click();

    await hostWasAsked({
      do: 'make_handover',
      network: 'threads',
      with_secret: false,
      reply: false,
      from: null,
      client: null,
      passphrase: PHRASE,
    });
    await hostWasNotAsked('choose_file');
    await button('Back to the form').click();
    await hostWasAsked({ do: 'close_handover' });
  });

  it('shows what to write with the file, and opens its folder', async () => {
    await open(snapshot([], { handover: MADE }));
    await page.getByText('Drag this file').waitFor();
    await button('Copy message').click();
    await hostWasAsked({ do: 'copy', what: 'handover_message' });
    await button('Open folder').click();
    await hostWasAsked({ do: 'open', what: 'handed_over' });
  });

  it('says that a passphrase is too short, and that a reply needs the secret', async () => {
    await openMake();
    await page.getByLabel('They connect, and the token comes to me').check();
    await page.getByText("They can't connect without the app secret.", { exact: false }).waitFor();
    await page.getByLabel('A passphrase for the file').fill('short');

    await button('Save as a file').click();

    await page.getByText("That's too short.", { exact: false }).waitFor();
    await hasFocus(page.getByLabel('A passphrase for the file'));
    await hostWasNotAsked('make_handover');
  });

  it('asks for the passphrase of a file before anything else of it is shown', async () => {
    await open(snapshot([], { apps: [], handover: { is: 'locked', file: '/tmp/a.sixty', problem: null } }));
    const field = page.getByLabel('The passphrase', { exact: true });
    await button('Open').click();
    await page.getByText('Type the passphrase here.').waitFor();
    await field.fill(PHRASE);
    await page.keyboard.press('Enter');

    await hostWasAsked({ do: 'open_handover', passphrase: PHRASE });
    expect(await field.inputValue()).toBe('');
  });

  it('has the focus in the box of the passphrase when a file opens', async () => {
    await open(snapshot([], { apps: [] }));
    const handover = { is: 'locked' as const, file: '/tmp/a.sixty', problem: null };
    host.change({ ...snapshot([], { apps: [], version: 2, handover }), order: null });
    await hasFocus(page.getByLabel('The passphrase', { exact: true }));
  });

  it('shows what is inside, and keeps it only after a click', async () => {
    await open(snapshot([], { apps: [], handover: { is: 'found', content: agency } }));
    await heading('Harbor Agency wants to set up Sixty for you').waitFor();
    for (const text of [agency.app_id, agency.return_address, 'Publish posts', 'Nothing is kept here.']) {
      await page.getByText(text, { exact: false }).first().waitFor();
    }
    await hostWasNotAsked('take_handover');
    await button('Set up').click();
    await hostWasAsked({ do: 'take_handover' });
    await button('Cancel').click();
    await hostWasAsked({ do: 'close_handover' });
  });

  it('says what of a kept app would be replaced', async () => {
    const content = { ...agency, differs: ['secret' as const] };
    await open(snapshot([], { handover: { is: 'found', content } }));
    await page.getByText('another app secret', { exact: false }).waitFor();
    await button('Replace mine').click();
    await hostWasAsked({ do: 'take_handover' });
  });

  it('leads from a set up app to the log-in for the agency', async () => {
    const for_others = [{ network: 'threads' as const, app_id: threadsApp.id, from: 'Harbor Agency' }];
    const apps = [threadsApp];
    await open(snapshot([], { apps, for_others, handover: { is: 'taken', content: agency } }));
    await button('Connect').click();
    await hostWasAsked({ do: 'close_handover' });
    await open(snapshot(usual, { apps, for_others }));
    await page.keyboard.press('Control+n');
    await heading('Connect Threads for Harbor Agency').waitFor();
  });

  it('gives a sealed token to be copied, saved and forgotten', async () => {
    const stage = { is: 'sealed' as const, left_out: [] };
    await open(snapshot([], { ...attempt(stage, { network: 'threads' }), to_send: [toSend] }));
    await heading('Send this back').waitFor();
    const which = { network: 'threads' as const, user_id: '1' };
    await button('Copy').click();
    await hostWasAsked({ do: 'copy', what: { reply: which } });
    await button('Save as a file').click();
    await hostWasAsked({ do: 'save_reply', ...which });
    await button('I sent it').click();
    await hostWasAsked({ do: 'reply_sent', ...which });
  });

  it('says on the first page that a sealed token waits', async () => {
    await open(snapshot([], { to_send: [toSend] }));
    await page.getByText('1 sealed token waits to be sent.').waitFor();
    await button('Show').click();
    await button('I sent it').waitFor();
  });
});
