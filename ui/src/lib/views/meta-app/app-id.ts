import type { App } from '../../host';

/** What is odd about an app ID; null when it may be one. */
export type IdTrouble =
  { is: 'token' } | { is: 'secret' } | { is: 'bad' } | { is: 'same'; other: App['network'] };

const TOKEN_STARTS = /^(IGAA|IGQV|THAA|EAA)/;
const SECRET = /^[\da-f]{32}$/i;

export function idTrouble(text: string, network: App['network'], apps: App[]): IdTrouble | null {
  const id = text.trim();
  if (id === '') return null;
  if (TOKEN_STARTS.test(id) || id.length > 60) return { is: 'token' };
  if (SECRET.test(id)) return { is: 'secret' };
  if (!/^\d+$/.test(id)) return { is: 'bad' };
  const other = apps.find((app) => app.id === id && app.network !== network);
  return other === undefined ? null : { is: 'same', other: other.network };
}

export function appOf(apps: App[], network: App['network']): App | undefined {
  const all = apps.filter((app) => app.network === network);
  return all.find((app) => app.default) ?? all[0];
}
