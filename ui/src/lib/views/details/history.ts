import type { Account, HistoryLine } from '../../host';
import { NETWORK, shortPath } from '../../state/names';
import type { Words } from '../../words/words';

/** The events that the core notes, each with a sentence `his-…` in the texts. */
export const EVENTS = [
  'connected',
  'imported',
  'extended',
  'put_off',
  'refused',
  'not_proved',
  'delivered',
  'not_delivered',
  'send_asked',
  'place_added',
  'place_removed',
  'disconnected',
  'disconnect_undone',
  'set',
];

/** A line of history as a sentence. */
export function sentence(line: HistoryLine, account: Account, now: string, words: Words): string {
  const { expires_at, where, works } = line.facts;
  const values = {
    network: NETWORK[account.network],
    date: typeof expires_at === 'string' ? words.day(expires_at, now) : null,
    place: typeof where === 'string' ? shortPath(where) : '',
  };
  if (line.event === 'checked') {
    const how = works === true ? 'his-checked' : works === false ? 'his-checked-not' : 'his-checked-unknown';
    return words.say(how, values);
  }
  return words.say(EVENTS.includes(line.event) ? `his-${line.event}` : 'his-other', values);
}

/** Whether the dot of a line is hollow: it is filled where the token or a place changed or failed. */
export function isHollow(line: HistoryLine): boolean {
  return ['checked', 'put_off', 'send_asked', 'set'].includes(line.event);
}
