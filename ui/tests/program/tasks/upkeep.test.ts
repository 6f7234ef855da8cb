import { describe, expect, it } from 'vitest';

import { isHeard, listen } from '../../hearing';
import {
  button,
  connected,
  heading,
  looksRight,
  namePath,
  onClipboard,
  page,
  program,
  typeInto,
  until,
  shown,
} from '../session';
import { HOUR } from './person';

/** Words that make a person afraid of a press that can be taken back. */
const FEAR = /\b(?:warning|danger|permanently|can't be undone|lose|lost|deleted?|erased?|are you sure)\b/i;

describe('a new user who keeps things in order', () => {
  it('sees which line of a file will change before anything is written, and it is kept up to date', async () => {
    const file = program.settingsFile('shop/.env', 'PORT=80\nTHREADS_ACCESS_TOKEN=old # the shop\n');
    const untouched = file.content();
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath(file.path);
    await page.getByRole('radio', { name: /THREADS_ACCESS_TOKEN/, checked: true }).waitFor();
    await page.getByText('One line will change. Everything else stays as it is.').waitFor();
    await looksRight();
    expect(file.content()).toBe(untouched);
    await button('Save and update').click();
    await shown(/^Up to date/).waitFor();
    await looksRight();
    expect(file.content()).toMatch(/^PORT=80\nTHREADS_ACCESS_TOKEN=THAA\w+ # the shop\n$/);

    const before = file.content();
    await program.pull('clock', { advance: 31 * 24 * HOUR });
    await until(() => expect(file.content()).not.toBe(before));

    const last = file.content();
    await page.getByRole('button', { name: /^Remove THREADS_ACCESS_TOKEN/ }).click();
    await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/^We don't put this token anywhere yet/).waitFor();
    expect(file.content()).toBe(last);
  });

  it('finds quiet hours and weekends in the settings, and each takes one press', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+,');
    await heading('Settings').waitFor();
    for (const name of ['Quiet hours', 'No reminders on weekends']) {
      const is = (checked: boolean) => page.getByRole('switch', { name, exact: true, checked });
      // A new program is quiet already.
      await is(true).click();
      await is(false).click();
      await is(true).waitFor();
    }
    await page.getByLabel('From', { exact: true }).selectOption('22');
    await until(async () => {
      const { settings } = await program.snapshot();
      expect([settings.quiet, settings.not_on_weekends]).toEqual([[22, 8], true]);
    });
    await looksRight();
  });

  it('finds proof of an extend that nobody asked for, and no reminder, after 30 days', async () => {
    await connected('Threads', 'corner.bakery');
    await button('+30 days').click();
    await page.getByRole('region', { name: 'In the days you skipped, we extended 1 token.' }).waitFor();
    await heading(/^@corner\.bakery is good until /).waitFor();
    const { needs_you, reminder_unseen, practice } = await program.snapshot();
    expect([needs_you, reminder_unseen]).toEqual([0, false]);
    expect(practice?.done).not.toContain('see_reminder');
    await page.locator('[data-row]').click();
    await page.locator('main li').filter({ hasText: 'Extended until' }).first().waitFor();
    await looksRight();
  });

  it('takes a disconnect back with one press, and reads no word of fear', async () => {
    await connected('Threads', 'corner.bakery');
    await listen(page);
    await button('More for @corner.bakery').click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    const dialog = page.locator('dialog');
    await dialog.getByText('You can bring the account back for 30 days', { exact: false }).waitFor();
    expect(await dialog.innerText()).not.toMatch(FEAR);
    await looksRight();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await page.locator('[data-row]').waitFor({ state: 'detached' });
    const toast = page.getByRole('region', { name: '@corner.bakery is disconnected.' });
    await isHeard(page, toast, '@corner.bakery is disconnected.');
    expect(await page.locator('body').innerText()).not.toMatch(FEAR);
    await toast.getByRole('button', { name: 'Bring back' }).click();
    await isHeard(page, page.locator('[data-row]'), 'You brought the account back.');
    await looksRight();
  });

  it('copies details that hold no secret', async () => {
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+4');
    await typeInto('What happened', `OAuthException 190, subcode 460, access_token=${token}`);
    await page.locator('summary', { hasText: 'Show details' }).click();
    await button('Copy details').click();
    await page.getByRole('region', { name: /^The details are copied/ }).waitFor();
    const details = await onClipboard();
    expect(details).toContain('460');
    // What is read once more, as if somebody pasted it, has nothing that had to be hidden.
    expect((await program.snapshot()).reading?.hid_secret).toBe(false);
    expect(program.secrets().filter((secret) => details.includes(secret)).length).toBe(0);
  });
});
