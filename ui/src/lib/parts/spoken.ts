import { announce } from '../state/window.svelte';

/**
 * Has a screen reader say what this element shows, when it comes and whenever it changes: a part that comes with its text
 * cannot be a live region itself. It is for a sentence: an element in which a dialog opens would hear what is said there.
 */
export function spoken(element: HTMLElement): () => void {
  let last = '';
  const tell = () => {
    const text = element.innerText;
    if (text !== last) announce(text);
    last = text;
  };
  const changes = new MutationObserver(tell);
  changes.observe(element, { childList: true, characterData: true, subtree: true });
  tell();
  return () => changes.disconnect();
}
