import { send, showToast, TEXT_SIZES, view } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';

/** Makes everything one size larger or smaller, or with 0 as usual, and says the size that it has then. */
export function resizeText(step: -1 | 0 | 1): void {
  const now = view.snapshot.settings.text_size;
  const next = step === 0 ? 100 : TEXT_SIZES[TEXT_SIZES.indexOf(now) + step];
  const size = next ?? now;
  if (next !== undefined) void setTextSize(next);
  const isEnd = next === undefined || TEXT_SIZES[TEXT_SIZES.indexOf(size) + step] === undefined;
  const end = !isEnd || step === 0 ? 'none' : step > 0 ? 'largest' : 'smallest';
  showToast({ text: say('win-text-size', { size: String(size), value: end }) });
}

/** Asks the host for this size of the text. What has the focus keeps it, and its place in the window. */
export function setTextSize(percent: number): Promise<void> {
  const control = document.activeElement;
  if (
    control instanceof HTMLElement &&
    control !== document.body &&
    percent !== view.snapshot.settings.text_size
  )
    staysAtResize(control);
  return send({ do: 'set', setting: { text_size: percent } });
}

function staysAtResize(control: HTMLElement): void {
  const share = control.getBoundingClientRect().top / window.innerHeight;
  const put = () => {
    if (!control.isConnected) return;
    control.focus({ preventScroll: true });
    window.scrollBy(0, control.getBoundingClientRect().top - share * window.innerHeight);
  };
  // The host scales the page, which the page meets as a window of another size.
  window.addEventListener('resize', () => requestAnimationFrame(put), { once: true });
}
