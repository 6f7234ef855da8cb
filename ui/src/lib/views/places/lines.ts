import type { Account, Network, NewPlace, PlaceLine, WaitingPlace } from '../../host';

/** The name of the variable that programs usually read, for each network. */
const USUAL: Record<Network, string> = {
  threads: 'THREADS_ACCESS_TOKEN',
  instagram: 'INSTAGRAM_ACCESS_TOKEN',
  facebook: 'FACEBOOK_PAGE_TOKEN',
};

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The lines that wait for a token of this account: those that fit it, and those of its network that fit none. */
export function waitingFor(account: Account, waiting: WaitingPlace[]): WaitingPlace[] {
  const ofNetwork = waiting.filter(({ network }) => network === account.network);
  return ofNetwork.filter(({ fits }) => fits.length === 0 || fits.includes(account.id));
}

/** The name that is suggested for a new line; empty when the file has a line of that name already. */
export function usualName(account: Account, lines: PlaceLine[]): string {
  const taken = lines.map(({ key }) => key);
  const usual = USUAL[account.network];
  return taken.includes(usual) ? '' : usual;
}

/**
 * Whether it is the address of a page that the browser may open: `https`, which the program adds where it was left out,
 * and no name or password in it.
 */
export function isPage(link: string): boolean {
  const typed = link.trim();
  const isBare = /^[^\s:/?#@]+\.[^\s:/?#@]+(:\d+)?([/?#]|$)/.test(typed);
  const url = URL.parse(isBare ? `https://${typed}` : typed);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

export function isName(name: string): boolean {
  return NAME.test(name.trim());
}

/** The key of the line that is picked at first; null when no line fits, and a new line is picked. */
export function likeliest(account: Account, place: NewPlace): string | null {
  const usable = place.lines.filter((line) => line.trouble === null);
  const moved = usable.find((line) => line.key === place.key);
  if (moved !== undefined) return moved.key;
  const free = usable.filter((line) => line.account === null);
  const own = (line: PlaceLine) => line.network === account.network || line.key === USUAL[account.network];
  const empty = (line: PlaceLine) => line.masked === null;
  return (free.find(own) ?? free.find(empty))?.key ?? null;
}
