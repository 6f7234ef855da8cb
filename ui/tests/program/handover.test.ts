import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import {
  answerInBrowser,
  button,
  connected,
  heading,
  looksRight,
  page,
  program,
  until,
  shown,
} from './session';

const PHRASE = 'blue river seven';

describe('the window, with the real program behind it,', () => {
  it('hands an app over, takes it, connects for the agency and adds the sealed reply', async () => {
    await connected('Threads', 'harbor.spa');
    await page.locator('nav button').last().click();
    await button('Set up someone else').click();
    await page.getByRole('button', { name: 'Threads', exact: true }).click();
    await page.getByLabel('Put the app secret in').check();
    await page.getByLabel('They connect, and the token comes to me').check();
    await page.getByLabel('Your name, as they see it').fill('Harbor Agency');
    await page.getByLabel('A passphrase for the file').fill(PHRASE);
    await page.getByLabel('The passphrase once more').fill(PHRASE);
    await button('Save as a file').click();
    await heading('The file for Threads is ready').waitFor();
    await looksRight();
    const made = (await program.snapshot()).handover;
    const file = made?.is === 'made' ? made.file : '';
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    await button('Done').click();

    await program.send({ do: 'name_file', path: file, account: null });
    await page.getByLabel('The passphrase', { exact: true }).fill('blue river eight');
    await button('Open').click();
    await page.getByText("That isn't the passphrase.", { exact: false }).waitFor();
    await page.getByLabel('The passphrase', { exact: true }).fill(PHRASE);
    await button('Open').click();
    await heading('Harbor Agency wants to set up Sixty for you').waitFor();
    await looksRight();
    await button('Set up').click();
    await heading('Your Threads app is set up').waitFor();
    await button('Connect').click();
    await heading('Connect Threads for Harbor Agency').waitFor();
    await looksRight();
    await button('Open Threads').click();
    await heading(/^Waiting for you in the browser/).waitFor();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading('Send this back').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts.length).toBe(1);

    await button('Save as a file').click();
    const reply = file.replace('threads.sixty', 'corner.bakery.sixty-token');
    await until(() => expect(readFileSync(reply, 'utf8')).toMatch(/^-----BEGIN/));
    await button('I sent it').click();
    await heading('All is sent').waitFor();
    await button('Done').click();
    await program.send({ do: 'name_file', path: reply, account: null });
    await shown(/^@corner\.bakery is added\. /).waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts.length).toBe(2);
  });
});
