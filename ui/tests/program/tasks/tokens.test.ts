import { describe, expect, it } from 'vitest';

import { isHeard, listen } from '../../hearing';
import { button, connected, looksRight, page, program, typeInto, shown } from '../session';
import { HOUR, TOKEN_BOX, countPresses, presses, row } from './person';

describe('a new user with a token', () => {
  it('puts in a token with three presses, and finds the account with its status', async () => {
    const { token } = await program.pull('token', { network: 'threads', user: 'harbor.spa' });
    await countPresses();
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await typeInto(TOKEN_BOX, token);
    await shown(/^@harbor\.spa is added\. /).waitFor();
    await button('Done').click();
    await row('@harbor.spa').getByText('Good', { exact: true }).waitFor();
    expect(await presses()).toBeLessThanOrEqual(3);
    await looksRight();
  });

  it('notices nothing of quotes, spaces and a line break around and in a token', async () => {
    const { token } = await program.pull('token', { network: 'instagram', user: 'harbor.spa' });
    const torn = `  "${token.slice(0, 90)}\n${token.slice(90)}" \n`;
    await page.getByRole('button', { name: /^I have a token/ }).click();
    await typeInto(TOKEN_BOX, torn);
    await shown(/^@harbor\.spa is added\. /).waitFor();
    await looksRight();
  });

  it('gives an account more time by one press once its token is a day old, and reads the new date', async () => {
    await connected('Threads', 'jam.and.toast');
    await program.pull('clock', { advance: 25 * HOUR });
    await listen(page);
    await button('Extend Token, @jam.and.toast').click();
    const date = /Extended\. New date: (.+?)\./;
    await isHeard(page, button('Extended, @jam.and.toast'), date);
    const [, told = ''] = date.exec(await row('@jam.and.toast').innerText()) ?? [];
    const [account] = (await program.snapshot()).accounts;
    expect(new Date(told).toDateString()).toBe(new Date(String(account?.expires_at)).toDateString());
    await looksRight();
  });

  it('reads of a token of three hours that it is extended later and by itself', async () => {
    await connected('Threads', 'jam.and.toast');
    await program.pull('clock', { advance: 3 * HOUR });
    const said = row('@jam.and.toast').getByText(
      /^We'll extend it for you on .+ It can be extended from .+\.$/,
    );
    await said.waitFor();
    const extend = button('Extend Token, @jam.and.toast');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.postData() ?? ''));
    await extend.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+e');
    // Sent after whatever the keys have sent.
    await page.keyboard.press('Control+Shift+r');
    await expect.poll(() => asked.join()).toContain('"do":"check"');
    expect(asked.join()).not.toContain('"do":"extend"');
    expect(await extend.getAttribute('aria-disabled')).toBe('true');
    await said.waitFor();
    await looksRight();
  });
});
