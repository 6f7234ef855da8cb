import type { Account } from '../../host';
import type { Words } from '../../words/words';
import { needsYou } from '../accounts/list';

/** What days that were skipped have brought, in a sentence or two: the tokens that were extended, and who needs you. */
export function lived(before: Account[], after: Account[], words: Words): string {
  const ends = new Map(before.map(({ id, expires_at }) => [id, expires_at]));
  const isExtended = ({ id, expires_at }: Account) => {
    const old = ends.get(id);
    return old !== undefined && expires_at !== null && (old === null || expires_at > old);
  };
  const need = after.filter(needsYou).length;
  const said = words.say('prac-lived', { count: after.filter(isExtended).length });
  return need > 0 ? `${said} ${words.say('prac-lived-need', { count: need })}` : said;
}
