import { tick } from 'svelte';

import { selection } from './selection.svelte';

/** Rows that Page Up and Page Down pass over. */
const PAGE = 8;

/**
 * Moves the focus between the rows of the list by its keys; with Shift, the rows that are passed are picked. `rows` are
 * the ids of all rows in their order, `reach` has those up to one of them drawn.
 */
export async function moveInList(
  event: KeyboardEvent,
  rows: string[],
  reach: (index: number) => void,
): Promise<void> {
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-row]');
  const id = row?.dataset.row ?? '';
  const at = rows.indexOf(id);
  if (at < 0) return;
  if (event.key === ' ' && document.activeElement === row) {
    event.preventDefault();
    return selection.toggle(id);
  }
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: rows.length - 1,
  };
  const next = to[event.key as keyof typeof to];
  if (next === undefined) return;
  event.preventDefault();
  const isPicking = event.shiftKey;
  const index = Math.max(0, Math.min(rows.length - 1, next));
  const reached = rows[index] ?? id;
  reach(index);
  await tick();
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(reached)}"]`)?.focus();
  if (isPicking) {
    if (!selection.has(id)) selection.toggle(id);
    selection.reach(reached, rows);
  }
}
