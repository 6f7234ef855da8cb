/**
 * What the buttons of a problem's card do where the page has no action of its own for them, so that no button is ever
 * without an action. Held by `button-actions.test.ts`, which walks through all codes.
 */

import type { Account, Problem } from '../../host';
import { goInto, send, sendAgain, view, wasSaving } from '../../state/window.svelte';
import { copyToken, disconnect, fixPlace, openDetails, makeAnew, reconnect } from '../accounts/actions';
import { isDead } from '../accounts/list';
import { mendPage } from '../setup/mending';
import type { Choice } from './card-buttons';

export type Deeds = Partial<Record<Choice, () => void>>;

/** What each choice does, unless the page has its own action for it. */
export function deedsOf(problem: Problem, account?: Account): Deeds {
  const { other } = problem;
  const network = account?.network ?? problem.network;
  const connect = () =>
    account === undefined ? goInto({ at: 'connect', ...(network && { network }) }) : reconnect(account);
  const whole: Deeds = {
    retry: connect,
    paste: connect,
    reconnect: connect,
    business: makeAnew,
    extend: () => {
      if (account === undefined) return void send({ do: 'check', who: 'all' });
      void send({ do: 'extend', who: { these: [account.id] } });
      if (view.page.at !== 'account') openDetails(account);
    },
    app: () => goInto(mendPage(network, problem.code)),
    meta_apps: () => void send({ do: 'open', what: 'meta_apps' }),
    import: () => goInto({ at: 'import' }),
    restore: () => goInto({ at: 'backup', does: 'restore' }),
    // Where a file could not be saved, another place for it is meant.
    choose_file: () =>
      wasSaving() ? sendAgain() : void send({ do: 'choose_file', account: account?.id ?? null }),
    // Once more what was asked for last: to let the browsers accept our certificate, or to take that back.
    trust: () => void send({ do: 'trust', on: view.snapshot.trust?.on ?? true }),
    open_practice: () => void send({ do: 'open', what: 'samples' }),
    open_again: sendAgain,
    begin_again: () => void send({ do: 'begin_again' }),
    unlock: () => void send({ do: 'unlock' }),
    copy_login: () => void send({ do: 'copy', what: 'login_address' }),
    close: () => void send({ do: 'close_problem' }),
  };
  if (network !== null) {
    whole.network = () => void send({ do: 'open', what: { network } });
    whole.invites = () => void send({ do: 'open', what: { invites: network } });
    if (other !== null) whole.add_other = () => goInto({ at: 'connect', network, name: other });
  }
  if (account !== undefined) {
    if (!isDead(account)) whole.copy_token = () => copyToken(account);
    whole.disconnect = () => disconnect(account);
    whole.open_place = () => fixPlace(account);
  }
  return whole;
}
