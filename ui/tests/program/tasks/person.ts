/**
 * Twenty tasks of a new user, and what shows that each can be done. Where a machine cannot measure a person's seconds it
 * counts presses. `tests/rules/tasks.test.ts` holds that each test that is named here is there.
 *
 * | task | held by |
 * |---|---|
 * | T1 says after a look what the program does | a person |
 * | T2 puts in a token | tokens.test.ts: puts in a token with three presses |
 * | T3 pastes one with quotes, spaces and a line break | tokens.test.ts: notices nothing of quotes, spaces and a line break |
 * | T4 says whether anything is wrong with 43 accounts | many.test.ts: reads in the top sentence |
 * | T5 gives an account more time | tokens.test.ts: gives an account more time by one press |
 * | T6 extends a token that is too new | tokens.test.ts: reads of a token of three hours |
 * | T7 pastes an error | trouble.test.ts: comes from the text of an error to the log-in |
 * | T8 reconnects past a warning | trouble.test.ts: finishes with the address |
 * | T9 presses Cancel | trouble.test.ts: reads after Cancel that nothing changed |
 * | T10 reconnects logged in as another | trouble.test.ts: never adds the account of somebody else |
 * | T11 makes a Meta app | ../first-day.test.ts: a walk that was stopped in the middle |
 * | T12 takes the ID of the app for that of Threads | ../setup.test.ts: leads through the stages of the full way |
 * | T13 keeps a file up to date | upkeep.test.ts: sees which line of a file will change |
 * | T14 mends a place whose file was moved | trouble.test.ts: shows where the file is that was moved |
 * | T15 is left alone at night and on weekends | upkeep.test.ts: finds quiet hours and weekends |
 * | T16 skips 30 days | upkeep.test.ts: finds proof of an extend that nobody asked for |
 * | T17 sees twelve accounts go bad on one day | many.test.ts: finds twelve that went bad |
 * | T18 disconnects the wrong account | upkeep.test.ts: takes a disconnect back |
 * | T19 sends details without secrets | upkeep.test.ts: copies details that hold no secret |
 * | T20 does T2, T5, T7 and T15 by keys and by ear | by-keys.test.ts: puts in a token; gives an account more time; comes from an error to the log-in; sets quiet hours and weekends |
 *
 * That the twelve of T17 are one notification, which leads to the list, is held by `resident/tests/reminding/answers.rs`.
 */

import { button, page, program } from '../session';

declare global {
  interface Window {
    presses: number;
  }
}

export const HOUR = 3600;

/** The box for a token that somebody has. */
export const TOKEN_BOX = 'Paste a token here, or drop a .env file';

/** Counts the presses of the mouse from now on. */
export async function countPresses(): Promise<void> {
  await page.evaluate(() => {
    window.presses = 0;
    addEventListener(
      'click',
      ({ isTrusted, detail }) => (window.presses += isTrusted && detail > 0 ? 1 : 0),
      true,
    );
  });
}

export async function presses(): Promise<number> {
  return page.evaluate(() => window.presses);
}

/** The row of an account, with all that it says. */
export function row(name: string) {
  return page.locator('li').filter({ has: page.getByRole('button', { name, exact: true }) });
}

/** Turns auto-extend off for the only account, and lets its token run out. */
export async function expireUnattended(name: string): Promise<void> {
  await button(`More for ${name}`).click();
  await page.getByRole('menuitem', { name: 'Turn auto-extend off' }).click();
  await row(name).getByText('Auto-extend is off for this account.').waitFor();
  await program.pull('clock', { advance: 61 * 24 * HOUR });
  await button(`Reconnect, ${name}`).waitFor();
}
