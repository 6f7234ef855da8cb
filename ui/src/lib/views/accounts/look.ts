import type { Account } from '../../host';
import { NETWORK, called, shortPath } from '../../state/names';
import { veiled, type Around } from '../../state/window.svelte';
import { hoursBetween, isSameDay } from '../../state/time';
import type { Values, Words } from '../../words/words';
import { isOfVault } from '../vault/said';
import { endOf } from './account-dial';
import { mayEndUnseen, needsYou } from './list';
import { byHand, missedPlace, statusKey, toPaste, waitsForPaste } from './to-paste';

/** The action of an account's button; a card beside it leaves out the choice of the same name. */
export type Doing = 'extend' | 'reconnect' | 'check' | 'copy_token' | 'open_place' | 'find' | 'wait' | 'none';

/** How an account shows itself: its button, and the one sentence under its name. */
export type AccountLook = {
  doing: Doing;
  /** The key of the button's text. */
  label: string;
  /** Loud for the next thing a person should do, quiet for an offer. */
  tone: 'loud' | 'plain' | 'quiet';
  line: string;
  /** Set for a moment after an extend that a person asked for. */
  isDone?: boolean;
};

/** Hours for which a row says how the last extend ended; after them it says the account's status again. */
const SHOWN_FOR_HOURS = 1;

export function lookOfAccount(account: Account, snapshot: Around, words: Words): AccountLook {
  if (account.work !== null) {
    const shown = atWork(account, snapshot.vault_asks, words);
    // Offline nobody is asked: the try waits, and the row says how the account stands.
    const isAsking = account.work === 'extending' || account.work === 'checking';
    const isCut = isAsking && snapshot.offline_since !== null && !snapshot.vault_asks;
    return isCut ? { ...shown, line: atRest(account, snapshot, words).line } : shown;
  }
  const shown = withoutLogIn(atRest(account, snapshot, words), account, words);
  // The notice on the page says why and has the one button that unlocks; the row keeps the sentence about its account.
  const needsVault = shown.doing === 'extend' || shown.doing === 'reconnect' || shown.doing === 'check';
  // In a vault that is another one, an account can be connected anew.
  const isShut = snapshot.vault !== 'open' && snapshot.vault !== 'none_of_ours';
  return isShut && needsVault ? { ...shown, doing: 'none', tone: 'quiet' } : shown;
}

/** Nobody logs in as a system user: where a log-in would help, a new token is made at Meta. */
function withoutLogIn(shown: AccountLook, account: Account, words: Words): AccountLook {
  if (account.logs_in || shown.doing !== 'reconnect') return shown;
  const isOver = account.status === 'expired' || account.status === 'turned_off';
  return { ...shown, label: 'rec-business', line: isOver ? words.say('row-business') : shown.line };
}

/** The text in the day column: until when the token works, or a word in its place. */
export function column(account: Account, now: string, words: Words): string {
  const day = (moment: string) => words.shortDay(moment, now);
  if (account.status === 'turned_off') {
    return account.failing_since === null ? '' : words.say('col-since', { date: day(account.failing_since) });
  }
  const end = endOf(account);
  if (end === null) return words.say(account.token_kind === 'endless' ? 'col-never' : 'col-unknown');
  if (end <= now) return words.say('col-expired', { date: day(end) });
  return isSameDay(end, now)
    ? words.say('col-today', { time: words.hour(end) })
    : words.say('col-until', { date: day(end) });
}

/** The status for a screen reader, beside the day column; empty where the column says it itself. */
export function statusBeside(account: Account, now: string, words: Words): string {
  if (account.work !== null) return words.say('st-working');
  const end = endOf(account);
  const isSaid =
    (account.status === 'expired' && end !== null && end <= now) ||
    (account.status === 'date_unknown' && end === null) ||
    account.status === 'no_end_date';
  return isSaid ? '' : words.say(statusKey(account));
}

/** The button that copies the token, and shows the form into which it is to be pasted. */
const COPY = { doing: 'copy_token', label: 'det-copy', tone: 'loud' } as const;

function atWork(account: Account, doesVaultAsk: boolean, words: Words): AccountLook {
  const network = NETWORK[account.network];
  const asking = doesVaultAsk ? words.say('ext-vault') : words.say('ext-asking', { network });
  const looks = {
    extending: ['ext-busy', asking],
    checking: ['ext-check-busy', asking],
    connecting: ['rec-busy', asking],
    sending: ['ext-send-busy', words.say('ext-sending')],
  } as const;
  const [label, line] = looks[account.work ?? 'checking'];
  return { doing: 'wait', label, tone: 'quiet', line };
}

/**
 * How the account stands, or for an hour how the extend ended that a person asked for. What the person has to do is never
 * hidden by that answer: it is said after the good news, and alone after any other answer.
 */
function atRest(account: Account, snapshot: Around, words: Words): AccountLook {
  const stands = standing(account, snapshot, words);
  const { outcome } = account;
  if (outcome === null || hoursBetween(outcome.at, snapshot.now) >= SHOWN_FOR_HOURS) return stands;
  const hasToAct = needsYou(account) || stands.doing === 'reconnect';
  if (!hasToAct) return answered(account, outcome, snapshot, words) ?? stands;
  if (outcome.outcome !== 'extended') return stands;
  return { ...stands, line: `${goodNews(account, words)} ${stands.line}` };
}

/** How the last extend that a person asked for ended; null where the account's status says it better. */
function answered(
  account: Account,
  outcome: NonNullable<Account['outcome']>,
  { now, vault }: Around,
  words: Words,
): AccountLook | null {
  // The vault was opened after that extend failed.
  if (vault === 'open' && isOfVault(outcome.problem)) return null;
  const say = sayer(account, words);
  const extended = { doing: 'extend', label: 'ext-btn', tone: 'quiet' } as const;

  switch (outcome.outcome) {
    case 'extended':
      return withAge({ ...extended, isDone: true, line: goodNews(account, words) }, account, now, words);
    case 'unchanged':
      return { doing: 'reconnect', label: 'rec-btn', tone: 'plain', line: say('ext-samedate') };
    case 'not_due':
      return { ...extended, line: say('ext-noneed') };
    case 'too_new':
      return { doing: 'none', label: 'ext-btn', tone: 'quiet', line: tooNew(account, now, words) };
    case 'reconnect':
      return account.status === 'good' ? refused(account, words) : null;
    case 'retry_later':
    case 'failed':
      return refused(account, words);
  }
}

/** Says a sentence with the account's end and network in it. */
function sayer(account: Account, words: Words): (key: string, values?: Values) => string {
  const date = account.expires_at === null ? null : { date: account.expires_at };
  return (key, values = {}) => words.say(key, { date, network: NETWORK[account.network], ...values });
}

function goodNews(account: Account, words: Words): string {
  const say = sayer(account, words);
  if (account.outcome?.token_changed === false) return say('ext-ok-same');
  const sent = account.outcome?.sent ?? 0;
  return sent > 0 ? say('ext-ok-sent', { count: sent }) : say('ext-ok');
}

function refused(account: Account, words: Words): AccountLook {
  const problem = account.outcome?.problem ?? account.problem;
  if (problem === null) return { doing: 'extend', label: 'ext-try', tone: 'plain', line: '' };
  const card = words.card(problem);
  const line = card.body === '' ? card.title : `${card.title}. ${card.body}`;
  const looks: Partial<Record<typeof problem.action, Pick<AccountLook, 'doing' | 'label' | 'tone'>>> = {
    wait: { doing: 'none', label: 'ext-btn', tone: 'quiet' },
    reconnect: { doing: 'reconnect', label: 'rec-btn', tone: 'plain' },
    reconnect_with_permission: { doing: 'reconnect', label: 'rec-btn', tone: 'plain' },
  };
  return { ...(looks[problem.action] ?? { doing: 'extend', label: 'ext-try', tone: 'plain' }), line };
}

function isYoung({ extend_from }: Account, now: string): boolean {
  return extend_from !== null && extend_from > now;
}

function tooNew(account: Account, now: string, words: Words): string {
  const from = account.extend_from;
  const made = account.obtained_at;
  if (from === null || made === null) {
    return words.part('x-youngMaybe', 'body', { name: called(account) });
  }
  const said = words.say('ext-young', { hours: hoursBetween(made, now), time: { time: from } });
  const next = account.auto_extend ? account.next_attempt : null;
  return next === null ? said : `${said} ${words.say('row-by-itself', { date: words.day(next, now) })}`;
}

function standing(account: Account, snapshot: Around, words: Words): AccountLook {
  const network = NETWORK[account.network];
  const reconnect = { doing: 'reconnect', label: 'rec-btn', tone: 'loud' } as const;
  switch (account.status) {
    case 'turned_off': {
      const isPassword = account.problem === null || account.problem.code === 'x.password';
      const line = isPassword ? words.say('row-off', { network }) : whole(words, account);
      return { ...reconnect, line };
    }
    case 'expired':
      return { ...reconnect, line: words.say('row-expired') };
    case 'missing_permission':
      return { ...reconnect, line: words.say('row-perm', { permission: account.permissions.missing[0] }) };
    case 'not_delivered':
      return notDelivered(account, words);
    case 'no_end_date':
      return { doing: 'check', label: 'ext-check', tone: 'quiet', line: words.say('row-never') };
    case 'soon':
      return withAge(soon(account, snapshot.now, words), account, snapshot.now, words);
    case 'date_unknown':
      return unknown(account, snapshot.now, words);
    case 'good': {
      const good = { doing: 'extend', label: 'ext-btn', tone: 'quiet' } as const;
      return withAge({ ...good, line: calm(account, snapshot, words) }, account, snapshot.now, words);
    }
  }
}

function notDelivered(account: Account, words: Words): AccountLook {
  if (waitsForPaste(account)) {
    const [first] = toPaste(account);
    return { ...COPY, line: words.say('row-by-hand', { place: veiled(first?.file ?? '') }) };
  }
  const missed = missedPlace(account) ?? account.places[0];
  const values = { why: missed?.reason ?? '', place: missed === undefined ? '' : shortPath(missed.file) };
  const line = words.say('row-place', values);
  // A file that was moved is found from the row; whatever else is wrong has to be looked at first.
  if (missed?.reason === 'moved') return { doing: 'find', label: 'det-place-find', tone: 'loud', line };
  return { doing: 'open_place', label: 'ext-fix', tone: 'loud', line };
}

function unknown(account: Account, now: string, words: Words): AccountLook {
  const from = isYoung(account, now) ? account.extend_from : null;
  const doing = from === null ? 'extend' : 'none';
  if (mayEndUnseen(account)) {
    const line = words.say('row-unknown-off', { time: from === null ? null : { time: from } });
    return { doing, label: 'ext-btn', tone: from === null ? 'loud' : 'quiet', line };
  }
  const next = account.next_attempt !== null && account.next_attempt > now ? account.next_attempt : null;
  const known = words.say('row-unknown', { date: next === null ? null : words.day(next, now) });
  const line = from === null ? known : `${known} ${words.say('row-young', { time: { time: from } })}`;
  return { doing, label: 'ext-btn', tone: 'quiet', line };
}

/** The same of a token that Meta does not extend yet: its button waits, and the sentence says until when. */
function withAge(shown: AccountLook, account: Account, now: string, words: Words): AccountLook {
  const from = account.extend_from;
  if (shown.doing !== 'extend' || from === null || !isYoung(account, now)) return shown;
  const line = [shown.line, words.say('row-young', { time: { time: from } })].filter(Boolean).join(' ');
  return { ...shown, doing: 'none', tone: 'quiet', line };
}

function soon(account: Account, now: string, words: Words): AccountLook {
  const by = account.login_required_by;
  if (by !== null && (account.expires_at === null || by < account.expires_at)) {
    const line = words.say('row-login', { date: words.day(by, now) });
    return { doing: 'reconnect', label: 'rec-btn', tone: 'plain', line };
  }
  const extend = { doing: 'extend', label: 'ext-btn', tone: 'loud' } as const;
  if (!account.auto_extend) return { ...extend, line: words.say('row-manual') };
  if (account.failing_since !== null) return { ...extend, line: stuck(account, now, words) };
  return { ...extend, line: words.say('row-soon') };
}

function calm(account: Account, { now, offline_since }: Around, words: Words): string {
  const has = account.places.filter((place) => place.state === 'current');
  const pasted = byHand(account).filter((place) => place.state === 'current').length;
  const counted = [
    ['row-sent', has.length - pasted],
    ['row-pasted', pasted],
  ] as const;
  const delivered = counted.filter(([, count]) => count > 0).map(([key, count]) => words.say(key, { count }));
  const said = (...more: string[]) => [...delivered, ...more].join(' ');
  if (!account.auto_extend) return said(words.say('row-manual'));
  const next = account.next_attempt;
  if (next !== null && offline_since !== null && next <= now) return words.say('row-waitnet');
  if (account.failing_since !== null) return stuck(account, now, words);
  if (next === null) return said();
  const byItself = words.say('row-by-itself', { date: words.day(next, now) });
  return said(byItself, ...thenPaste(account, words));
}

/** Where the person pastes the token, what is left to them after the next extend. */
function thenPaste(account: Account, words: Words): string[] {
  const [first, ...rest] = byHand(account);
  if (first === undefined) return [];
  return [words.say('row-then-paste', { count: rest.length + 1, place: veiled(first.file) })];
}

function stuck(account: Account, now: string, words: Words): string {
  const date2 = account.expires_at === null ? null : words.day(account.expires_at, now);
  return words.say('row-stuck', { date: words.day(account.failing_since ?? now, now), date2 });
}

function whole(words: Words, account: Account): string {
  if (account.problem === null) return '';
  const card = words.card(account.problem);
  return `${card.title}. ${card.body}`;
}
