import { describe, expect, it } from 'vitest';

import { strengthOf } from './strength';

describe('a passphrase', () => {
  it('is strong where it is long or has several words', () => {
    for (const text of ['blue river seven', 'a sentence that nobody says', 'gT7#kq9!vZ2m@xB4wQ8s']) {
      expect([text, strengthOf(text)]).toEqual([text, 'strong']);
    }
  });

  it('can be guessed where it is short, or the same again', () => {
    for (const text of [
      'bakery12',
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      '123456789123456789',
      'blue blue blue blue',
    ]) {
      expect([text, strengthOf(text)]).toEqual([text, 'guessed']);
    }
  });

  it('is fair in between', () => {
    expect(strengthOf('cornerbakery')).toBe('fair');
  });
});
