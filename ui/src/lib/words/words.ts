import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { Network, Problem } from '../host';
import { calendarDays } from '../state/time';
import { heldTogether } from './held-together';

/** A value that a sentence has in it. */
export type Value = string | number | Problem['facts'][string];
export type Values = Record<string, Value | null | undefined>;

/** The texts of a problem's card: its title, its sentences and the labels of its buttons. */
export type Card = { title: string; body: string; main: string; second: string | null; how: string | null };

/** Facts that may be unknown: a sentence chooses by `$has_…`, which is "yes" or "no". */
const FACTS = [
  'name',
  'other',
  'network',
  'date',
  'time',
  'hours',
  'permission',
  'place',
  'line',
  'file',
  'folder',
];
/** Facts that tell whose account it is; they are hidden while names are hidden. */
const VEILED = ['name', 'other', 'place', 'file', 'folder', 'client'];
const MORE_FACTS = [
  'value',
  'business',
  'return_address',
  'client',
  'detail',
  'diff',
  'page',
  'field',
  'minutes',
  'permissions',
  'places',
  'form',
  'number',
];
const OF_OTHERS = ['program', 'said'];

const NOTHING_KNOWN = Object.fromEntries(
  [...FACTS, ...MORE_FACTS, ...OF_OTHERS].map((fact) => [`has_${fact}`, 'no']),
);

/** Terms are read at once: any sentence may have them, and a later file may replace one of an earlier file. */
const TERM = /^-/m;

/** Said in place of a network while none is known. */
const ANY_NETWORK = 'Meta';

/** The days on which a moment is said without its date. */
const NEAR: Record<string, string> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };

/** A date nearer than this many days is written without its year. */
const NEAR_DAYS = 300;

/** Every text in one language, with dates and times written as in the rest of the program. */
export class Words {
  readonly #bundle: FluentBundle;
  /** A page says sentences of few files, and to read all would hold up the first picture. */
  #unread: string[];
  /** Texts without a value: each row of a list says the same ones. */
  readonly #plain = new Map<string, string>();

  constructor(
    readonly language: string,
    files: string[],
    /** Turns a name or file of a problem into the text to show, so that it can be hidden. */
    readonly veil: (name: string, network: Network | null) => string = (name) => name,
    /** The time of the profile, for "today" and "tomorrow"; null where it is not known. */
    readonly now: () => string | null = () => null,
  ) {
    // Invisible direction marks would be copied along with addresses and names.
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#unread = files;
    this.#read((file) => TERM.test(file));
  }

  /** The sentence of this key. A missing sentence is a mistake of ours, which a test finds; its key is shown. */
  say(key: string, values?: Values): string {
    if (values !== undefined) return this.#format(key, null, this.#arguments(values)) ?? key;
    const text = this.#plain.get(key) ?? this.#format(key, null, this.#arguments({})) ?? key;
    this.#plain.set(key, text);
    return text;
  }

  /** A part of a message, e.g. its `title`. */
  part(key: string, part: string, values: Values = {}): string {
    return this.#format(key, part, this.#arguments(values)) ?? `${key}.${part}`;
  }

  card(problem: Problem): Card {
    const key = cardKey(problem);
    const values = this.#arguments(this.#veiled(problem));
    const part = (name: string) => this.#format(key, name, values);
    const said = 'said' in problem.facts ? this.#format('meta-says', null, values) : null;
    return {
      title: part('title') ?? key,
      body: [part('body'), said].filter(Boolean).join(' '),
      main: part('main') ?? '',
      second: part('second'),
      how: part('how'),
    };
  }

  #veiled({ facts, network }: Problem): Problem['facts'] {
    const veiled = Object.entries(facts).map(([name, fact]) => {
      const isOne = VEILED.includes(name) && 'text' in fact;
      return [name, isOne ? { text: this.veil(fact.text, name === 'name' ? network : null) } : fact] as const;
    });
    return Object.fromEntries(veiled);
  }

  /** A day, e.g. `Nov 29, 2026`. */
  date(moment: string): string {
    return this.#day('date-pattern', moment);
  }

  /** A day, e.g. `Nov 29`; with its year where it is far from `now`. */
  day(moment: string, now: string): string {
    return this.#day(isNear(moment, now) ? 'day-pattern' : 'date-pattern', moment);
  }

  /** A day in its shortest form, for the column of days. */
  shortDay(moment: string, now: string): string {
    return this.#day(isNear(moment, now) ? 'short-day-pattern' : 'short-date-pattern', moment);
  }

  /** A time of day, e.g. `4:10 PM`. */
  hour(moment: string): string {
    const at = new Date(moment);
    return this.say('time-pattern', {
      hour: String(at.getHours()),
      hour12: String(at.getHours() % 12 || 12),
      minute: String(at.getMinutes()).padStart(2, '0'),
      half: at.getHours() < 12 ? 'am' : 'pm',
    });
  }

  /** A moment, e.g. `tomorrow at 4:10 PM` or `Nov 29, 2026 at 4:10 PM`. */
  time(moment: string): string {
    const now = this.now();
    const near = now === null ? undefined : NEAR[calendarDays(now, moment)];
    return this.say('date-time-pattern', {
      near: near ?? 'far',
      date: this.date(moment),
      time: this.hour(moment),
    });
  }

  #day(pattern: string, moment: string): string {
    const at = new Date(moment);
    const args = { month: at.getMonth() + 1, day: String(at.getDate()), year: String(at.getFullYear()) };
    return this.#format(pattern, null, args) ?? '';
  }

  #arguments(values: Values): Record<string, FluentVariable> {
    const given: Record<string, FluentVariable> = { network: ANY_NETWORK, why: '', ...NOTHING_KNOWN };
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined) continue;
      given[`has_${name}`] = 'yes';
      given[name] = this.#spoken(value);
    }
    return given;
  }

  #spoken(value: Value): FluentVariable {
    if (typeof value !== 'object') return value;
    if ('text' in value) return value.text;
    if ('number' in value) return value.number;
    return 'date' in value ? this.date(value.date) : this.time(value.time);
  }

  #format(key: string, part: string | null, values: Record<string, FluentVariable>): string | null {
    const message = this.#message(key);
    const pattern = part === null ? message?.value : message?.attributes[part];
    if (pattern === null || pattern === undefined) return null;
    const errors: Error[] = [];
    const text = this.#bundle.formatPattern(pattern, values, errors);
    const missing = errors.map(({ message }) => /^Unknown message: (.*)/.exec(message)?.[1]);
    const isRead = missing.some((other) => other !== undefined && this.#message(other) !== undefined);
    return isRead ? this.#format(key, part, values) : text;
  }

  /** The message of this key; its file is read if it was not. */
  #message(key: string) {
    if (!this.#bundle.hasMessage(key)) {
      const begin = new RegExp(`^${key} *=`, 'm');
      this.#read((file) => begin.test(file));
    }
    return this.#bundle.getMessage(key);
  }

  #read(isWanted: (file: string) => boolean): void {
    const wanted = this.#unread.filter(isWanted);
    this.#unread = this.#unread.filter((file) => !wanted.includes(file));
    for (const file of wanted) {
      this.#bundle.addResource(new FluentResource(heldTogether(file)), { allowOverrides: true });
    }
  }
}

/** The key of a problem's card. "Another process is at work" has a card of its own, but no code. */
export function cardKey(problem: Problem): string {
  return problem.busy ? 'cli-busy' : problem.code.replaceAll('.', '-');
}

function isNear(moment: string, now: string): boolean {
  return Math.abs(Date.parse(moment) - Date.parse(now)) < NEAR_DAYS * 86_400_000;
}
