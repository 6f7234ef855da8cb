import { describe, expect, it } from 'vitest';

import { NOW, account, inDays } from '../../../../tests/fixtures/accounts';
import { dayBefore, days, isLate, remindAt } from './remind';

const near = account({ name: 'near', expires_at: inDays(2) });
const far = account({ name: 'far', expires_at: inDays(40) });
const later = account({ name: 'later', expires_at: inDays(9) });
const over = account({ name: 'over', expires_at: inDays(-2) });

describe('a reminder', () => {
  it('is offered for tomorrow, for three days and for the day before the end', () => {
    expect(remindAt([later], NOW).map(({ key }) => key)).toEqual(['snz-tomorrow', 'snz-three', 'snz-before']);
  });

  it('is never put off past the end without a word', () => {
    expect(remindAt([near], NOW).map(({ key }) => key)).toEqual(['snz-tomorrow', 'snz-before']);
    expect(isLate(inDays(2), [near], NOW)).toBe(true);
    expect(isLate(inDays(1), [near], NOW)).toBe(false);
  });

  it('of several accounts goes by the first that expires', () => {
    expect(dayBefore([far, near], NOW)).toBe(inDays(1));
    expect(isLate(inDays(3), [far, near], NOW)).toBe(true);
  });

  it('of one that has expired can come on any day', () => {
    expect(remindAt([over], NOW).map(({ key }) => key)).toEqual(['snz-tomorrow', 'snz-three']);
    expect(isLate(inDays(30), [over], NOW)).toBe(false);
  });

  it('can be picked for tomorrow and for two months ahead', () => {
    expect(days(NOW)[0]).toBe(inDays(1));
    expect(days(NOW).at(-1)).toBe(inDays(60));
  });
});
