import { describe, expect, it } from 'vitest';

import type { Problem, VaultState } from '../../host';
import { problem } from '../../../../tests/fixtures/accounts';
import { snapshot, usual } from '../../../../tests/fixtures/snapshots';
import { problemOf, saysNotice } from './said';

describe('the notice about the vault', () => {
  it('is the problem that the program itself tells of a vault in this state', () => {
    const told: [VaultState, string, string | null][] = [
      ['locked', 'x.vaultLocked', null],
      ['asking', 'x.vaultLocked', 'asking'],
      ['wrong_passphrase', 'x.vaultLocked', 'wrong_passphrase'],
      ['missing', 'x.vaultMissing', null],
      ['no_keyring', 'x.vaultMissing', 'no_keyring'],
      ['denied', 'x.vaultMissing', 'denied'],
      ['none_of_ours', 'x.vaultMissing', 'none_of_ours'],
      ['no_passphrase', 'x.vaultMissing', 'no_passphrase'],
      ['refused', 'x.vaultMissing', 'refused'],
    ];
    for (const [vault, code, ofCase] of told) {
      expect(problemOf(vault)).toMatchObject({ code, case: ofCase });
    }
  });

  it('stands for every problem of the whole vault and for none of one entry', () => {
    const shut = snapshot(usual, { vault: 'denied' });
    const missing = problem('x.vaultMissing', 'retry_later');
    expect(saysNotice(missing, shut)).toBe(true);
    expect(saysNotice({ ...missing, case: 'one_entry' } as Problem, shut)).toBe(false);
    expect(saysNotice(missing, snapshot(usual))).toBe(false);
  });

  it('leaves a token that is lost to its own card', () => {
    const lost = problem('x.vaultLost', 'reconnect');
    expect(saysNotice(lost, snapshot(usual, { vault: 'locked' }))).toBe(false);
  });
});
