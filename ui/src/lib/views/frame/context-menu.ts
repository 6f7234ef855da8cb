/**
 * The menu of a right click is the browser's own, whose "Reload" and "Back" mean nothing in this window. It is of use where a
 * text can be pasted, and over a text that is marked.
 */

import { isField } from './pasting';

export function oncontextmenu(event: MouseEvent): void {
  const marked = window.getSelection();
  const isMarked =
    marked?.isCollapsed === false && event.target instanceof Node && marked.containsNode(event.target, true);
  if (!isField(event.target) && !isMarked) event.preventDefault();
}
