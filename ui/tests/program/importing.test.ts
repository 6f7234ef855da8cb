import { describe, expect, it } from 'vitest';

import { button, looksRight, namePath, page, program, until, shown } from './session';

describe('the window, with the real program behind it,', () => {
  it('asks about the lines of a settings file, and keeps those that were left ticked', async () => {
    const jam = await program.pull('token', { network: 'instagram', user: 'jam.and.toast' });
    const spa = await program.pull('token', { network: 'instagram', user: 'harbor.spa' });
    const file = program.settingsFile('shop.env', `PORT=80\nJAM=${jam.token}\nSPA=${spa.token}\n`);
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await namePath(file.path);
    await page.getByText('Add @harbor.spa and keep its line up to date').waitFor();
    await looksRight();
    expect((await program.snapshot()).accounts).toEqual([]);

    await page.getByRole('checkbox', { name: /jam\.and\.toast/ }).uncheck();
    await button('Add 1 line').click();
    await shown(/^@harbor\.spa is added\. /).waitFor();
    await looksRight();
    const { accounts } = await program.snapshot();
    expect(accounts.map(({ name }) => name)).toEqual(['harbor.spa']);
    expect(accounts[0]?.places.map(({ key }) => key)).toEqual(['SPA']);
  });

  it('adds the rows of a list with their clients, and not the row with the token of another', async () => {
    const jam = await program.pull('token', { network: 'instagram', user: 'jam.and.toast' });
    const spa = await program.pull('token', { network: 'instagram', user: 'harbor.spa' });
    const rows = [`jam.and.toast;"Jam; Toast";${jam.token}`, `corner.bakery;Corner;${spa.token}`];
    const file = program.settingsFile(
      'clients.csv',
      `\u{feff}handle;client;token\r\n${rows.join('\r\n')}\r\n`,
    );
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await namePath(file.path);
    await page.getByText('Add @jam.and.toast for Jam; Toast').waitFor();
    await page.getByText('This row is called @corner.bakery', { exact: false }).waitFor();
    await looksRight();
    await button('Add 1 line').click();
    await until(async () => {
      const { accounts } = await program.snapshot();
      expect(accounts.map(({ name, client, label }) => [name, client, label])).toEqual([
        ['jam.and.toast', 'Jam; Toast', null],
      ]);
    });
  });
});
