import type { App, Network } from '../../host';

/** Why a text cannot be the ID of a network's Meta app. */
export type IdTrouble = { is: 'token' | 'secret' | 'bad' | 'top' } | { is: 'same'; other: Network };

const TOKEN_STARTS = /^(IGAA|IGQV|THAA|EAA)/;
const SECRET = /^[\da-f]{32}$/i;

/** `number`: the number of the Meta app where the network has an ID of its own. */
export function idTrouble(
  text: string,
  network: Network,
  apps: App[],
  number: string | null = null,
): IdTrouble | null {
  const id = text.trim();
  if (id === '') return null;
  if (TOKEN_STARTS.test(id) || id.length > 60) return { is: 'token' };
  if (SECRET.test(id)) return { is: 'secret' };
  if (!/^\d+$/.test(id)) return { is: 'bad' };
  if (id === number) return { is: 'top' };
  const other = apps.find((app) => app.id === id && app.network !== network);
  return other === undefined ? null : { is: 'same', other: other.network };
}

export function appOf(apps: App[], network: Network): App | undefined {
  const all = apps.filter((app) => app.network === network);
  return all.find((app) => app.default) ?? all[0];
}
