import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { choicesOf } from '../../src/lib/views/frame/choices';

describe('the card of a problem', () => {
  it('has something for each of its buttons to do', () => {
    const source = readFileSync(new URL('../../../src-tauri/core/src/problem.rs', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/^ {4}[A-Z]\w+ = "([a-z]+\.\w+)",$/gm)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(50);
    const table = readFileSync(new URL('../../src/lib/views/frame/choices.ts', import.meta.url), 'utf8');
    expect(codes.filter((code) => !table.includes(`'${code}':`))).toEqual([]);
    const [main] = choicesOf({ code: 'x.expired', action: 'reconnect', facts: {}, meta: null });
    expect(main).toBe('reconnect');
  });
});
