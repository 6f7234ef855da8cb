import { describe, expect, it } from 'vitest';

import { settings, snapshot, usual } from '../fixtures/snapshots';
import { hasFocus, page, open, hostWasAsked, hostWasNotAsked, until, button, heading } from './session';

describe('the window', () => {
  it('is walked with the keyboard alone', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await hasFocus(page.locator('[data-row="jam.and.toast"]'));
    await page.keyboard.press('Control+e');
    await hostWasAsked({ do: 'extend', who: { these: ['jam.and.toast'] } });
    await page.keyboard.press('Enter');
    await heading('@jam.and.toast').waitFor();
    await hostWasAsked({ do: 'show_history', account: 'jam.and.toast' });
    await page.keyboard.press('Alt+ArrowLeft');
    await heading('2 of 43 accounts need you.').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('spa');
    await until(async () => expect(await page.locator('[data-row]').count()).toBe(1));
  });

  it('gives the focus back when a dialog or a menu closes', async () => {
    await open(snapshot(usual));
    const more = button('More for @corner.bakery');
    await more.click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await hasFocus(more);
  });

  it('leaves only the dialog with Esc, on every page', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await heading('@jam.and.toast').waitFor();
    await button('More for @jam.and.toast').click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await heading('@jam.and.toast').waitFor();
    await page.keyboard.press('F1');
    await page.locator('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await heading('@jam.and.toast').waitFor();
    await page.keyboard.press('Escape');
    await heading('2 of 43 accounts need you.').waitFor();
  });

  it('comes back from an account to the search, the filter, the unfolded list and the row that was left', async () => {
    await open(snapshot(usual));
    await button(/more/).click();
    await page.getByRole('searchbox').fill('client');
    await button('Good 38').click();
    const row = page.locator('[data-row="client.30"]');
    await row.scrollIntoViewIfNeeded();
    const far = await page.evaluate(() => window.scrollY);
    expect(far).toBeGreaterThan(200);
    await row.click();
    await heading('@client.30').waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(row);
    expect(await page.getByRole('searchbox').inputValue()).toBe('client');
    await page.getByRole('button', { name: 'Good 38', pressed: true }).waitFor();
    await until(async () => {
      const { y } = (await row.boundingBox())!;
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(720);
    });
    await page.getByRole('searchbox').fill('');
    await button('All 43').click();
    await until(async () => expect(await page.locator('[data-row]').count()).toBe(43));

    await button('Accounts').click();
    await until(async () => expect(await page.locator('[data-row]').count()).toBeLessThan(43));
  });

  it('has Enter do what a question asks for, and Cancel where it cannot be taken back', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Control+v');
    await hasFocus(button('Add the token'));
    await page.keyboard.press('Escape');
    await button('More for @corner.bakery').click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await hasFocus(page.locator('dialog').getByRole('button', { name: 'Cancel' }));
  });

  it('makes everything larger, smaller and as usual', async () => {
    await open(snapshot(usual));
    for (const [keys, size] of [
      ['Control+=', 110],
      ['Control++', 110],
      ['Control+-', 90],
      ['Control+0', 100],
    ] as const) {
      await page.keyboard.press(keys);
      await hostWasAsked({ do: 'set', setting: { text_size: size } });
    }
  });

  it('says the size of the text that it has then, also in a dialog, and where it can become no larger', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+=');
    await status('The text is 110 % of its usual size.').first().waitFor();
    await page.keyboard.press('F1');
    await page.keyboard.press('Control+-');
    await page
      .locator('dialog')
      .and(page.locator('[open]'))
      .getByRole('status')
      .filter({ hasText: '90 %' })
      .waitFor();
    await hostWasAsked({ do: 'set', setting: { text_size: 90 } });

    await open(snapshot(usual, { settings: { ...settings, text_size: 200 } }));
    await page.keyboard.press('Control+=');
    await status("The text is 200 % of its usual size. It can't be larger.").first().waitFor();
    await hostWasNotAsked('set');
  });

  it('knows its keys on a Russian keyboard', async () => {
    await open(snapshot(usual));
    await russian('KeyF', 'а');
    await hasFocus(page.getByRole('searchbox'));
    await page.locator('[data-row="jam.and.toast"]').focus();
    await russian('KeyE', 'у');
    await hostWasAsked({ do: 'extend', who: { these: ['jam.and.toast'] } });
  });

  it('picks accounts with the keyboard and extends them together', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').first().waitFor();
    await page.keyboard.press('Control+e');
    await hostWasAsked({ do: 'extend', who: { these: ['corner.bakery', 'north.river.cafe'] } });
    await page.keyboard.press('Escape');
    await page.locator('.bar').waitFor({ state: 'detached' });
  });

  it('goes to an account by a part of its name', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('spa');
    await page.keyboard.press('Enter');
    await heading('@harbor.spa').waitFor();
  });

  it('goes from part to part of the window with F6, and to the list with Ctrl 1', async () => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await open(snapshot(usual));
    await page.locator('[data-row="corner.bakery"]').waitFor();
    const parts = ['nav button', 'main h1', '[data-row="corner.bakery"]', 'aside h1'];
    for (const part of parts) {
      await page.keyboard.press('F6');
      await hasFocus(page.locator(part).first());
    }
    await page.keyboard.press('Control+,');
    await page.keyboard.press('Control+1');
    await hasFocus(page.locator('[data-row="corner.bakery"]'));
  });

  it('shows beside the list the details of the row with the focus', async () => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await open(snapshot(usual));
    await page.locator('[data-row="corner.bakery"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary').getByRole('heading', { name: '@north.river.cafe' }).waitFor();
    await hasFocus(page.locator('[data-row="north.river.cafe"]'));
  });

  it('names network and client of the accounts to which it can go', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('jam');
    await page
      .locator('dialog')
      .getByRole('button', { name: '@jam.and.toast Instagram · Jam & Toast' })
      .waitFor();
  });

  it('copies the token of the open account with the key for it', async () => {
    await open(snapshot(usual));
    await page.locator('[data-row]').nth(2).click();
    await heading('@jam.and.toast').waitFor();
    await page.keyboard.press('Control+c');
    await hostWasAsked({ do: 'copy', what: { token: 'jam.and.toast' } });
  });
});

function status(text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

/** Presses a key with Ctrl where this key types a Cyrillic letter. */
async function russian(code: string, key: string): Promise<void> {
  await page.evaluate(
    (pressed) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { ...pressed, ctrlKey: true, bubbles: true, cancelable: true }),
      ),
    { code, key },
  );
}
