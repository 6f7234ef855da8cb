import { describe, expect, it } from 'vitest';

import { attempt, snapshot, usual } from '../fixtures/snapshots';
import { SECRET, page, open, pasteSecret, hasFocus, hostWasAsked, button } from './session';

describe('the window', () => {
  it('leaves a pasted secret to the host', async () => {
    await open(snapshot(usual, attempt({ is: 'waiting' })));
    await pasteSecret(page.locator('input[type=password]'));
    await hostWasAsked({ do: 'paste', into: 'address' });
    expect(await page.content()).not.toContain(SECRET);
    expect(await page.locator('input[type=password]').inputValue()).toBe('');
  });

  it('hands over a typed secret and keeps none of it', async () => {
    await open(snapshot([], { import: null, apps: [] }));
    await page.locator('.doors button').first().click();
    const box = page.getByLabel('Paste a token here, or drop a .env file');
    await hasFocus(box);
    await box.fill(SECRET);
    await page.keyboard.press('Enter');
    await hostWasAsked({ do: 'typed', into: 'token', text: SECRET });
    expect(await box.inputValue()).toBe('');
  });

  it('asks before the clipboard becomes an account, and leaves a field its own keys', async () => {
    await open(snapshot(usual));
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Control+v');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Control+v');
    await button('Add the token').click();
    await hostWasAsked({ do: 'paste', into: 'token' });
  });

  it('shows no name while names are hidden', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await page.keyboard.press('Control+Shift+H');
    await page.getByText('Names are hidden.', { exact: false }).first().waitFor();
    const shown = await page.locator('main').innerText();
    for (const name of ['jam.and.toast', 'Jam & Toast', 'shop-website', '17841400000001210']) {
      expect(shown).not.toContain(name);
    }
  });
});
