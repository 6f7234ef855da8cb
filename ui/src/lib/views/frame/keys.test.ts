import { describe, expect, it } from 'vitest';

import { commandOf } from './keys';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
  code = '',
) => commandOf({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

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

  it('are the same keys where they type other letters or digits', () => {
    expect(press('у', { ctrlKey: true }, 'KeyE')).toBe('extend');
    expect(press('М', { ctrlKey: true }, 'KeyV')).toBe('paste');
    expect(press('à', { ctrlKey: true }, 'Digit0')).toBe('usual');
    expect(press(')', { ctrlKey: true, shiftKey: true }, 'Digit0')).toBe('usual');
    // A keyboard in the order of Dvorak has its own letters on these keys.
    expect(press('e', { ctrlKey: true }, 'KeyD')).toBe('extend');
  });

  it('without Ctrl are left to what has the focus', () => {
    expect(press('e')).toBeNull();
    expect(press('ArrowLeft')).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBe('back');
  });
});
