import { describe, expect, it } from 'vitest';

import { problem } from '../fixtures/accounts';
import { attempt, over, snapshot, threadsApp, usual } from '../fixtures/snapshots';
import { offered } from '../scenes/adding';
import { openAdd, openHelp, openRow, openSettings } from '../scenes/scene';
import {
  SECRET,
  button,
  hasFocus,
  heading,
  host,
  hostWasAsked,
  hostWasNotAsked,
  open,
  page,
  shown,
} from './session';

const TOKEN = `THAA${'x'.repeat(60)}`;
const waiting = attempt({ is: 'waiting' });

/** A paste that no key made: by a system's menu, or by another program that types for the person. */
async function pasteEvent(text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function drop(text: string): Promise<void> {
  await page.locator('h1').waitFor();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', text);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('h1')!.dispatchEvent(drop);
  }, text);
}

describe('a paste on a page', () => {
  const pastes = { key: () => page.keyboard.press('Control+v'), event: () => pasteEvent(SECRET) };

  for (const [way, paste] of Object.entries(pastes)) {
    it(`goes to the page's one box, by ${way}`, async () => {
      await open(snapshot(usual, waiting));
      await page.locator('h1').focus();
      await paste();
      await hostWasAsked({ do: 'paste', into: 'address' });

      await open(snapshot(usual));
      await openHelp(page);
      await page.locator('h1').focus();
      await paste();
      await hostWasAsked({ do: 'paste', into: 'error' });

      await open(snapshot(usual));
      await openAdd(1)(page);
      await page.locator('h1').focus();
      await paste();
      await hostWasAsked({ do: 'paste', into: 'token' });

      await open(snapshot(usual, { apps: [threadsApp] }));
      await openSettings(page);
      await button('Edit').click();
      await page.locator('[data-paste]').waitFor();
      await page.locator('h1').focus();
      await paste();
      await hostWasAsked({ do: 'paste', into: 'secret' });
    });

    it(`asks on a page without a box whether it is a token, by ${way}`, async () => {
      for (const steps of [async () => {}, openRow(2), openSettings]) {
        await open(snapshot(usual));
        await steps(page);
        await page.locator('h1').first().focus();
        await paste();
        await button('Add the token').waitFor();
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
      }
      await open(snapshot([]));
      await page.locator('h1').focus();
      await paste();
      await button('Add the token').click();
      await hostWasAsked({ do: 'paste', into: 'token' });
    });

    it(`says where there is no place for it, by ${way}`, async () => {
      await open(snapshot(usual, attempt({ is: 'finishing' })));
      await page.locator('h1').focus();
      await paste();
      await page.getByText("There's nothing to paste into on this page.").first().waitFor();
      await hostWasNotAsked('paste');
    });
  }

  it("fills the page's one ordinary field", async () => {
    await open(snapshot(usual));
    await openAdd(0)(page);
    await heading('Connect an account').focus();
    await pasteEvent('corner.bakery');
    const field = page.locator('main input:not([type=checkbox])');
    expect(await field.inputValue()).toBe('corner.bakery');

    await heading('Connect an account').focus();
    await page.keyboard.press('Control+v');
    await hasFocus(field);
    await hostWasNotAsked('paste');
  });
});

describe('"Paste again"', () => {
  const again = () => page.getByRole('alert').getByRole('button', { name: 'Paste again' });
  const cut = problem('imp.cut', 'check_paste');

  it("pastes what is on the clipboard, as the box's own button does", async () => {
    await open(snapshot(usual, { import: { is: 'refused', problem: cut } }));
    await again().click();
    await hostWasAsked({ do: 'paste', into: 'token' });

    const notice = problem('e.notAddress', 'check_paste');
    await open(snapshot(usual, attempt({ is: 'waiting' }, { notice })));
    await again().click();
    await hostWasAsked({ do: 'paste', into: 'address' });

    await open(snapshot(usual, over('e.notAddress', 'check_paste')));
    await again().click();
    await hostWasAsked({ do: 'paste', into: 'address' });
  });

  it('does not ask for a paste where a line of a file gave no account, but for the file', async () => {
    const skipped = [{ ...offered, line: 3, key: 'IG_TOKEN', problem: cut }];
    const done = { is: 'done' as const, accounts: [], known: [], already: [], skipped, left_out: [] };
    await open(snapshot(usual, { import: done }));
    expect(await button('Paste again').count()).toBe(0);
    await button('Choose the file again').click();
    await hostWasAsked({ do: 'choose_file', account: null });
    await hostWasNotAsked('close_import');
  });
});

describe('a text that is dropped', () => {
  it("goes to the page's one box and is not shown", async () => {
    await open(snapshot(usual, waiting));
    await drop(SECRET);
    await hostWasAsked({ do: 'typed', into: 'address', text: SECRET });
    expect(await page.content()).not.toContain(SECRET);
  });

  it('becomes an account or an error by its shape where there is no box', async () => {
    await open(snapshot(usual));
    await openSettings(page);
    await drop(`TOKEN=${TOKEN}`);
    await hostWasAsked({ do: 'typed', into: 'token', text: `TOKEN=${TOKEN}` });
    await heading('Add a token you already have').waitFor();
    expect(await page.content()).not.toContain(TOKEN);

    await open(snapshot(usual));
    await drop('Error validating access token');
    await hostWasAsked({ do: 'typed', into: 'error', text: 'Error validating access token' });
    await heading('Help me fix it').waitFor();
  });
});

describe('a file that is dropped', () => {
  it('shows on every page what was found in it, and Back leads to that page', async () => {
    for (const [steps, title] of [
      [openHelp, 'Help me fix it'],
      [openSettings, 'Settings'],
    ] as const) {
      await open(snapshot(usual));
      await steps(page);
      await heading(title).waitFor();
      host.change({ ...snapshot(usual, { version: 2, import: { is: 'asking' } }), order: null });
      await heading('Add a token you already have').waitFor();
      await button('Back').click();
      await hostWasAsked({ do: 'close_import' });
      host.change({ ...snapshot(usual, { version: 3 }), order: null });
      await heading(title).waitFor();
    }
  });
});

describe('the address on the clipboard', () => {
  it('finishes a log-in that waits with one press, and is not in the page', async () => {
    await open(snapshot(usual, waiting));
    expect(await button(/^Finish$/).count()).toBe(0);
    await open(snapshot(usual, attempt({ is: 'waiting' }, { on_clipboard: true })));
    await shown('The address is on your clipboard.').waitFor();
    await button(/^Finish$/).click();
    await hostWasAsked({ do: 'paste', into: 'address' });
  });

  it('is left alone once that is turned off in the settings', async () => {
    await open(snapshot(usual));
    await openSettings(page);
    await page.getByRole('switch', { name: /browser's address on the clipboard/ }).click();
    await hostWasAsked({ do: 'set', setting: { look_at_clipboard: false } });
  });
});
