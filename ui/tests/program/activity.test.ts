import { describe, expect, it } from 'vitest';

import { button, connected, heading, looksRight, page, program, until } from './session';

describe('what happened', () => {
  it('is told with its cause and what helps, and is undone and mended from there', async () => {
    await connected('Threads', 'corner.bakery');
    await program.pull('switch', { user: 'corner.bakery', password_changed: true });
    await page.keyboard.press('Control+Shift+r');
    await button('Reconnect, @corner.bakery').waitFor();

    await page.keyboard.press('Control+3');
    await heading('Activity').waitFor();
    await page.getByText('Checked. Threads no longer accepts this token.').waitFor();
    await page.getByText('Connected.', { exact: false }).first().waitFor();
    await page.getByText('Details', { exact: true }).first().click();
    await page.getByText("Meta's trace number", { exact: false }).waitFor();
    await looksRight();

    await button('Reconnect, @corner.bakery').waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption('Reminders');
    await page.getByText('Nothing like this happened in that time.').waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption('What you did');
    await until(async () => {
      const { activity } = await program.snapshot();
      expect(activity?.lines.map(({ event }) => event)).toEqual(['connected']);
    });

    await page.keyboard.press('Control+1');
    await heading('Activity').waitFor({ state: 'detached' });
    await until(async () => expect((await program.snapshot()).activity).toBeNull());
  });
});
