import { describe, expect, it } from 'vitest';

import { soon } from '../../../../tests/fixtures/accounts';
import { snapshot, together as begun } from '../../../../tests/fixtures/snapshots';
import type { Together } from '../../host';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { news } from './announcement';
import { done, sumOf } from './together';

const en = await readPlainWords('en');
const ru = await readPlainWords('ru');

describe('extends that were asked for together', () => {
  it('are summed up in the words of their ends, and what did not happen is left out', () => {
    const over = together({ total: 43, extended: 38, too_new: 3, needs_you: ['a', 'b'], is_over: true });
    expect(sumOf(over, en)).toBe('38 extended · 3 too new to extend · 2 need you');
    expect(sumOf(over, ru)).toBe('38 продлено · 3 слишком новые · 2 ждут вас');
    expect(done(over)).toBe(43);
    expect(sumOf(together({ is_over: true }), en)).toBe('Nothing was extended.');
  });

  it('are said by every tenth and by their sum, not one by one', () => {
    const at = (extended: number, more: Partial<Together> = {}) =>
      snapshot([soon], { together: together({ total: 200, extended, ...more }) });
    expect(news(snapshot([soon]), at(0), en)).toBe('Extending 1 of 200…');
    expect(news(at(3), at(4), en)).toBe('');
    expect(news(at(9), at(10), en)).toBe('Extending 10 of 200…');
    expect(news(at(199), at(200, { is_over: true }), en)).toBe('200 extended');
  });

  it('leave a row to speak for itself once their sum is said', () => {
    const over = together({ total: 2, extended: 2, is_over: true });
    const before = snapshot([soon], { together: over });
    const after = snapshot([{ ...soon, work: 'checking' }], { together: over });
    expect(news(before, after, en)).toContain('@jam.and.toast');
  });
});

function together(given: Partial<Together>): Together {
  return { ...begun, total: 0, ...given };
}
