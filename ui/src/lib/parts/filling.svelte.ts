import { untrack } from 'svelte';

import { room } from '../state/room.svelte';

/** Milliseconds in which a dial fills up after an extend. */
const FILLS_IN = 250;

/** Days as a dial shows them: new days are counted up, so that the eye sees what was won; lost ones are gone at once. */
export class Filling {
  #shown = $state<number | null>(null);

  constructor(days: () => number | null) {
    this.#shown = days();
    $effect(() => {
      const to = days();
      const from = untrack(() => this.#shown);
      if (to === null || from === null || to <= from || room.isStill) {
        this.#shown = to;
        return;
      }
      const began = performance.now();
      let frame = 0;
      const step = (now: number) => {
        const part = Math.max(0, Math.min(1, (now - began) / FILLS_IN));
        this.#shown = Math.round(from + (to - from) * (1 - (1 - part) ** 2));
        if (part < 1) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
      return () => cancelAnimationFrame(frame);
    });
  }

  get days(): number | null {
    return this.#shown;
  }
}
