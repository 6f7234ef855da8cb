import { describe, it } from 'vitest';

import { snapshot, usual } from '../fixtures/snapshots';
import { button, heading, hostWasAsked, hostWasNotAsked, open, page } from './session';

describe('the window', () => {
  it('removes everything after one question, which offers a backup first', async () => {
    await open(snapshot(usual));
    await page.keyboard.press('Control+,');
    await button('Remove everything…').click();
    await button('Back up first…').click();
    await heading('Back up everything').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await button('Remove everything…').click();
    await button('Cancel').click();
    await hostWasNotAsked('remove_everything');

    await button('Remove everything…').click();
    await page.getByRole('button', { name: 'Remove everything', exact: true }).click();

    await hostWasAsked({ do: 'remove_everything' });
  });
});
