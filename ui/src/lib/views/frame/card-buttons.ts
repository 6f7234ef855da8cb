/**
 * The buttons of every problem's card.
 *
 * Each button has an action everywhere, because a card may be shown on any page: this file says what each button is,
 * and `button-actions.ts` what it does where a page has no action of its own for it. Held by `button-actions.test.ts`
 * beside this file and by `ui/tests/rules/card-buttons.test.ts`, which walk through all codes.
 */

import type { Case, Problem } from '../../host';
import { veiled } from '../../state/window.svelte';

/** What a button of a problem's card does. */
export type Choice =
  | 'retry'
  | 'close'
  | 'paste'
  | 'copy_login'
  | 'add_other'
  | 'app'
  | 'meta_apps'
  | 'network'
  | 'invites'
  | 'reconnect'
  | 'business'
  | 'extend'
  | 'remind'
  | 'disconnect'
  | 'import'
  | 'restore'
  | 'choose_file'
  | 'unlock'
  | 'trust'
  | 'copy_details'
  | 'copy_token'
  | 'open_place'
  | 'open_practice'
  | 'open_again'
  | 'begin_again'
  /** Unfolds the steps of the card; handled by the card itself. */
  | 'how'
  /** Unfolds Meta's error codes; handled by the card itself. */
  | 'details'
  /** The card has no button here. */
  | 'none';

/** The main and the second button of every card, in the order of the texts. */
const CHOICES: Record<string, readonly [Choice, Choice]> = {
  'e.denied': ['retry', 'close'],
  'e.wrongAccount': ['retry', 'add_other'],
  'e.timeout': ['retry', 'paste'],
  'e.codeUsed': ['retry', 'close'],
  'e.codeOld': ['retry', 'close'],
  'e.notAddress': ['paste', 'retry'],
  'e.oldAttempt': ['retry', 'close'],
  'e.portBusy': ['retry', 'details'],
  'e.noBrowser': ['copy_login', 'retry'],
  'e.somePerms': ['retry', 'close'],
  'e.personal': ['how', 'retry'],
  'e.noPages': ['retry', 'how'],
  'e.tester': ['invites', 'retry'],
  'e.wrongAppId': ['app', 'meta_apps'],
  'e.returnAddr': ['app', 'details'],
  'e.useCase': ['meta_apps', 'details'],
  'e.appOff': ['meta_apps', 'retry'],
  'e.secretWrong': ['app', 'meta_apps'],
  'e.pageGone': ['app', 'retry'],
  'e.already': ['retry', 'close'],
  'e.checkpoint': ['network', 'retry'],
  'e.private': ['retry', 'close'],
  'e.noApp': ['app', 'none'],
  'e.appNeeded': ['close', 'none'],
  'con.wait': ['paste', 'none'],
  'x.young': ['close', 'none'],
  'x.youngMaybe': ['close', 'none'],
  'x.expired': ['reconnect', 'remind'],
  'x.password': ['reconnect', 'remind'],
  'x.removed': ['reconnect', 'disconnect'],
  'x.perm': ['reconnect', 'details'],
  'x.net': ['extend', 'none'],
  'x.slow': ['close', 'none'],
  'x.down': ['extend', 'none'],
  'x.needsSecret': ['app', 'reconnect'],
  'x.vaultLocked': ['unlock', 'close'],
  'x.vaultMissing': ['unlock', 'how'],
  'x.vaultLost': ['reconnect', 'restore'],
  'x.place': ['open_place', 'copy_token'],
  'x.clock': ['none', 'close'],
  'x.saveFailed': ['extend', 'copy_token'],
  'x.oldKind': ['reconnect', 'details'],
  'x.notYours': ['add_other', 'close'],
  'x.blocked': ['network', 'remind'],
  'x.unknown': ['extend', 'copy_details'],
  'x.blockedNet': ['extend', 'details'],
  'x.paste': ['import', 'details'],
  'x.otherNetwork': ['retry', 'close'],
  'x.readOnly': ['choose_file', 'retry'],
  'x.diskFull': ['extend', 'none'],
  'x.ledger': ['copy_details', 'retry'],
  'x.blockedApi': ['meta_apps', 'retry'],
  'x.earlier': ['close', 'copy_details'],
  'x.trust': ['trust', 'close'],
  'x.ourFault': ['copy_details', 'retry'],
  'imp.cut': ['import', 'none'],
  'imp.hour': ['app', 'none'],
  'imp.appsecret': ['import', 'none'],
  'imp.apptoken': ['import', 'none'],
  'imp.old': ['reconnect', 'none'],
  'imp.none': ['choose_file', 'none'],
};

/** The buttons of a case whose sentence asks for something else than the other sentences of its card. */
const CASES: Record<string, Partial<Record<Case, readonly [Choice, Choice]>>> = {
  'e.appOff': { log_in_page: ['meta_apps', 'retry'] },
  'e.returnAddr': { session: ['retry', 'details'] },
  'e.noBrowser': { page: ['open_again', 'none'], folder: ['open_again', 'none'] },
  'e.timeout': { no_answer: ['retry', 'none'] },
  'e.tester': { no_role: ['meta_apps', 'retry'] },
  'e.useCase': {
    no_product: ['app', 'details'],
    new_pages: ['close', 'details'],
    system_user: ['business', 'details'],
    retired_permission: ['close', 'details'],
    strange_permission: ['close', 'details'],
  },
  'x.blocked': {
    window: ['close', 'none'],
    recipient: ['close', 'none'],
    duplicate: ['close', 'none'],
    media: ['close', 'none'],
    sending: ['network', 'none'],
    message_switch: ['network', 'none'],
    not_linked: ['network', 'none'],
  },
  'x.notYours': {
    page_token: ['retry', 'close'],
    person_token: ['retry', 'close'],
    other_page: ['retry', 'close'],
  },
  'x.otherNetwork': { asked_elsewhere: ['close', 'none'] },
  'x.ourFault': { by_hand: ['network', 'copy_details'] },
  'x.paste': { kept: ['reconnect', 'details'] },
  'x.place': { by_hand: ['copy_token', 'none'] },
  'x.unknown': {
    refused: ['copy_details', 'none'],
    no_token: ['copy_details', 'none'],
    asked_wrongly: ['copy_details', 'none'],
    other_program: ['close', 'copy_details'],
    website: ['close', 'copy_details'],
    status: ['copy_details', 'none'],
    works: ['close', 'copy_details'],
    works_endless: ['close', 'copy_details'],
  },
  'x.readOnly': { practice: ['open_practice', 'choose_file'] },
  'x.ledger': {
    newer: ['close', 'none'],
    updated: ['begin_again', 'none'],
    found_again: ['close', 'none'],
    none_found: ['close', 'none'],
    not_listed: ['close', 'none'],
    pretend_elsewhere: ['close', 'none'],
    practice_broken: ['retry', 'copy_details'],
  },
};

export function choicesOf(problem: Problem): readonly [Choice, Choice] {
  const { code } = problem;
  const ofCase = problem.case === null ? undefined : CASES[code]?.[problem.case];
  return ofCase ?? CHOICES[code] ?? ['close', 'none'];
}

/** Amber where waiting helps, red where a person must act; a Meta app that is not made yet and one's own No are no trouble. */
export function lookOf(problem: Problem): {
  icon: 'clock' | 'alert' | 'plug' | 'left';
  tone: 'soon' | 'stop' | 'quiet';
} {
  if (problem.code === 'e.noApp') return { icon: 'plug', tone: 'quiet' };
  // Whoever pressed Cancel knows it.
  if (problem.code === 'e.denied' || problem.case === 'said_no') return { icon: 'left', tone: 'quiet' };
  const mayWait = problem.action === 'wait' || problem.action === 'retry_later';
  return mayWait ? { icon: 'clock', tone: 'soon' } : { icon: 'alert', tone: 'stop' };
}

/** A fact that is a text; empty where the problem has none of that name. */
export function factOf(problem: Problem, name: string): string {
  const found = problem.facts[name];
  return found !== undefined && 'text' in found ? found.text : '';
}

/** Lines of "Show details", for whoever helps the person: which account, file and line, and Meta's numbers. None is secret. */
export function detailLines(problem: Problem): { key: string; detail: string }[] {
  const { meta } = problem;
  const code = [meta?.code, meta?.subcode].filter((part) => part !== null && part !== undefined).join('/');
  const fact = (name: string) => factOf(problem, name);
  // A place that the person fills is no file, and that it waits for them is no error.
  const isByHand = problem.code === 'x.place' && problem.case === 'by_hand';
  const lines = [
    { key: 'win-detail-account', detail: veiled(fact('name')) },
    { key: isByHand ? 'win-detail-place' : 'win-detail-file', detail: veiled(fact('file') || fact('place')) },
    { key: 'win-detail-line', detail: fact('line') },
    { key: 'win-detail-code', detail: code === '' && !isByHand ? problem.code : code },
    { key: 'win-detail-status', detail: String(meta?.http_status ?? '') },
    { key: 'win-detail-trace', detail: meta?.fbtrace_id ?? '' },
  ];
  return lines.filter(({ detail }) => detail !== '');
}
