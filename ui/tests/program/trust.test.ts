import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { button, looksRight, page, program, shown } from './session';

describe('the window, with the real program and the stores of browsers behind it,', () => {
  it('stops the warning before the first log-in, and takes that back in the settings', async () => {
    const store = join(program.home, '.pki/nssdb');
    await page.getByRole('button', { name: /My token stopped working/ }).click();
    await button('Threads').click();
    await button('Stop the warning').waitFor();
    await looksRight();
    expect(existsSync(store)).toBe(false);

    await button('Stop the warning').click();
    await shown(/^Your browser won't warn you: it knows our page until/).waitFor();
    await looksRight();
    expect(listed(store)).toMatch(/Sixty localhost [0-9a-f]{16} +P,,/);

    await page.keyboard.press('Control+,');
    await page.getByRole('switch', { name: 'No warning when you come back from a log-in' }).click();
    await page.getByText('Chromium still shows the warning.').waitFor();
    expect(listed(store)).not.toContain('Sixty');
  });
});

/** What the store has, as Mozilla's own program lists it. */
function listed(store: string): string {
  return execFileSync('certutil', ['-L', '-d', `sql:${store}`], { encoding: 'utf8' });
}
