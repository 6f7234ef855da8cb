import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { keeper } from './keeper';

describe('what is typed into a field', () => {
  const save = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    save.mockClear();
  });
  afterEach(() => vi.useRealTimers());

  it('is kept once the person pauses, and once', () => {
    const kept = keeper(save, '');
    for (const text of ['c', 'co', 'corner']) kept.keep(text);
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(save.mock.calls).toEqual([['corner']]);
    kept.now();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('is kept at once when the field goes', () => {
    const kept = keeper(save, '');
    kept.keep('corner');
    kept.now();
    expect(save.mock.calls).toEqual([['corner']]);
  });

  it('is not kept again when it is what it was, and an empty field is nothing', () => {
    const kept = keeper(save, 'corner');
    kept.keep('corner.');
    kept.keep('corner');
    kept.now();
    expect(save).not.toHaveBeenCalled();
    kept.keep(' ');
    kept.now();
    expect(save.mock.calls).toEqual([[null]]);
  });
});
