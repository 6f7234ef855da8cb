import type { Case, Problem, Snapshot, VaultState } from '../../host';

/** Whether this is a problem of the whole vault, and so no word about an account. */
export function isOfVault(problem: Problem | null): boolean {
  if (problem === null || problem.case === 'one_entry') return false;
  return problem.code === 'x.vaultLocked' || problem.code === 'x.vaultMissing';
}

/** Whether the notice about the vault, which every page has on top, says this problem already. */
export function saysNotice(problem: Problem | null, { vault }: Snapshot): boolean {
  return vault !== 'open' && isOfVault(problem);
}

const LOCKED: readonly VaultState[] = ['locked', 'asking', 'wrong_passphrase'];

/** The problem that a vault in this state is; the word of a state is that of its case. */
export function problemOf(vault: VaultState): Problem {
  const why: Case | null = vault === 'open' || vault === 'locked' || vault === 'missing' ? null : vault;
  return {
    code: LOCKED.includes(vault) ? 'x.vaultLocked' : 'x.vaultMissing',
    action: 'retry_later',
    // Where the vault refused, its own words are told by `sixty doctor`.
    facts: { ...(why && { why: { text: why } }), ...(vault === 'refused' && { detail: { text: '' } }) },
    meta: null,
    network: null,
    other: null,
    case: why,
    busy: false,
  };
}

/** Whether the vault is a file of the person's own, and no keyring of the system. */
export function isInFile(vault: VaultState): boolean {
  return vault === 'wrong_passphrase' || vault === 'no_passphrase';
}
