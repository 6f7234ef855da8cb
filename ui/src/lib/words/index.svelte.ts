import { veiled } from '../state/window.svelte';
import { readWords } from './texts';
import type { Values, Words } from './words';

let current = $state.raw<Words | null>(null);

/** The texts in the language of the window; there before anything is shown. */
export function words(): Words {
  if (current === null) throw new Error('no texts yet');
  return current;
}

export function say(key: string, values?: Values): string {
  return words().say(key, values);
}

export async function speak(language: string): Promise<void> {
  if (current?.language !== language) current = await readWords(language, veiled);
}
