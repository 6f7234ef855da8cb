import type { Offered } from '../../host';
import { NETWORK } from '../../state/names';
import { veiled } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';

/** A row of a list has no name before a `=`. */
export const isRow = ({ key }: Offered) => key === '';

/** A row of a list whose token is another account's is not offered: it would be taken for the account that it names. */
export const isOffered = (line: Offered) => line.expected === null && (line.name !== null || line.waits);

/** Where a line stands, and what the file says of it: its name, or whose row it is. */
export function placeOf(line: Offered): string {
  const number = String(line.line);
  const where = isRow(line)
    ? say('imp-row', { line: number })
    : say('imp-line', { key: line.key, line: number });
  const said = isOffered(line) ? [] : [line.handle, line.client];
  const whose = said.filter((one) => one !== null).map((one) => veiled(one));
  return [where, ...whose, ...(line.network === null ? [] : [NETWORK[line.network]])].join(' · ');
}
