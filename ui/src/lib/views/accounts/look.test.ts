import { describe, expect, it } from 'vitest';

import { NOW, account, form, inDays, place, problem, states } from '../../../../tests/fixtures/accounts';
import { snapshot } from '../../../../tests/fixtures/snapshots';
import type { Account, Outcome, Snapshot } from '../../host';
import { readPlainWords } from '../../../../tests/fixtures/plain-words';
import { column, lookOfAccount, statusBeside } from './look';
import { summary } from './list';

const words = await readPlainWords('en', NOW);

describe('the button and the sentence of an account', () => {
  it.each([
    ['expired', 'reconnect', "An expired token can't be extended."],
    [
      'turned.off',
      'reconnect',
      'Instagram no longer accepts the token, often after a new password. Log in once to get a new one.',
    ],
    ['missing.permission', 'reconnect', 'The permission "See the profile and posts" is missing.'],
    ['not.delivered', 'find', "We can't find hotel/.env. Was it moved?"],
    ['soon', 'extend', 'Auto-extend is off for this account.'],
    ['soon.today', 'extend', "We haven't been able to extend it since Nov 15. It still works until Nov 20."],
    ['Old Page', 'reconnect', "Log in again by Nov 26. Extending doesn't change this date."],
    ['slow.down', 'none', 'Meta asked us to slow down'],
    ['no.internet', 'extend', 'No internet'],
    ['Same Date', 'reconnect', 'Facebook kept the same date: Jan 3, 2027. Reconnect to get a later one.'],
    ['working', 'wait', 'Asking Instagram…'],
    ['extended', 'extend', 'Extended. New date: Jan 19, 2027. Sent to 2 places.'],
    ['extended.same', 'extend', 'The token itself did not change'],
    [
      'extended.partly',
      'open_place',
      'Extended. New date: Jan 14, 2027. Sent to 1 place. Another program holds shop/.env.',
    ],
    ['too.new', 'none', 'The token was made 3 hours ago. It can be extended from tomorrow at 7:44 AM.'],
    ['not.due', 'extend', "You don't need to extend it yet, but you can."],
    ['date.unknown', 'none', "We don't know its end date yet. The next extend, on Nov 21, tells it."],
    ['never.ends', 'check', 'We check the token every day.'],
  ])('%s: %s', (name, doing, said) => {
    const shown = shownFor(named(name));
    expect(shown.doing).toBe(doing);
    expect(shown.line).toContain(said);
  });

  it('says of no account that we ask while there is no internet', () => {
    const asked = lookOfAccount(named('working'), { ...snapshot([]), offline_since: NOW }, words);
    expect(asked.doing).toBe('wait');
    expect(asked.line).not.toContain('Asking');
  });

  it('promises to extend a token that is too new only where auto-extend does it', () => {
    const young = named('too.new');
    expect(shownFor(young).line).toMatch(/ We'll extend it for you on Dec 15\.$/);
    expect(shownFor({ ...young, auto_extend: false }).line).toMatch(/ from tomorrow at 7:44 AM\.$/);
  });

  it('is loud for what comes next, and quiet where nothing has to be done', () => {
    for (const name of ['expired', 'soon', 'soon.today']) expect(shownFor(named(name)).tone).toBe('loud');
    expect(shownFor(account({ name: 'one' })).tone).toBe('quiet');
  });

  const ANSWERS: Outcome['outcome'][] = [
    'extended',
    'unchanged',
    'not_due',
    'too_new',
    'reconnect',
    'retry_later',
    'failed',
  ];
  it.each(
    ['turned.off', 'expired', 'missing.permission', 'not.delivered', 'waits.for.you', 'Old Page'].flatMap(
      (name) => ANSWERS.map((outcome) => [name, outcome] as const),
    ),
  )('%s: what the person has to do is not hidden by the answer "%s"', (name, outcome) => {
    const stands = shownFor(named(name));
    const failure = problem('x.net', 'retry_later');
    const failed = outcome === 'retry_later' || outcome === 'failed';
    const answered = shownFor({
      ...named(name),
      outcome: { ...answer, outcome, problem: failed ? failure : null },
    });
    expect(answered).toMatchObject({ doing: stands.doing, label: stands.label, tone: stands.tone });
    expect(answered.line).toContain(stands.line);
    expect(answered.line.startsWith('Extended.')).toBe(outcome === 'extended');
  });

  it('says why a file missed the token, and finds a file that was moved', () => {
    const said = (reason: string | null) => {
      const missed = place('/srv/shop/.env', 'IG_TOKEN', {
        state: reason === null ? 'stale' : 'failed',
        reason,
      });
      return shownFor(account({ name: 'one', status: 'not_delivered', places: [missed] }));
    };
    expect(said('moved')).toMatchObject({ doing: 'find', label: 'det-place-find' });
    expect(said('not_writable')).toMatchObject({ doing: 'open_place', label: 'ext-fix' });
    expect(said('not_writable').line).toMatch(/^We may not write to shop\/\.env\./);
    expect(said('key_missing').line).toMatch(/^shop\/\.env has no such line anymore\./);
    expect(said(null).line).toBe('shop/.env still has the old token.');
  });

  it('says beforehand from when a young token can be extended', () => {
    const young = account({ name: 'one', extend_from: inDays(0, 3), next_attempt: inDays(25) });
    expect(shownFor(young)).toMatchObject({
      doing: 'none',
      tone: 'quiet',
      line: "We'll extend it for you on Dec 15. It can be extended from today at 1:44 PM.",
    });
    expect(shownFor({ ...young, status: 'soon', auto_extend: false }).doing).toBe('none');
    expect(shownFor({ ...young, extend_from: inDays(0, -3) }).doing).toBe('extend');
  });

  it('counts as sent what we sent, and as pasted what the person pasted', () => {
    const line = (places: Account['places']) => shownFor(account({ name: 'one', places })).line;
    const file = place('/srv/.env', 'IG_TOKEN');
    expect(line([file, form('Wix')])).toBe(
      "Sent to 1 place. Pasted in 1 place. We'll extend it for you on Dec 15. Then you paste the new token into Wix.",
    );
    expect(line([form('Wix'), form('Later')])).toContain(
      "Pasted in 2 places. We'll extend it for you on Dec 15. Then you paste the new token in 2 places.",
    );
  });

  it('is loud for a token that may end unseen, as auto-extend is off and its end not known', () => {
    const off = { ...named('date.unknown'), auto_extend: false, next_attempt: null };
    expect(shownFor(off).line).toBe(
      "Auto-extend is off, and we don't know when this token ends. It can be extended from tomorrow at 7:44 AM.",
    );
    const old = shownFor({ ...off, extend_from: inDays(-1) });
    expect(old).toMatchObject({ doing: 'extend', tone: 'loud' });
    expect(old.line).toMatch(/Extend it to find out\.$/);
  });

  it('leaves opening the vault to the one notice while it is shut, and still says how the account stands', () => {
    for (const vault of ['locked', 'asking', 'missing', 'denied', 'refused'] as const) {
      const shown = shownFor(named('soon'), { vault });
      expect(shown, vault).toMatchObject({ doing: 'none', label: 'ext-btn', tone: 'quiet' });
      expect(shown.line).toBe('Auto-extend is off for this account.');
    }
    const other = shownFor(named('expired'), { vault: 'none_of_ours' });
    expect(other.doing, 'in another vault it can be connected anew').toBe('reconnect');
  });

  it('names the vault and not the network while the system asks for its password', () => {
    const shown = shownFor(named('working'), { vault_asks: true });
    expect(shown.line).toBe(
      'Your computer asks for the password of your password vault. Look for its window.',
    );
  });

  it('says a status once to a screen reader', () => {
    const spoken = (one: Account) => [statusBeside(one, NOW, words), column(one, NOW, words)];
    expect(spoken(named('expired'))).toEqual(['', 'Expired Nov 18']);
    expect(spoken(named('never.ends'))).toEqual(['', 'No end date']);
    expect(spoken(named('soon'))).toEqual(['Expires soon', 'Until Nov 29']);
    expect(spoken(named('working'))[0]).toBe('At work');
  });

  it('says no longer that the vault is locked once it is open', () => {
    const locked = problem('x.vaultLocked', 'retry_later');
    const one = account({
      name: 'one',
      outcome: { ...answer, outcome: 'retry_later', token_changed: null, problem: locked },
    });
    expect(shownFor(one, { vault: 'open' }).line).toBe("We'll extend it for you on Dec 15.");
    expect(shownFor(one, { vault: 'locked' }).line).toContain('Your password vault is locked.');
    const missing = problem('x.vaultMissing', 'retry_later');
    const other = { ...one, outcome: { ...answer, outcome: 'retry_later', problem: missing } as const };
    expect(shownFor(other, { vault: 'open' }).line).toBe("We'll extend it for you on Dec 15.");
    const ofOne = {
      ...other,
      outcome: {
        ...other.outcome,
        problem: { ...missing, case: 'one_entry', facts: { why: { text: 'one_entry' } } } as const,
      },
    };
    expect(shownFor(ofOne, { vault: 'open' }).line).toContain(
      "One entry in your password vault can't be used.",
    );
  });

  it('says again how the account stands when the answer is old', () => {
    const old = account({ name: 'one', outcome: { ...answer, at: inDays(0, -2) } });
    expect(shownFor(old).line).toBe("We'll extend it for you on Dec 15.");
  });

  it('does not praise an extend that was never asked for here', () => {
    expect(shownFor(account({ name: 'one' })).isDone).toBeUndefined();
    expect(shownFor(account({ name: 'one', outcome: answer })).isDone).toBe(true);
  });

  it('waits for the internet where an extend is due', () => {
    const due = account({ name: 'one', next_attempt: NOW });
    expect(shownFor(due, { offline_since: inDays(0, -1) }).line).toBe(
      "We'll extend it as soon as you're online.",
    );
  });

  it('says another cause of a dead token in its own words', () => {
    const removed = account({
      name: 'one',
      status: 'turned_off',
      problem: problem('x.removed', 'reconnect', { name: { text: '@one' } }),
    });
    expect(shownFor(removed).line).toMatch(/^Your Meta app was removed from @one\./);
  });
});

describe('the day beside an account', () => {
  it('says what the day is: until when, since when, or what is said in its place', () => {
    const said = (given: Partial<Account>) => column(account({ name: 'one', ...given }), NOW, words);
    expect(said({})).toBe('Until Jan 14');
    expect(said({ expires_at: inDays(-2), status: 'expired' })).toBe('Expired Nov 18');
    expect(said({ expires_at: inDays(0, 3) })).toBe('Until today, 1:44 PM');
    expect(said({ expires_at: null, token_kind: 'endless' })).toBe('No end date');
    const endless = { expires_at: null, token_kind: 'endless', login_required_by: inDays(90) } as const;
    expect(said({ ...endless, status: 'no_end_date' })).toBe('No end date');
    expect(said({ ...endless, status: 'soon', login_required_by: inDays(6) })).toBe('Until Nov 26');
    expect(said({ expires_at: null })).toBe('End not known yet');
    expect(said({ status: 'turned_off', failing_since: inDays(-1) })).toBe('Stopped Nov 19');
  });
});

describe('a system user', () => {
  it('is never led to a log-in: a new token is made in Business settings', () => {
    const system = { name: 'Lind Studio', network: 'facebook', kind: 'system', logs_in: false } as const;
    for (const status of ['expired', 'turned_off', 'missing_permission'] as const) {
      const shown = shownFor(account({ ...system, status }));
      expect(words.say(shown.label)).toBe('Make a new one');
      expect(shown.line.toLowerCase(), status).not.toContain('log in');
    }
    expect(shownFor(account({ ...system, status: 'expired' })).line).toContain('Business settings');
    expect(words.say(shownFor(account({ ...system, logs_in: true, status: 'expired' })).label)).toBe(
      'Reconnect',
    );
  });
});

describe('the sentence at the top', () => {
  it('answers "am I all right?"', () => {
    const said = (accounts: Account[]) => summary(snapshot(accounts), words).sentence;
    const good = account({ name: 'one' });
    expect(said([good, account({ name: 'two' })])).toBe('All 2 accounts are good.');
    expect(said([good])).toBe('@one is good until Jan 14.');
    expect(said([good, named('expired')])).toBe('1 of 2 accounts needs you.');
    expect(said([named('expired')])).toBe('@expired needs you.');
    expect(said([good, named('soon')])).toBe('1 of 2 accounts expires soon.');
  });
});

const answer: NonNullable<Account['outcome']> = {
  outcome: 'extended',
  at: NOW,
  token_changed: true,
  sent: 0,
  problem: null,
};

function named(name: string): Account {
  const found = states.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name} among the fixtures`);
  return found;
}

function shownFor(one: Account, more: Partial<Snapshot> = {}) {
  return lookOfAccount(one, snapshot([one], more), words);
}
