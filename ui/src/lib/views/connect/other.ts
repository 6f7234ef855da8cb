import type { Problem } from '../../host';

/** Who came back instead, without `@`; a problem's facts carry names as they are said. */
export function otherOf(problem: Problem): string | null {
  const { other } = problem.facts;
  return other !== undefined && 'text' in other ? other.text.replace(/^@/, '') : null;
}
