import type { Account, Place } from '../../host';

/** A place beside the account whose token it takes. */
export type Row = { place: Place; account: Account };

/** How soon a place needs the person: a delivery that went wrong, a token to paste, a program to restart or a key, nothing. */
function urgency(place: Place): number {
  if (place.state === 'failed') return 0;
  if (place.kind === 'by_hand' && place.state !== 'current') return 1;
  if (place.restart || keyEnds(place)) return 2;
  return place.state === 'current' ? 4 : 3;
}

/** Whether the key that opens a place has ended, or ends so soon that a person hears of it. */
export function keyEnds({ credential }: Place): boolean {
  return credential?.state === 'soon' || credential?.state === 'expired';
}

/** All places, those that need the person first. */
export function rowsOf(accounts: Account[]): Row[] {
  const rows = accounts.flatMap((account) => account.places.map((place) => ({ place, account })));
  return rows.sort((one, other) => urgency(one.place) - urgency(other.place));
}

export function needsPerson({ place }: Row): boolean {
  return urgency(place) < 3;
}

/** How many programs still run with the token from before. */
export function restarts(accounts: Account[]): number {
  return accounts.reduce((sum, { places }) => sum + places.filter(({ restart }) => restart).length, 0);
}
