import { describe, expect, it } from 'vitest';

import { answerInBrowser, button, connected, heading, looksRight, page, program, typeInto } from './session';

describe('the window, with the real program behind it,', () => {
  it('says what a pasted error means and whose it is, and leads to the log-in', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+4');
    await heading('Help me fix it').waitFor();
    await looksRight();
    const { token } = await program.pull('token', { network: 'threads', user: 'corner.bakery' });
    await typeInto('The error you saw', `for @corner.bakery with ${token}: error 190, subcode 458`);
    await page.getByText('Your text had a token in it. We hid the token.').waitFor();
    await looksRight();
    await button('Reconnect @corner.bakery').click();
    await heading('Reconnect @corner.bakery').waitFor();
    await button('Open Threads').click();
    await answerInBrowser('Allow', 'corner.bakery');
    await heading(/^@corner\.bakery is connected/).waitFor();
    await button('Done').click();
    expect((await program.snapshot()).accounts.length).toBe(1);

    await page.keyboard.press('Control+4');
    await typeInto('The error you saw', 'the kettle is cold');
    await page.getByRole('heading', { name: "We don't know this error" }).waitFor();
    await looksRight();
    await button("This isn't my error").click();
    await page.getByRole('button', { name: "Photos don't update", pressed: false }).click();
    await page.getByRole('button', { name: "Photos don't update", pressed: true }).waitFor();
    await looksRight();
  });
});
