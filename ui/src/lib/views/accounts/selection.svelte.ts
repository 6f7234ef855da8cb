/** Ids of the accounts that were picked to act on together; replaced, never changed in place. */
let ids = $state.raw<readonly string[]>([]);
const chosen = $derived(new Set(ids));
let anchor: string | null = null;

export const selection = {
  get size(): number {
    return ids.length;
  },
  has: (id: string): boolean => chosen.has(id),
  toggle(id: string): void {
    ids = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    anchor = id;
  },
  /** Picks every account between the last picked one and this one, in the order shown. */
  reach(id: string, shown: string[]): void {
    const from = anchor === null ? -1 : shown.indexOf(anchor);
    const to = shown.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    const reached = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    ids = [...ids, ...reached.filter((one) => !ids.includes(one))];
  },
  all(shown: string[]): void {
    ids = shown;
  },
  clear(): void {
    ids = [];
    anchor = null;
  },
};
