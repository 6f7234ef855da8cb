import { selection } from './selection.svelte';

/** Rows that Page Up and Page Down pass over. */
const PAGE = 8;

/** Moves the focus between the rows of the list by its keys; with Shift, the rows that are passed are picked. */
export function moveInList(event: KeyboardEvent, shownIds: string[]): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const row = (document.activeElement as HTMLElement | null)
    ?.closest('li')
    ?.querySelector<HTMLElement>('[data-row]');
  const at = row ? rows.indexOf(row) : -1;
  if (at < 0) return;
  const id = rows[at]?.dataset.row ?? '';
  if (event.key === ' ' && document.activeElement === rows[at]) {
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
  const reached = rows[Math.max(0, Math.min(rows.length - 1, next))];
  reached?.focus();
  if (event.shiftKey) {
    if (!selection.has(id)) selection.toggle(id);
    selection.reach(reached?.dataset.row ?? id, shownIds);
  }
}
