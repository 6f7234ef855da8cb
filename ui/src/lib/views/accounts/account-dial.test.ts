import { describe, expect, it } from 'vitest';

import { NOW, account, form, inDays } from '../../../../tests/fixtures/accounts';
import type { Account } from '../../host';
import { dial } from './account-dial';

describe('the dial of an account', () => {
  const endless: Partial<Account> = { token_kind: 'endless', expires_at: null, next_attempt: null };

  it.each<[string, Partial<Account>, ReturnType<typeof dial>]>([
    ['the days of the token', {}, { shape: 'good', days: 55 }],
    ['the log-in where it comes first', { login_required_by: inDays(6) }, { shape: 'good', days: 6 }],
    [
      'no days of a token without an end',
      { ...endless, status: 'no_end_date', login_required_by: inDays(90) },
      { shape: 'endless', days: null },
    ],
    [
      'the days to the log-in of a token without an end, once it is near',
      { ...endless, status: 'soon', login_required_by: inDays(6) },
      { shape: 'soon', days: 6 },
    ],
    [
      'the days of a token that waits to be pasted, in amber',
      { status: 'not_delivered', places: [form('Wix', { state: 'waiting', reason: 'by_hand' })] },
      { shape: 'paste', days: 55 },
    ],
    ['no days of a token that was turned off', { status: 'turned_off' }, { shape: 'off', days: null }],
  ])('counts %s', (_, given, wanted) => {
    expect(dial(account({ name: 'one', ...given }), NOW)).toEqual(wanted);
  });
});
