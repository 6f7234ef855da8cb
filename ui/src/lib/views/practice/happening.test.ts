import { describe, expect, it } from 'vitest';

import { expired, form, turnedOff } from '../../../../tests/fixtures/accounts';
import { fresh } from '../../../../tests/fixtures/snapshots';
import { possible, turnedOffSince } from './happening';

const practice = { elsewhere: false, skipping: null, going_on: [], done: [] };

describe('what can be let happen', () => {
  it('is nothing while there is no account', () => {
    expect(possible({ accounts: [], practice })).toEqual([]);
  });

  it('leaves out what goes on already', () => {
    const events = possible({ accounts: [fresh], practice: { ...practice, going_on: ['no_internet'] } });
    expect(events).not.toContain('no_internet');
    expect(events).toContain('slow_meta');
  });

  it('moves a file only where one is used', () => {
    expect(possible({ accounts: [{ ...fresh, places: [] }], practice })).not.toContain('file_moved');
    expect(possible({ accounts: [{ ...fresh, places: [form('Wix')] }], practice })).not.toContain(
      'file_moved',
    );
  });

  it('changes a password only where a token works that ends by it', () => {
    const dead = [turnedOff, expired, { ...fresh, kind: 'page' as const }];
    expect(possible({ accounts: dead, practice })).not.toContain('password_changed');
    expect(possible({ accounts: [...dead, fresh], practice })).toContain('password_changed');
  });

  it('is told by the account whose token it ended', () => {
    const after = [turnedOff, { ...fresh, status: 'turned_off' as const }];
    expect(turnedOffSince([turnedOff, fresh], [turnedOff, fresh])).toBeUndefined();
    expect(turnedOffSince([turnedOff, fresh], after)?.id).toBe(fresh.id);
  });
});
