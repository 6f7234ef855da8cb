import type { Snapshot } from '../../host';
import type { Page } from '../../state/page';

export type Screen = Page | { at: 'first' };

/** The screen to show. A log-in, an import or a handed over file that was begun is shown in front of the open page. */
export function screenOf(page: Page, snapshot: Snapshot): Screen {
  if (snapshot.handover !== null) return page.at === 'handover' ? page : { at: 'handover' };
  if (page.at === 'handover') return page;
  if (page.at === 'app' || page.at === 'help') return page;
  if (snapshot.attempt !== null) return page.at === 'connect' ? page : { at: 'connect' };
  if (page.at === 'connect') return page;
  if (snapshot.import !== null) return { at: 'import' };
  if (page.at === 'account' && !snapshot.accounts.some(({ id }) => id === page.id)) return home(snapshot);
  return page.at === 'accounts' ? home(snapshot) : page;
}

function home(snapshot: Snapshot): Screen {
  return { at: snapshot.accounts.length === 0 ? 'first' : 'accounts' };
}
