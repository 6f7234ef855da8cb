import { describe, expect, it } from 'vitest';

import { account } from '../../../tests/fixtures/accounts';
import { snapshot } from '../../../tests/fixtures/snapshots';
import type { Account, Change, Snapshot } from '../host';
import { apply } from './apply';

const [one, two, three] = [account({ name: 'one' }), account({ name: 'two' }), account({ name: 'three' })];

describe('a change', () => {
  it('replaces the accounts that it names and leaves the others where they are', () => {
    const renamed = { ...two, label: 'Client' };
    const after = apply(snapshot([one, two]), change({ accounts: [renamed] }));
    expect(after?.accounts).toEqual([one, renamed]);
  });

  it('brings a new account to its place in the order', () => {
    const after = apply(snapshot([one, two]), change({ accounts: [three], order: ['three', 'one', 'two'] }));
    expect(after?.accounts.map(({ id }) => id)).toEqual(['three', 'one', 'two']);
  });

  it('drops an account that the order no longer names', () => {
    const after = apply(snapshot([one, two]), change({ order: ['two'] }));
    expect(after?.accounts).toEqual([two]);
  });

  it('brings everything but the accounts with it', () => {
    const after = apply(snapshot([one]), change({ vault: 'locked', needs_you: 3 }));
    expect(after).toMatchObject({ vault: 'locked', needs_you: 3, version: 2 });
    expect(after).not.toHaveProperty('order');
  });

  it('that does not follow the last one asks for everything', () => {
    expect(apply(snapshot([one]), change({ version: 3 }))).toBeNull();
    expect(apply(snapshot([one]), change({ version: 1 }))).toBeNull();
  });

  it('that names an account which never came asks for everything', () => {
    expect(apply(snapshot([one]), change({ order: ['one', 'two'] }))).toBeNull();
  });

  it('leaves the snapshot before it as it was', () => {
    const before = snapshot([one, two]);
    const copy = structuredClone(before);
    apply(before, change({ accounts: [{ ...one, label: 'Client' }], order: ['two', 'one'] }));
    expect(before).toEqual(copy);
  });
});

function change(
  given: Partial<Omit<Snapshot, 'accounts'>> & { accounts?: Account[]; order?: string[] },
): Change {
  return { ...snapshot([]), version: 2, order: null, ...given };
}
