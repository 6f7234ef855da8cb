import type { Account } from '../../host';

/** Where a person is at work in the list: a row that was extended stays with its result until the person leaves it. */
export class Attention {
  #isPointedAt = $state(false);
  #left = $state.raw<string[]>([]);

  /** The mouse is over the rows: none of them moves now, so that a press never meets another account. */
  point(isAt: boolean): void {
    this.#isPointedAt = isAt;
  }

  /** The focus goes away from where this event happened. A window that loses the focus keeps its rows. */
  leave(event: FocusEvent): void {
    const row = (event.target as Element).closest('li');
    if (!document.hasFocus() || row?.contains(event.relatedTarget as Node | null)) return;
    const id = row?.querySelector<HTMLElement>('[data-row]')?.dataset.row;
    if (id !== undefined && !this.#left.includes(id)) this.#left = [...this.#left, id];
  }

  readonly stays = ({ id, outcome }: Account): boolean =>
    this.#isPointedAt || (outcome !== null && !this.#left.includes(id));
}
