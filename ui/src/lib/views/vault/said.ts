import type { Problem, Snapshot } from '../../host';

/** Whether the notice about the vault, which every page has on top, says this problem already. */
export function saysNotice(problem: Problem | null, { vault }: Snapshot): boolean {
  return vault !== 'open' && problem?.code.startsWith('x.vault') === true;
}
