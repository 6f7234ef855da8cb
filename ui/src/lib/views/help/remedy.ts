import type { Account, Problem, Reading } from '../../host';
import type { DialShape } from '../../parts/dial';
import { called } from '../../state/names';
import { goInto, send } from '../../state/window.svelte';
import type { Words } from '../../words/words';
import { copyToken, reconnect } from '../accounts/actions';
import { dial } from '../accounts/account-dial';
import { choicesOf, lookOf, type Choice } from '../frame/card-buttons';
import { deedsOf } from '../frame/button-actions';

/** What a pasted error means, and the buttons for what a person can do about it. */
export type Remedy = {
  dial: { shape: DialShape; days: number | null };
  title: string;
  body: string;
  isAboutAccount: boolean;
  /** The first button starts a log-in, which takes minutes. */
  isLogin: boolean;
  acts: { label: string; act: () => void; isBusy?: boolean }[];
};

/** Actions that the page itself carries out. */
export type Ways = { check: () => void; copy: () => void; close: () => void };

/** Choices that need to know which account is meant. */
const OF_ACCOUNT: Choice[] = ['reconnect', 'extend', 'remind', 'disconnect', 'copy_token', 'open_place'];
/** Accounts in trouble: an error whose text names no account is likely about one of them. */
export const NEEDING: Account['status'][] = ['turned_off', 'expired', 'missing_permission', 'not_delivered'];
const LIVING: Account['status'][] = ['good', 'soon', 'no_end_date', 'date_unknown', 'not_delivered'];

export function remedyOf(
  reading: Reading,
  account: Account | undefined,
  hasChecked: boolean,
  words: Words,
  ways: Ways,
  now: string,
): Remedy {
  const { problem } = reading;
  const name = account === undefined ? null : called(account);
  if (!reading.known) return unknown(account, words, ways);
  if (problem.action === 'reconnect' && account !== undefined && LIVING.includes(account.status)) {
    return older(account, hasChecked, words, ways, now);
  }
  const deeds = { ...deedsOf(problem, account), close: ways.close, copy_details: ways.copy };
  const facts = name === null ? problem.facts : { ...problem.facts, name: { text: name } };
  const card = words.card({ ...problem, facts });
  const [main, second] = choicesOf(problem);
  const button = (choice: Choice, label: string | null) => {
    const named = nameOf(choice, label, name, words);
    const act = deeds[choice as keyof typeof deeds];
    return act === undefined || named === null || named === '' ? [] : [{ label: named, act }];
  };
  return {
    dial: only(shapeOf(problem)),
    title: card.title,
    body: [card.body, card.how].filter(Boolean).join(' '),
    isAboutAccount: OF_ACCOUNT.includes(main) || OF_ACCOUNT.includes(second),
    isLogin: main === 'reconnect',
    acts: [...button(main, card.main), ...button(second, card.second)],
  };
}

/** This page takes words, so the button that pastes a token on the page with its box leads there, and says so. */
function nameOf(choice: Choice, label: string | null, name: string | null, words: Words): string | null {
  if (choice === 'reconnect' && name !== null) return words.say('fix-reconnect', { name });
  return choice === 'import' ? words.say('acc-add-import') : label;
}

function shapeOf(problem: Problem): DialShape {
  if (problem.code === 'x.expired') return 'expired';
  if (problem.action.startsWith('reconnect')) return 'off';
  return lookOf(problem).tone === 'soon' ? 'work' : 'missing';
}

const only = (shape: DialShape) => ({ shape, days: null });

/** The error says that a token is dead, but ours is good: the program that failed may use an older token. */
function older(account: Account, hasChecked: boolean, words: Words, ways: Ways, now: string): Remedy {
  const values = { name: called(account) };
  const isAsking = account.work !== null;
  const key = hasChecked && !isAsking ? 'fix-works' : 'fix-good';
  const places = account.places.filter(({ kind }) => kind !== 'by_hand');
  const deliver =
    places.length > 0
      ? {
          label: words.part('fix-works', 'send'),
          act: () => {
            for (const { id } of places) void send({ do: 'send_place', place: id });
          },
        }
      : { label: words.part('fix-works', 'copy'), act: () => copyToken(account) };
  const check = {
    label: words.say(isAsking ? 'ext-check-busy' : 'ext-check'),
    act: ways.check,
    isBusy: isAsking,
  };
  return {
    dial: dial(account, now),
    title: words.part(key, 'title', values),
    body: words.part(key, 'body', values),
    isAboutAccount: true,
    isLogin: false,
    acts: [
      key === 'fix-works' ? deliver : check,
      { label: words.say('fix-reconnect', values), act: () => reconnect(account) },
    ],
  };
}

function unknown(account: Account | undefined, words: Words, ways: Ways): Remedy {
  const again =
    account === undefined
      ? { label: words.say('con-title'), act: () => goInto({ at: 'connect' }) }
      : { label: words.say('fix-reconnect', { name: called(account) }), act: () => reconnect(account) };
  return {
    dial: only('unknown'),
    title: words.part('fix-none', 'title'),
    body: words.part('fix-none', 'body'),
    isAboutAccount: true,
    isLogin: false,
    acts: [
      { label: words.say('row-menu-check'), act: () => void send({ do: 'check', who: 'all' }) },
      { label: words.say('act-copy'), act: ways.copy },
      again,
      { label: words.part('con-page', 'main'), act: () => goInto({ at: 'setup' }) },
    ],
  };
}
