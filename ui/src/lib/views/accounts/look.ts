import type { Account } from '../../host';
import { NETWORK, called, shortPath } from '../../state/names';
import { veiled, type Around } from '../../state/window.svelte';
import { hoursBetween, isSameDay } from '../../state/time';
import type { Values, Words } from '../../words/words';
import { endOf } from './account-dial';
import { statusKey, toPaste, waitsForPaste } from './to-paste';

/** The action of an account's button. */
export type Doing = 'extend' | 'reconnect' | 'check' | 'place' | 'wait' | 'none';

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
  if (account.work !== null) return atWork(account, snapshot.vault_asks, words);
  const shown = answered(account, snapshot, words) ?? standing(account, snapshot, words);
  // The notice on the page says why and has the one button that unlocks; the row keeps the sentence about its account.
  const needsVault = shown.doing === 'extend' || shown.doing === 'reconnect' || shown.doing === 'check';
  return snapshot.vault === 'locked' && needsVault ? { ...shown, doing: 'none', tone: 'quiet' } : shown;
}

/** The text in the day column: the day of the end, or a word in its place. */
export function column(account: Account, now: string, words: Words): string {
  const day = (moment: string) => words.shortDay(moment, now);
  if (account.status === 'turned_off') {
    return account.failing_since === null ? '' : words.say('col-since', { date: day(account.failing_since) });
  }
  const end = endOf(account);
  if (end === null) return words.say(account.token_kind === 'endless' ? 'col-never' : 'col-unknown');
  if (end <= now) return words.say('col-expired', { date: day(end) });
  return isSameDay(end, now) ? words.say('col-today', { time: words.hour(end) }) : day(end);
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

/** The button that leads to the form into which the token is to be pasted. */
const PASTE = { doing: 'place', label: 'ext-paste', tone: 'loud' } as const;

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

/** How the last extend that a person asked for ended; null when there was none in the last hour. */
function answered(account: Account, { now, vault }: Around, words: Words): AccountLook | null {
  const { outcome } = account;
  if (outcome === null || hoursBetween(outcome.at, now) >= SHOWN_FOR_HOURS) return null;
  // The vault was unlocked after that extend failed.
  if (outcome.problem?.code === 'x.vaultLocked' && vault === 'open') return null;
  const date = account.expires_at === null ? null : { date: account.expires_at };
  const say = (key: string, values: Values = {}) =>
    words.say(key, { date, network: NETWORK[account.network], ...values });
  const extended = { doing: 'extend', label: 'ext-btn', tone: 'quiet' } as const;

  switch (outcome.outcome) {
    case 'extended': {
      const missed = account.places.find((place) => place.state === 'failed');
      if (missed !== undefined) {
        const line = say('ext-partly', { place: shortPath(missed.file) });
        return { doing: 'place', label: 'ext-fix', tone: 'plain', line };
      }
      const byHand = toPaste(account).length;
      if (byHand > 0) return { ...PASTE, tone: 'plain', line: say('ext-ok-manual', { count: byHand }) };
      return { ...extended, isDone: true, line: goodNews(account, say) };
    }
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

function goodNews(account: Account, say: (key: string, values?: Values) => string): string {
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
    case 'not_delivered': {
      if (waitsForPaste(account)) {
        const [first] = toPaste(account);
        return { ...PASTE, line: words.say('row-by-hand', { place: veiled(first?.file ?? '') }) };
      }
      const missed = account.places.find((place) => place.state === 'failed') ?? account.places[0];
      const line = words.say('row-place', { place: missed === undefined ? '' : shortPath(missed.file) });
      return { doing: 'place', label: 'ext-fix', tone: 'loud', line };
    }
    case 'no_end_date':
      return { doing: 'check', label: 'ext-check', tone: 'quiet', line: words.say('row-never') };
    case 'soon':
      return soon(account, snapshot.now, words);
    case 'date_unknown': {
      const isYoung = account.extend_from !== null && account.extend_from > snapshot.now;
      const time = isYoung && account.extend_from !== null ? { time: account.extend_from } : null;
      const doing = isYoung ? 'none' : 'extend';
      return { doing, label: 'ext-btn', tone: 'quiet', line: words.say('row-unknown', { time }) };
    }
    case 'good':
      return { doing: 'extend', label: 'ext-btn', tone: 'quiet', line: calm(account, snapshot, words) };
  }
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
  const sent = account.places.filter((place) => place.state === 'current').length;
  const delivered = sent > 0 ? `${words.say('row-sent', { count: sent })} ` : '';
  if (!account.auto_extend) return delivered + words.say('row-manual');
  const next = account.next_attempt;
  if (next !== null && offline_since !== null && next <= now) return words.say('row-waitnet');
  if (account.failing_since !== null) return stuck(account, now, words);
  return delivered + (next === null ? '' : words.say('row-by-itself', { date: words.day(next, now) }));
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
