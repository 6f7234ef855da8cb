import { describe, expect, it } from 'vitest';

import {
  answerInBrowser,
  button,
  heading,
  looksRight,
  namePath,
  page,
  program,
  startConnecting,
  until,
} from '../session';

/** Of the people of the pretend Meta those whose tokens can be pasted: 14 accounts. */
const PEOPLE = {
  threads: ['corner.bakery', 'jam.and.toast', 'harbor.spa', 'paper.and.pine', 'not.a.tester'],
  instagram: [
    'corner.bakery',
    'jam.and.toast',
    'harbor.spa',
    'paper.and.pine',
    'not.a.tester',
    'tiny.dog.walks',
  ],
  facebook: ['Mara Lind', 'Jonas Weber', 'Nora Quill'],
};

/** To add more than forty accounts takes a minute on a busy computer. */
const LONG = { timeout: 300_000 };

describe('a new user with many accounts', LONG, () => {
  // The pretend Meta has 42 accounts; with 43 the sentence is held by the window's own tests.
  it('reads in the top sentence whether anything is wrong', async () => {
    await addPeople();
    await addPages();
    await heading('All 42 accounts are good.').waitFor();
    await looksRight();

    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await heading('2 of 42 accounts need you.').waitFor();
    await looksRight();
  });

  it('finds twelve that went bad on one day together at the top of the list', async () => {
    await addPeople();
    const bad = [...new Set([...PEOPLE.threads, ...PEOPLE.instagram, 'Jonas Weber'])];
    for (const user of bad) await program.pull('switch', { user, password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await heading('12 of 14 accounts need you.').waitFor();
    await looksRight();

    // The notification opens the list by the window's address, whatever page was open.
    await page.keyboard.press('Control+,');
    await heading('Settings').waitFor();
    await page.evaluate(() => (location.hash = '#/accounts'));
    await heading('12 of 14 accounts need you.').waitFor();
    const rows = await page.locator('main [data-region] li').allInnerTexts();
    expect(rows.slice(0, 12).filter((text) => text.includes('Reconnect')).length).toBe(12);
  });
});

/** Adds the accounts of all people from one file. */
async function addPeople(): Promise<void> {
  await program.pull('switch', { user: 'not.a.tester', tester: true });
  const lines: string[] = [];
  for (const [network, users] of Object.entries(PEOPLE)) {
    for (const user of users) {
      const { token } = await program.pull('token', { network, user });
      lines.push(`TOKEN_${lines.length}=${token}`);
    }
  }
  const file = program.settingsFile('all.env', `${lines.join('\n')}\n`);
  await page.getByRole('button', { name: /^I have a token/ }).click();
  await namePath(file.path);
  await button(`Add ${lines.length} lines`).click();
  await button('Done').click();
  await until(async () => expect((await program.snapshot()).accounts).toHaveLength(lines.length));
}

/** Adds all Facebook Pages, by the log-ins of the two people who run them. */
async function addPages(): Promise<void> {
  for (const name of ['Nora Quill', 'Mara Lind']) {
    await startConnecting('Facebook');
    await answerInBrowser('Allow', name);
    await heading('Which Pages?').waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: /^Connect / }).click();
    await heading(/ is connected/).waitFor();
    await button('Done').click();
  }
}
