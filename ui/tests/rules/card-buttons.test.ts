import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { choicesOf } from '../../src/lib/views/frame/card-buttons';
import { problem } from '../fixtures/accounts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const CODES = [
  ...read('../../../src-tauri/core/src/problem.rs').matchAll(/^ {4}[A-Z]\w+ = "([a-z]+\.\w+)",$/gm),
].map(([, code]) => code ?? '');
const TEXTS = read('../../locales/en/problems.ftl');

describe('the card of a problem', () => {
  it('is known by its buttons', () => {
    expect(CODES.length).toBeGreaterThan(50);
    const table = read('../../src/lib/views/frame/card-buttons.ts');
    expect(CODES.filter((code) => !table.includes(`'${code}':`))).toEqual([]);
  });

  it.each(CODES)('%s names its buttons, and says how where it offers to', (code) => {
    const card = new RegExp(`^${code.replaceAll('.', '-')} =\\n((?: .*\\n)+)`, 'm').exec(TEXTS)?.[1] ?? '';
    const choices = choicesOf(problem(code, 'reconnect'));
    expect(card).toContain('.main =');
    if (choices[1] !== 'none') expect(card).toContain('.second =');
    if (choices.includes('how')) expect(card).toContain('.how =');
  });
});
