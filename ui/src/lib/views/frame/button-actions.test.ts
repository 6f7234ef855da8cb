import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { account, problem } from '../../../../tests/fixtures/accounts';
import type { Problem } from '../../host';
import { goTo, view } from '../../state/window.svelte';
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

  it('begins again where an update overtook the program', () => {
    const updated: Problem = { ...problem('x.ledger', 'none'), case: 'updated' };
    const [main] = choicesOf(updated);
    expect(main).toBe('begin_again');
    expect(deedsOf(updated)[main]).toBeDefined();
  });

  it('leads to no log-in where a system user needs a new token', () => {
    const deeds = deedsOf(
      problem('x.expired', 'open_meta'),
      account({ name: 'Lind Studio', kind: 'system', logs_in: false }),
    );
    for (const deed of [deeds.reconnect, deeds.retry, deeds.business]) {
      goTo({ at: 'accounts' });
      deed?.();
      expect(view.page.at).toBe('import');
    }
  });
});
