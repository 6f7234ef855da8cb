import { send, showToast, TEXT_SIZES, view } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';

/** Makes everything one size larger or smaller, or with 0 as usual, and says the size that it has then. */
export function resizeText(step: -1 | 0 | 1): void {
  const now = view.snapshot.settings.text_size;
  const next = step === 0 ? 100 : TEXT_SIZES[TEXT_SIZES.indexOf(now) + step];
  const size = next ?? now;
  if (next !== undefined) void send({ do: 'set', setting: { text_size: next } });
  const isEnd = next === undefined || TEXT_SIZES[TEXT_SIZES.indexOf(size) + step] === undefined;
  const end = !isEnd || step === 0 ? 'none' : step > 0 ? 'largest' : 'smallest';
  showToast({ text: say('win-text-size', { size: String(size), value: end }) });
}
