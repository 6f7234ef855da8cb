import { untrack } from 'svelte';

import { room } from '../../state/room.svelte';
import { common } from './list';

/** Rows that are drawn beside those that fit under the page's head: it may be scrolled away. */
const SPARE = 8;
/** Rows of one turn until the window is full: so few that a key of the search is never felt. */
const FEW = 2;
/** Rows of each further turn. */
const MORE = 12;
/** So many rows are drawn of every list; to draw and to take away many more would make a key of the search wait. */
const ENOUGH = 60;
/** Milliseconds after a key of the search in which no row is drawn that is not seen, as the next key will change them. */
const REST = 300;
/** Rows are drawn when less than the height of a window is left to them. */
const NEAR = { rootMargin: '100% 0px' };

/** Draws a long list in turns, and what is far below only when it comes near: nobody waits for a thousand rows. */
export class Drawing {
  #count = $state(first());
  /** The places of rows that are not drawn yet and that come near. */
  #near = $state.raw<Element[]>([]);

  /** `ids` are the rows of the listing with this name. `at` is the row that is to be there at once, or -1. */
  constructor(ids: () => string[], name: () => string, at: () => number) {
    this.reach(untrack(at));
    let known: string | null = null;
    let drawn: string[] = [];
    let rest = 0;
    $effect.pre(() => {
      const isNew = known !== null && known !== name();
      known = name();
      if (isNew) {
        // What is drawn already costs nothing.
        this.#count = common(ids(), drawn) || FEW;
        rest = REST;
      }
      drawn = ids().slice(0, this.#count);
    });
    $effect(() => {
      void name();
      const isFull = this.#count >= first();
      const isWanted = this.#count < ENOUGH || this.#near.length > 0;
      if (this.#count >= ids().length || !isWanted) return;
      const timer = setTimeout(() => (this.#count += isFull ? MORE : FEW), isFull ? rest : 0);
      if (isFull) rest = 0;
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

  /** Watches the place of rows that are not drawn yet. */
  readonly awaits = (place: Element) => {
    const mark = (isNear: boolean) => {
      const others = untrack(() => this.#near).filter((one) => one !== place);
      this.#near = isNear ? [...others, place] : others;
    };
    const observer = new IntersectionObserver((seen) => mark(seen.at(-1)?.isIntersecting === true), NEAR);
    observer.observe(place);
    return () => {
      observer.disconnect();
      mark(false);
    };
  };
}

/** How many rows fill the window. */
function first(): number {
  return untrack(() => room.rows) + SPARE;
}
