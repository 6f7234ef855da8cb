import { describe, expect, it } from 'vitest';

import { forget, isHeard, listen } from '../../hearing';
import { button, connected, heading, page, program, tabTo, until, shown } from '../session';
import { HOUR, TOKEN_BOX, countPresses, expireUnattended, presses } from './person';

describe('a new user without a mouse hears each result, and', () => {
  it('puts in a token', async () => {
    await begin();
    const { token } = await program.pull('token', { network: 'threads', user: 'harbor.spa' });
    await tabTo(/^I have a token/);
    await page.keyboard.press('Enter');
    await page.getByLabel(TOKEN_BOX, { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText(token);
    await isHeard(
      page,
      shown(/^@harbor\.spa is added\. /),
      /@harbor\.spa is added\. The token is good until /,
    );
    await tabTo('Done');
    await page.keyboard.press('Enter');
    await page.locator('[data-row]').waitFor();
    await end();
  });

  it('gives an account more time', async () => {
    await connected('Threads', 'jam.and.toast');
    await program.pull('clock', { advance: 25 * HOUR });
    await begin();
    await tabTo('Extend Token, @jam.and.toast');
    await page.locator(':focus:not([aria-disabled])').waitFor();
    await page.keyboard.press('Enter');
    await isHeard(page, button('Extended, @jam.and.toast'), /^@jam\.and\.toast: Extended\. New date: /);
    await end();
  });

  it('comes from an error to the log-in', async () => {
    await connected('Threads', 'corner.bakery');
    await expireUnattended('@corner.bakery');
    await begin();
    await page.keyboard.press('Control+4');
    await page.getByLabel('What happened').and(page.locator(':focus')).waitFor();
    const answer = page.locator('.answer h2');
    for (const error of ['Session has expired. code 190, subcode 463', ' (the same again)']) {
      await forget(page);
      await page.keyboard.insertText(error);
      await page.keyboard.press('Enter');
      await isHeard(page, answer, await answer.innerText());
    }
    await tabTo('Reconnect @corner.bakery');
    await page.keyboard.press('Enter');
    // A page that opens takes the focus to its heading, which is read.
    await heading('Reconnect @corner.bakery').and(page.locator(':focus')).waitFor();
    await end();
  });

  it('sets quiet hours and weekends', async () => {
    await connected('Threads', 'corner.bakery');
    await begin();
    await page.keyboard.press('Control+,');
    for (const name of ['Quiet hours', 'No reminders on weekends']) {
      for (const checked of [false, true]) {
        await tabTo(name, 'switch');
        await forget(page);
        await page.keyboard.press('Space');
        await isHeard(page, page.getByRole('switch', { name, exact: true, checked }), 'Saved');
      }
    }
    await until(async () => {
      const { settings } = await program.snapshot();
      expect([settings.quiet, settings.not_on_weekends]).toEqual([[20, 8], true]);
    });
    await end();
  });
});

async function begin(): Promise<void> {
  await listen(page);
  await countPresses();
}

/** Nothing was pressed with the mouse. */
async function end(): Promise<void> {
  expect(await presses()).toBe(0);
}
