import { describe, expect, it } from 'vitest';

import { problem } from '../../../../tests/fixtures/accounts';
import { detailLines, lookOf } from './card-buttons';

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

describe('the details of a card', () => {
  it('name a place as what it is, and a code only where something went wrong', () => {
    const keysOf = (...given: Parameters<typeof problem>) =>
      detailLines(problem(...given)).map(({ key }) => key.replace('win-detail-', ''));
    const file = { place: { text: '/srv/.env' }, line: { text: 'IG_TOKEN' } };
    expect(keysOf('x.place', 'none', file)).toEqual(['file', 'line', 'code']);
    const form = { ...problem('x.place', 'none', { place: { text: 'Wix' } }), case: 'by_hand' as const };
    expect(detailLines(form)).toEqual([{ key: 'win-detail-place', detail: 'Wix' }]);
  });
});
