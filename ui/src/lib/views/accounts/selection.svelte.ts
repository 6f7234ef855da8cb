import { SvelteSet } from 'svelte/reactivity';

/** The accounts that were picked to do something with all of them. */
const ids = new SvelteSet<string>();
let anchor: string | null = null;

export const selection = {
  get size(): number {
    return ids.size;
  },
  has: (id: string): boolean => ids.has(id),
  toggle(id: string): void {
    if (!ids.delete(id)) ids.add(id);
    anchor = id;
  },
  /** Everything from where the last one was picked to this one, in the order shown. */
  reach(id: string, shown: string[]): void {
    const from = anchor === null ? -1 : shown.indexOf(anchor);
    const to = shown.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    for (const one of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(one);
  },
  all(shown: string[]): void {
    ids.clear();
    for (const id of shown) ids.add(id);
  },
  clear(): void {
    ids.clear();
    anchor = null;
  },
};
