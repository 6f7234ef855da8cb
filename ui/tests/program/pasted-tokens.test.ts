import { describe, expect, it } from 'vitest';

import { looksRight, page, program, typeInto, shown } from './session';

describe('the window, with the real program behind it,', () => {
  it('explains a text that is no token', async () => {
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await typeInto('Paste a token here, or drop a .env file', 'half a token');
    await page.getByRole('alert').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);
  });

  it('adds the token of a curl line', async () => {
    const { token } = await program.pull('token', { network: 'instagram', user: 'jam.and.toast' });
    await page.getByRole('button', { name: /^I have a token/ }).click();
    const line = `curl -s -H 'Authorization: Bearer ${token}' 'https://graph.instagram.com/me?fields=id'`;
    await typeInto('Paste a token here, or drop a .env file', line);
    await shown(/^@jam\.and\.toast is added\. /).waitFor();
    expect((await program.snapshot()).accounts.length).toBe(1);
  });
});
