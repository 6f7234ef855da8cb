import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { account, problem } from '../../../../tests/fixtures/accounts';
import type { Problem } from '../../host';
import { choicesOf } from './card-buttons';
import { deedsOf } from './button-actions';

const table = readFileSync(`${process.cwd()}/src/lib/views/frame/card-buttons.ts`, 'utf8');
const CODES = [...table.matchAll(/^ {2}'([a-z]+\.\w+)': \[/gm)].map(([, code]) => code ?? '');

/** Choices that the card handles itself, without an entry among the actions. */
const OF_THE_CARD = ['details', 'how', 'copy_details', 'remind'];

describe('a button of a card', () => {
  it.each(CODES)('%s does something, wherever it is shown', (code) => {
    const given: Problem = {
      ...problem(code, 'reconnect'),
      network: 'instagram',
      other: 'jam.and.toast',
    };
    const deeds = deedsOf(given, account({ name: 'corner.bakery' }));
    const choices = choicesOf(given).filter((choice) => choice !== 'none');
    expect(choices.length).toBeGreaterThan(0);
    const idle = choices.filter((choice) => !OF_THE_CARD.includes(choice) && deeds[choice] === undefined);
    expect(idle).toEqual([]);
  });

  it.each(CODES)('%s of a system user leads to no log-in', (code) => {
    const facts = { business: { text: 'system_users' } };
    const given: Problem = { ...problem(code, 'open_meta', facts), network: 'facebook' };
    const deeds = deedsOf(given, account({ name: 'Lind Studio', kind: 'system', logs_in: false }));
    const choices = choicesOf(given);
    expect(choices).not.toContain('reconnect');
    if (choices.includes('business')) expect(deeds.business).toBeDefined();
  });
});
