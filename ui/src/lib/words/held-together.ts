/** Values that are numbers: a count stays with the word behind it, and the parts of a date or a time with each other. */
const NUMBERS = 'count|total|days|hours|minutes|waited|day|year|minute';
const AFTER_A_NUMBER = new RegExp(`(\\{ \\$(?:${NUMBERS}) \\}|(?<![\\w$])\\d+) (?=[\\p{L}{])`, 'gu');
const BEFORE_A_DAY = /\} (?=\{ \$day \})/g;

/**
 * A file of texts in which no line ends inside of a date, or between a number and its unit. The texts are changed and not
 * what they become, because a name or a path in a sentence is to be copied as it is. The host does the same
 * (`core/src/text/held_together.rs`).
 */
export function heldTogether(file: string): string {
  return file.replace(AFTER_A_NUMBER, '$1\u00a0').replace(BEFORE_A_DAY, '}\u00a0');
}
