import { announce } from '../state/window.svelte';

/**
 * Has a screen reader say what this element shows, when it comes and whenever it changes: a part that comes with its text
 * cannot be a live region itself.
 */
export function spoken(element: HTMLElement): () => void {
  const tell = () => announce(element.innerText);
  const changes = new MutationObserver(tell);
  changes.observe(element, { childList: true, characterData: true, subtree: true });
  tell();
  return () => changes.disconnect();
}
