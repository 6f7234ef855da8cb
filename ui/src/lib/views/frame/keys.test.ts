import { describe, expect, it } from 'vitest';

import { commandOf } from './keys';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => commandOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('keys', () => {
  it('mean the same with Ctrl and with Command', () => {
    expect(press('e', { ctrlKey: true })).toBe('extend');
    expect(press('e', { metaKey: true })).toBe('extend');
  });

  it('tell reconnecting from checking', () => {
    expect(press('r', { ctrlKey: true })).toBe('reconnect');
    expect(press('R', { ctrlKey: true, shiftKey: true })).toBe('check');
  });

  it('tell copying from hiding', () => {
    expect(press('c', { ctrlKey: true })).toBe('copy');
    expect(press('H', { metaKey: true, shiftKey: true })).toBe('hide');
    expect(press('h', { ctrlKey: true })).toBeNull();
  });

  it('without Ctrl are left to what has the focus', () => {
    expect(press('e')).toBeNull();
    expect(press('ArrowLeft')).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBe('back');
  });
});
