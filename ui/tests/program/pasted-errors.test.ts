import { describe, it } from 'vitest';

import { button, connected, looksRight, page, typeInto } from './session';

describe('the window, with the real program behind it,', () => {
  it('offers steps to a person whose error it does not know', async () => {
    await connected('Threads', 'corner.bakery');
    await page.keyboard.press('Control+4');
    await typeInto('What happened', 'the kettle is cold');
    await page.getByRole('heading', { name: "We don't know this one" }).waitFor();
    await looksRight();
    await button("This doesn't fit").click();
    await page.getByRole('button', { name: "Photos don't update", pressed: false }).click();
    await page.getByRole('button', { name: "Photos don't update", pressed: true }).waitFor();
    await looksRight();
  });
});
