/** The accounts that were picked to do something with all of them; another list with every change. */
let ids = $state.raw<readonly string[]>([]);
let anchor: string | null = null;

export const selection = {
  get size(): number {
    return ids.length;
  },
  has: (id: string): boolean => ids.includes(id),
  toggle(id: string): void {
    ids = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    anchor = id;
  },
  /** Everything from where the last one was picked to this one, in the order shown. */
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
