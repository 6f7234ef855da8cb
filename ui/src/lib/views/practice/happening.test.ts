import { describe, expect, it } from 'vitest';

import { fresh } from '../../../../tests/fixtures/snapshots';
import { possible } from './happening';

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
  });
});
