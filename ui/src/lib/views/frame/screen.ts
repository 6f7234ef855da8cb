import type { Snapshot } from '../../host';
import type { Page } from '../../state/page';

export type Screen = Page | { at: 'first' };

/** Pages that a person opens beside a log-in or an import, and that show what they need of it themselves. */
const ALONE: Page['at'][] = ['app', 'setup', 'clients', 'steps', 'help'];

/** The screen to show. A log-in, an import or a handed over file that was begun is shown in front of the open page. */
export function screenOf(page: Page, snapshot: Snapshot): Screen {
  if (snapshot.handover !== null) return page.at === 'handover' ? page : { at: 'handover' };
  if (page.at === 'handover') return page;
  // A file that was dropped on the walk is shown; the token of its own stage is shown there.
  if (page.at === 'setup' && page.stage !== 'token' && snapshot.import !== null) return { at: 'import' };
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
