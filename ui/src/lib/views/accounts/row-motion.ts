import { room } from '../../state/room.svelte';

/** Milliseconds in which a row goes to its new place. */
const MOVES_IN = 200;

const tops = (list: HTMLElement) =>
  new Map(
    [...list.querySelectorAll<HTMLElement>('[data-row]')].map((name) => {
      const row = name.closest('li')!;
      return [name.dataset.row, { row, top: row.getBoundingClientRect().top }] as const;
    }),
  );

/**
 * Notes where the rows of a list are. What comes back is called when they stand in their new order: it moves each of
 * them there from its old place, so that the eye can follow the one that a person has just extended.
 */
export function follow(list: HTMLElement): () => void {
  if (room.isStill) return () => undefined;
  const before = tops(list);
  return () => {
    for (const [id, { row, top }] of tops(list)) {
      const from = before.get(id)?.top;
      const isSeen = (at: number) => at > -row.offsetHeight && at < window.innerHeight;
      if (from === undefined || from === top || !(isSeen(from) || isSeen(top))) continue;
      row.animate([{ transform: `translateY(${from - top}px)` }, { transform: 'none' }], {
        duration: MOVES_IN,
        easing: 'ease-out',
      });
    }
  };
}
