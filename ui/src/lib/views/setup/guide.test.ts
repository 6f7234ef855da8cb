import { describe, expect, it } from 'vitest';

import { setup, snapshot, walk } from '../../../../tests/fixtures/snapshots';
import { NETWORKS } from '../../state/names';
import { labelsOf, minutesOf, pageName, stageOf } from './guide';
import { mendPage } from './mending';
import { nextAfter, numberOf, valuesOf, walkOf } from './walk';

const COPIES = ['return_address', 'permissions', 'name'];
const ENTRIES = ['app_page', 'name', 'publishes', 'token', 'keys', 'connect'];
const DRAWINGS = [
  'create_app',
  'use_case',
  'portfolio',
  'app_number',
  'return_address',
  'permissions',
  'add_tester',
  'accept_invite',
  'app_id_and_secret',
  'generate_token',
];

describe('the data of the walks', () => {
  it('names nothing that the window does not know', () => {
    for (const network of NETWORKS) {
      for (const way of ['quick', 'full'] as const) {
        for (const stage of walk(network, { way }).stages) {
          const { steps, symptoms } = stageOf(network, stage);
          if (network === 'facebook' && way === 'quick') continue;
          expect(steps.length).toBeGreaterThan(0);
          expect(symptoms.length).toBeGreaterThan(0);
          for (const step of steps) {
            if (step.open) expect([network, step.open, pageName(network, step.open)]).not.toContain('');
            if (step.copy) expect(COPIES).toContain(step.copy);
            if (step.enter) expect(ENTRIES).toContain(step.enter);
            if (step.draw) expect(DRAWINGS).toContain(step.draw);
          }
        }
      }
      expect(minutesOf(network, 'full')).toBeGreaterThan(0);
      expect(labelsOf(network).create_app).toBe('Create app');
    }
  });
});

describe('a walk', () => {
  const begun = walk('threads', { way: 'full', done: ['before', 'app'] });

  it('numbers its stages after "Before you start", and knows which comes next', () => {
    expect([numberOf(begun, 'before'), numberOf(begun, 'app'), numberOf(begun, 'token')]).toEqual([0, 1, 0]);
    expect(nextAfter(begun, 'before')).toBe('return');
    expect(nextAfter(begun, 'try')).toBeUndefined();
  });

  it('names the account as people write it', () => {
    expect(valuesOf({ ...begun, name: 'corner.bakery' }).name).toBe('@corner.bakery');
    expect(valuesOf(begun).name).toBeNull();
  });

  it('is found by its network', () => {
    expect(walkOf(snapshot([], { setup: setup([begun]) }), 'threads')).toBe(begun);
  });

  it('leads from a problem to the stage that mends it, or to the list', () => {
    expect(mendPage('threads', 'e.secretWrong')).toMatchObject({ network: 'threads', stage: 'keys' });
    expect(mendPage('threads', 'e.noApp')).toEqual({ at: 'setup', network: 'threads', stage: undefined });
    expect(mendPage(null, 'e.returnAddr')).toEqual({ at: 'setup' });
  });
});
