import { describe, expect, it } from 'vitest';

import { account, expired, inDays } from '../../../../tests/fixtures/accounts';
import { readWords } from '../../words/texts';
import { lived } from './lived';

const en = await readWords('en');
const ru = await readWords('ru');

describe('days that were skipped', () => {
  it('are summed up by what was extended and who needs you', () => {
    const before = [account({ name: 'one' }), account({ name: 'two', expires_at: null }), expired];
    const later = { expires_at: inDays(80) };
    const after = [{ ...before[0]!, ...later }, { ...before[1]!, ...later }, expired];
    expect(lived(before, after, en)).toBe('2 tokens were extended in these days. 1 account needs you.');
    expect(lived(before, after, ru)).toBe('За эти дни продлено 2 токена. 1 аккаунт ждёт вас.');
    expect(lived(before, before, en)).toBe('No token had to be extended in these days. 1 account needs you.');
  });

  it('do not count an account that came meanwhile as extended', () => {
    expect(lived([], [account({ name: 'new' })], en)).toBe('No token had to be extended in these days.');
  });
});
