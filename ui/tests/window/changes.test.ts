import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { fresh, snapshot, usual } from '../fixtures/snapshots';
import { host, page, open, button, heading } from './session';

describe('the window', () => {
  it('leaves a person where they are when something changes', async () => {
    await open(snapshot(usual));
    await staysAt(button('Extend Token, @jam.and.toast'), 2);
    await page.locator('[data-row="jam.and.toast"]').click();
    await heading('@jam.and.toast').waitFor();
    await staysAt(page.locator('main button').last(), 3);
  });

  it('asks for the whole state when a change was missed', async () => {
    await open(snapshot([fresh]));
    host.replace(snapshot(usual, { version: 7 }));
    host.change({ ...snapshot([], { version: 7 }), order: null });
    await heading('2 of 43 accounts need you.').waitFor();
  });

  it('changes its language without being opened again', async () => {
    await open(snapshot(usual));
    host.change({ ...snapshot(usual, { version: 2, language: 'ru' }), order: null });
    await heading('2 из 43 аккаунтов ждут вас.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  });

  it('says so when nothing answers', async () => {
    host.reset(null);
    await page.goto(host.origin);
    await heading("The window can't reach Sixty.").waitFor();
  });
});

/** A change of all accounts leaves the focus and the scrolled place as they are. */
async function staysAt(element: Locator, version: number): Promise<void> {
  const sight = () => page.evaluate(() => [document.activeElement?.textContent, window.scrollY]);
  await element.focus();
  const before = await sight();
  const changed = usual.map((one) => ({ ...one, label: `client ${version}` }));
  host.change({ ...snapshot(changed, { version }), order: null });
  await page
    .locator('main p, main span')
    .filter({ hasText: `client ${version}` })
    .first()
    .waitFor();
  expect(await sight()).toEqual(before);
}
