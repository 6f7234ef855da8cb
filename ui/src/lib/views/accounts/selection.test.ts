import { beforeEach, describe, expect, it } from 'vitest';

import { selection } from './selection.svelte';

const shown = ['a', 'b', 'c', 'd'];
const picked = () => shown.filter((id) => selection.has(id)).join('');

beforeEach(() => selection.clear());

describe('picked accounts', () => {
  it('are picked and let go one by one', () => {
    selection.toggle('b');
    selection.toggle('d');
    selection.toggle('b');
    expect(picked()).toBe('d');
  });

  it('reach from the last one that was picked, in both directions', () => {
    selection.toggle('c');
    selection.reach('a', shown);
    expect(picked()).toBe('abc');
    selection.reach('d', shown);
    expect(picked()).toBe('abcd');
  });

  it('begin with one where none was picked before', () => {
    selection.reach('c', shown);
    expect(picked()).toBe('c');
  });

  it('are all that is shown, or none', () => {
    selection.all(shown.slice(1));
    expect(picked()).toBe('bcd');
    selection.clear();
    expect(selection.size).toBe(0);
  });
});
