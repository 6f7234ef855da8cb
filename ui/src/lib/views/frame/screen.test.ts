import { describe, expect, it } from 'vitest';

import { attempt, fresh, snapshot } from '../../../../tests/fixtures/snapshots';
import { screenOf } from './screen';

describe('what is shown', () => {
  it('is the first run while there is no account', () => {
    expect(screenOf({ at: 'accounts' }, snapshot([])).at).toBe('first');
    expect(screenOf({ at: 'accounts' }, snapshot([fresh])).at).toBe('accounts');
  });

  it('is a log-in under way, wherever a person was', () => {
    expect(screenOf({ at: 'settings' }, snapshot([fresh], attempt({ is: 'waiting' }))).at).toBe('connect');
  });

  it('is the Meta app while a log-in waits and somebody mends it', () => {
    expect(screenOf({ at: 'app' }, snapshot([fresh], attempt({ is: 'waiting' }))).at).toBe('app');
  });

  it('is what was found in a file that is dropped while a log-in waits', () => {
    const both = { ...attempt({ is: 'waiting' }), import: { is: 'asking' } } as const;
    expect(screenOf({ at: 'import' }, snapshot([fresh], both)).at).toBe('import');
    expect(screenOf({ at: 'connect' }, snapshot([fresh], both)).at).toBe('connect');
  });

  it('is the walk while a log-in or its token is under way, and a dropped file in front of it', () => {
    const importing = snapshot([fresh], { import: { is: 'asking' } });
    const asks = snapshot([fresh], { import: { is: 'asks', file: '/home/mara/.env', lines: [] } });
    expect(screenOf({ at: 'setup' }, snapshot([fresh], attempt({ is: 'waiting' }))).at).toBe('setup');
    expect(screenOf({ at: 'setup', stage: 'token' }, importing).at).toBe('setup');
    expect(screenOf({ at: 'setup', stage: 'app' }, importing).at).toBe('import');
    expect(screenOf({ at: 'setup', stage: 'token' }, asks).at).toBe('import');
  });

  it('is the list when the account that was open has gone', () => {
    expect(screenOf({ at: 'account', id: 'gone' }, snapshot([fresh])).at).toBe('accounts');
  });
});
