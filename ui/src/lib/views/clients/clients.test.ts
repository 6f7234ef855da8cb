import { describe, expect, it } from 'vitest';

import { account, form } from '../../../../tests/fixtures/accounts';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { standOf } from './clients';

const words = await readPlainWords('en');

describe('the head of a client', () => {
  const good = account({ name: 'good' });
  const waits = account({
    name: 'waits',
    status: 'not_delivered',
    places: [form('Wix', { state: 'waiting', reason: 'by_hand' })],
  });
  const soon = account({ name: 'soon', status: 'soon' });
  const expired = account({ name: 'expired', status: 'expired' });

  it('has the colour of the worst account, and counts the others behind it', () => {
    const said = '1 needs you · 1 waits for you to paste · 1 expires soon · 1 good';
    expect(standOf([good, soon, waits, expired], words)).toEqual({ tone: 'stop', said });
  });

  it('is amber where a token only waits to be pasted', () => {
    expect(standOf([waits, good], words)).toEqual({
      tone: 'soon',
      said: '1 waits for you to paste · 1 good',
    });
  });
});
