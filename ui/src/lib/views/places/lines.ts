import type { Account, NewPlace, PlaceLine, WaitingPlace } from '../../host';

/** Names that programs look for, one for each network. */
const USUAL: Record<Account['network'], string> = {
  threads: 'THREADS_ACCESS_TOKEN',
  instagram: 'INSTAGRAM_ACCESS_TOKEN',
  facebook: 'FACEBOOK_PAGE_TOKEN',
};

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The lines that wait for a token of this account's network. */
export function waitingFor(account: Account, waiting: WaitingPlace[]): WaitingPlace[] {
  return waiting.filter(({ network }) => network === account.network);
}

/** The name that a new line is given if the person has no other: one that is not in the file yet. */
export function usualName(account: Account, lines: PlaceLine[]): string {
  const taken = lines.map(({ key }) => key);
  const usual = USUAL[account.network];
  return taken.includes(usual) ? '' : usual;
}

export function isName(name: string): boolean {
  return NAME.test(name.trim());
}

/** The line that is picked at first: the likeliest one that can be written; none when a new one is likelier. */
export function likeliest(account: Account, place: NewPlace): string | null {
  const usable = place.lines.filter((line) => line.trouble === null);
  const free = usable.filter((line) => line.account === null);
  const own = (line: PlaceLine) => line.network === account.network || line.key === USUAL[account.network];
  const empty = (line: PlaceLine) => line.masked === null;
  return (free.find(own) ?? free.find(empty))?.key ?? null;
}
