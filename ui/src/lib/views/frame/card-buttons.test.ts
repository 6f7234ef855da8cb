import { describe, expect, it } from 'vitest';

import { problem } from '../../../../tests/fixtures/accounts';
import { lookOf } from './card-buttons';

describe('the sign of a card', () => {
  it('is no alarm where the person said no, or has not begun yet', () => {
    const saidNo = { ...problem('e.wrongAccount', 'retry_login'), case: 'said_no' as const };
    for (const calm of [problem('e.denied', 'retry_login'), saidNo, problem('e.noApp', 'fix_setup')]) {
      expect(lookOf(calm).tone, calm.code).toBe('quiet');
    }
  });

  it('is an alarm only where a person must act', () => {
    expect(lookOf(problem('x.expired', 'reconnect')).tone).toBe('stop');
    expect(lookOf(problem('x.net', 'retry_later')).tone).toBe('soon');
  });
});
