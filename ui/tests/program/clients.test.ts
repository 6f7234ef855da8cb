import { describe, expect, it } from 'vitest';

import { button, looksRight, namePath, onClipboard, page, program, until } from './session';

describe('clients, with the real program behind them,', () => {
  it('stand in groups by their worst account, are filtered, printed, and written to', async () => {
    await addClients();
    await program.pull('switch', { user: 'jam.and.toast', password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await button('Reconnect, @jam.and.toast').waitFor();
    await button('Group by client').click();
    await head('Jam & Toast').waitFor();
    await looksRight();
    const heads = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(heads).toEqual(['Jam & Toast', 'Пекарня']);
    const said = await page.locator('[data-region] .head').first().innerText();
    expect(said).toMatch(/1\sneeds you · 1\sgood/);

    await page.getByLabel('Client', { exact: true }).selectOption('Пекарня');
    await page.locator('[data-row]').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('[data-row]').innerText()).toBe('@harbor.spa');

    await page.getByLabel('Client', { exact: true }).selectOption('Jam & Toast');
    await button('Page for the client: Jam & Toast').click();
    await page.getByRole('row', { name: /@jam\.and\.toast Instagram Not connected/ }).waitFor();
    await looksRight();
    await button('Write to the client').click();
    await button('Copy message').click();
    await page.getByRole('region', { name: /^The message is copied/ }).waitFor();
    const message = await onClipboard();
    expect(message).toMatch(/@jam\.and\.toast/);
    expect(message).not.toMatch(/harbor\.spa/);
  });
});

/** Adds three accounts of two clients from a list that a Russian spreadsheet saved. */
async function addClients(): Promise<void> {
  const rows = [];
  for (const [network, user, client] of [
    ['instagram', 'jam.and.toast', 'Jam & Toast'],
    ['threads', 'corner.bakery', 'Jam & Toast'],
    ['instagram', 'harbor.spa', 'Пекарня'],
  ]) {
    const { token } = await program.pull('token', { network, user });
    rows.push(`${user};${client};${token}\r\n`);
  }
  const file = program.settingsFile('clients.csv', windows1251(`handle;client;token\r\n${rows.join('')}`));
  await page.getByRole('button', { name: /^I have a token/ }).click();
  await namePath(file.path);
  await page.getByText('Add @harbor.spa for Пекарня').waitFor();
  await button('Add 3 lines').click();
  await button('Done').click();
  await until(async () => expect((await program.snapshot()).accounts).toHaveLength(3));
}

function head(name: string) {
  return page.getByRole('heading', { level: 2, name });
}

function windows1251(text: string): Uint8Array {
  const byte = (letter: string) =>
    letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0);
  return Uint8Array.from([...text].map(byte));
}
