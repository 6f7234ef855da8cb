import { untrack } from 'svelte';

import { room } from '../../state/room.svelte';

/** Rows that are drawn at once, beside those that fit under the page's head: it may be scrolled away. */
const SPARE = 8;
/** Rows that are drawn in each further turn: so few that no turn is felt. */
const MORE = 20;
/** Milliseconds after a key of the search in which no further row is drawn, as the next key will change them. */
const REST = 300;

/**
 * Draws a long list in turns, so that a person never waits for a thousand rows. After a moment every row is there: a
 * screen reader finds them all.
 */
export class Drawing {
  #count = $state(first());
  #known: string | null = null;

  /**
   * `total` rows are wanted of the listing with this name; another listing begins with its first rows. `at` is the row
   * that is to be there at once, or -1.
   */
  constructor(total: () => number, name: () => string, at: () => number) {
    this.reach(untrack(at));
    let rest = 0;
    $effect.pre(() => {
      const isNew = this.#known !== null && this.#known !== name();
      this.#known = name();
      rest = isNew ? REST : 0;
      if (isNew) this.#count = first();
    });
    $effect(() => {
      void name();
      if (this.#count >= total()) return;
      const timer = setTimeout(() => (this.#count += MORE), rest);
      rest = 0;
      return () => clearTimeout(timer);
    });
  }

  get count(): number {
    return this.#count;
  }

  /** Has at least the rows up to this one drawn. */
  reach(index: number): void {
    if (index >= untrack(() => this.#count)) this.#count = index + MORE;
  }
}

/** How many rows are drawn at once: a screenful. */
function first(): number {
  return untrack(() => room.rows) + SPARE;
}
