/** Where a text goes that is pasted or dropped on a page and not into one of its fields. */

import { send } from '../../state/window.svelte';

const FIELDS = 'input:not([type]), input[type=text], input[type=search], textarea';

/** A word as long as this is no word of a sentence: it may be a token, a code or a secret. */
export const LIKE_A_TOKEN = /[\w%|-]{40,}/;

/** Whether the browser itself puts a pasted text into this element. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}

/** The button that pastes into the page's box for secrets; the host reads the clipboard then. */
export const pasteButton = (page?: HTMLElement) => page?.querySelector<HTMLElement>('[data-paste]');

/** Pastes into the page's box for secrets, as its own button does; false where the page has none. */
export function pasteIntoBox(): boolean {
  const button = pasteButton(document.querySelector('main') ?? undefined);
  button?.click();
  return Boolean(button);
}

/** Closes what became of a token that was pasted or read, and takes what is on the clipboard in its place. */
export function pasteAnew(): void {
  void send({ do: 'close_import' });
  void send({ do: 'paste', into: 'token' });
}

/** The page's box for secrets. */
const boxOf = (page?: HTMLElement) => page?.querySelector<HTMLElement>('[data-box]');

/** The page's one ordinary field; none where a page has a box for secrets, or several fields. */
export function onlyField(page?: HTMLElement): HTMLInputElement | null {
  if (page === undefined || boxOf(page)) return null;
  const fields = [...page.querySelectorAll<HTMLInputElement>(FIELDS)].filter((one) => one.checkVisibility());
  return fields.length === 1 ? (fields[0] ?? null) : null;
}

/** Types a text into a field, as the browser does for a paste. */
export function typeInto(field: HTMLInputElement, text: string): void {
  field.focus();
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Hands a text that was dropped on the page to its box for secrets; false where it has none. */
export function dropIntoBox(page: HTMLElement | undefined, dataTransfer: DataTransfer): boolean {
  const box = boxOf(page);
  box?.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  return Boolean(box);
}
