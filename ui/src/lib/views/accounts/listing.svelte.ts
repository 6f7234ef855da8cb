import type { Page } from '../../state/page';
import type { Show } from './list';

/** What a person looks for in the list of accounts. */
export class Listing {
  query = $state('');
  show = $state<Show>('all');
  isUnfolded = $state(false);
  /** The account whose row had the focus last. */
  current = $state<string | null>(null);
  /** The client whose accounts alone are shown; null for all. */
  client = $state<string | null>(null);
}

const listings = new WeakMap<Page, Listing>();

/** The listing of this page: the same after Back, a new one after a press in the rail. */
export function listingOf(page: Page): Listing {
  let known = listings.get(page);
  if (known === undefined) {
    known = new Listing();
    if (page.at === 'accounts') known.show = page.show ?? 'all';
    listings.set(page, known);
  }
  return known;
}
