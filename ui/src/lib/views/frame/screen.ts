import type { Snapshot } from '../../host';
import type { Page } from '../../state/page';

export type Screen = Page | { at: 'first' };

/** Pages that a person opens beside a log-in or an import, and that show what they need of it themselves. */
const ALONE: Page['at'][] = ['app', 'setup', 'clients', 'steps', 'help', 'handover', 'backup', 'check-up'];

/** Whether the page shows itself what becomes of an import: the walk does for the token of its own stage, not for a file. */
export function showsImport(page: Page, { import: shown }: Pick<Snapshot, 'import'>): boolean {
  return page.at === 'import' || (page.at === 'setup' && page.stage === 'token' && shown?.is !== 'asks');
}

/**
 * The screen to show. A log-in that has begun is shown in front of the open page, and a file that was dropped meanwhile in
 * front of the log-in. A file that hands a Meta app over is in front of all, and a backup in front of the rest.
 */
export function screenOf(page: Page, snapshot: Snapshot): Screen {
  if (snapshot.handover !== null) return page.at === 'handover' ? page : { at: 'handover' };
  // What asks for nothing more than a passphrase is left with its page.
  if (snapshot.backup !== null && snapshot.backup.is !== 'asks')
    return page.at === 'backup' ? page : { at: 'backup', does: 'restore' };
  if (page.at === 'import' && snapshot.import !== null) return page;
  if (page.at === 'setup' && snapshot.import !== null && !showsImport(page, snapshot))
    return { at: 'import' };
  if (ALONE.includes(page.at)) return page;
  if (snapshot.attempt !== null) return page.at === 'connect' ? page : { at: 'connect' };
  if (page.at === 'connect') return page;
  if (snapshot.import !== null) return { at: 'import' };
  if (page.at === 'account' && !snapshot.accounts.some(({ id }) => id === page.id)) return home(snapshot);
  return page.at === 'accounts' ? home(snapshot) : page;
}

function home(snapshot: Snapshot): Screen {
  return { at: snapshot.accounts.length === 0 ? 'first' : 'accounts' };
}
