import { describe, expect, it } from 'vitest';

import { account, expired, inDays } from '../../../../tests/fixtures/accounts';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { lived } from './lived';

const en = await readPlainWords('en');
const ru = await readPlainWords('ru');

describe('days that were skipped', () => {
  it('are summed up by what was extended and who needs you', () => {
    const before = [account({ name: 'one' }), account({ name: 'two', expires_at: null }), expired];
    const later = { expires_at: inDays(80) };
    const after = [{ ...before[0]!, ...later }, { ...before[1]!, ...later }, expired];
    expect(lived(before, after, en)).toBe(
      'In the days you skipped, we extended 2 tokens. 1 account needs you.',
    );
    expect(lived(before, after, ru)).toBe('За пропущенные дни мы продлили 2 токена. 1 аккаунт ждёт вас.');
    expect(lived(before, before, en)).toBe(
      'In the days you skipped, no token had to be extended. 1 account needs you.',
    );
  });

  it('do not count an account that came meanwhile as extended', () => {
    expect(lived([], [account({ name: 'new' })], en)).toBe(
      'In the days you skipped, no token had to be extended.',
    );
  });
});
