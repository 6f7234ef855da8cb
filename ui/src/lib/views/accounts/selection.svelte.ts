/** The accounts that were picked to do something with all of them; a new set with every change. */
let ids = $state.raw<ReadonlySet<string>>(new Set());
let anchor: string | null = null;

export const selection = {
  get size(): number {
    return ids.size;
  },
  has: (id: string): boolean => ids.has(id),
  toggle(id: string): void {
    ids = ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]);
    anchor = id;
  },
  /** Everything from where the last one was picked to this one, in the order shown. */
  reach(id: string, shown: string[]): void {
    const from = anchor === null ? -1 : shown.indexOf(anchor);
    const to = shown.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    ids = new Set([...ids, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  },
  all(shown: string[]): void {
    ids = new Set(shown);
  },
  clear(): void {
    ids = new Set();
    anchor = null;
  },
};
