import type { Together } from '../../host';
import type { Words } from '../../words/words';

/** How many of the extends have ended. */
export function done({ extended, too_new, unchanged, later, needs_you }: Together): number {
  return extended + too_new + unchanged + later + needs_you.length;
}

/** The sum of extends that are over, e.g. "38 extended · 3 too new · 2 need you". */
export function sumOf(together: Together, words: Words): string {
  const counted: [string, number][] = [
    ['bulk-extended', together.extended],
    ['bulk-too_new', together.too_new],
    ['bulk-unchanged', together.unchanged],
    ['bulk-later', together.later],
    ['bulk-need', together.needs_you.length],
  ];
  const parts = counted.filter(([, count]) => count > 0).map(([key, count]) => words.say(key, { count }));
  return parts.length > 0 ? parts.join(' · ') : words.say('bulk-none');
}
