import { describe, expect, it } from 'vitest';

import { button, connected, looksRight, page, program, typeInto } from './session';

describe('the window, with the real program behind it,', () => {
  it('keeps a Meta app, and its secret never comes back to the page', async () => {
    await connected('Threads', 'corner.bakery');
    await page.locator('header [aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Set up your Meta app' }).click();
    await button('I have the app ID and the app secret already').click();
    await page.getByRole('button', { name: 'Instagram' }).click();
    const [known] = (await program.snapshot()).apps;
    const id = page.getByRole('textbox', { name: /Instagram app ID/ });
    await id.fill(String(known?.id));
    await page.getByText('This is the same number as your Threads app ID.', { exact: false }).waitFor();
    await typeInto('Instagram app secret', String(known?.id));
    await page.getByText("That's a number, like an app ID.", { exact: false }).waitFor();
    await typeInto('Instagram app secret', '0123456789abcdef0123456789abcde');
    await page.getByText("That's 31 characters.", { exact: false }).waitFor();
    await id.fill('0123456789abcdef0123456789abcdef');
    await page.getByText("That's the app secret. We moved it", { exact: false }).waitFor();
    await page.getByText('32 of 32 characters').waitFor();
    expect(await id.inputValue()).toBe('');
    await looksRight();
    await id.fill('1000000002');
    await button('Save app').click();
    await page.getByText('Your Meta app is ready.', { exact: false }).waitFor();
    await looksRight();
    expect(await page.content()).not.toContain('0123456789abcdef0123456789abcdef');
  });
});
