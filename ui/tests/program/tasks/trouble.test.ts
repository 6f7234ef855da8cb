import { describe, expect, it } from 'vitest';

import {
  addressAfterAllow,
  answerInBrowser,
  button,
  connected,
  heading,
  looksRight,
  namePath,
  page,
  program,
  startConnecting,
  typeInto,
  until,
  shown,
} from '../session';
import { expireUnattended, row } from './person';

/** What a website shows whose token ran out. */
const EXPIRED =
  '{"error":{"message":"Error validating access token: Session has expired on Thursday, 28-Jan-27 02:00:00 PST. ' +
  'The current time is Friday, 29-Jan-27 09:12:44 PST.","type":"OAuthException","code":190,"error_subcode":463}}';

describe('a new user in trouble', () => {
  it('comes from the text of an error to the log-in, and is connected again', async () => {
    await connected('Threads', 'corner.bakery');
    await expireUnattended('@corner.bakery');
    await page.keyboard.press('Control+4');
    await heading('Help me fix it').waitFor();
    await looksRight();
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await typeInto('What happened', `for @corner.bakery with ${token}: ${EXPIRED}`);
    await page.getByText('Your text had a token in it. We hid the token.').waitFor();
    await looksRight();
    await button('Reconnect @corner.bakery').click();
    await heading('Reconnect @corner.bakery').waitFor();
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery works again/).waitFor();
    await button('Done').click();
    expect((await program.snapshot()).accounts.map(({ status }) => status)).toEqual(['good']);
  });

  it('finishes with the address of the page that the browser could not open', async () => {
    await startConnecting('Threads');
    const address = await addressAfterAllow('corner.bakery');
    await typeInto('The address from the browser', 'https://example.com/?code=abc');
    await page.getByRole('alert').waitFor();
    await looksRight();
    await typeInto('The address from the browser', address);
    await heading('Is this the right account?').waitFor();
    await page.getByText('@corner.bakery', { exact: true }).waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);
    await button('Yes, keep it').click();
    await heading(/^@corner\.bakery is connected/).waitFor();
  });

  it('reads after Cancel that nothing changed, and tries again with one click', async () => {
    await startConnecting('Instagram');
    await answerInBrowser('Cancel');
    await heading('You pressed Cancel').waitFor();
    await page
      .getByRole('alert')
      .getByText(/^Nothing changed\./)
      .waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);
    await button('Try again').click();
    await answerInBrowser('Allow', 'jam.and.toast');
    await heading(/^@jam\.and\.toast is connected/).waitFor();
  });

  it.each([
    ['ends on the right one', 'Try again as @corner.bakery'],
    ['stops', 'Cancel'],
  ])('never adds the account of somebody else in the browser: %s', async (_, press) => {
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await heading('@corner.bakery').waitFor();
    await page.keyboard.press('Control+r');
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'harbor.spa');
    await shown('You logged in as').waitFor();
    await looksRight();
    await button(press).click();
    if (press === 'Cancel') await heading('@corner.bakery').waitFor();
    else {
      await answerInBrowser('Allow', 'corner.bakery');
      await heading(/^@corner\.bakery works again/).waitFor();
    }
    expect((await program.snapshot()).accounts.map(({ name }) => name)).toEqual(['corner.bakery']);
  });

  it('shows where the file is that was moved, and the place has the token again', async () => {
    const file = program.settingsFile('shop/.env', 'THREADS_ACCESS_TOKEN=old\n');
    await connected('Threads', 'corner.bakery');
    await page.locator('[data-row]').click();
    await namePath(file.path);
    await button('Save and update').click();
    await shown(/^Up to date/).waitFor();
    await page.keyboard.press('Control+1');
    await button('Make something happen').click();
    await page.getByRole('menuitem', { name: 'Someone moves a settings file' }).click();

    await heading('@corner.bakery needs you.').waitFor();
    await looksRight();
    const moved = program.settingsFile('moved/.env');
    const before = moved.content();
    program.chooses(moved.path);
    await row('@corner.bakery').getByRole('button', { name: 'Find the file' }).click();
    await page.getByRole('radio', { name: /THREADS_ACCESS_TOKEN/, checked: true }).waitFor();
    await looksRight();
    await button('Save and update').click();
    await heading(/^@corner\.bakery is good until /).waitFor();
    await until(async () => {
      const [place] = (await program.snapshot()).accounts[0]?.places ?? [];
      expect(place).toMatchObject({ file: moved.path, state: 'current' });
    });
    expect(moved.content()).toBe(before);
  });
});
