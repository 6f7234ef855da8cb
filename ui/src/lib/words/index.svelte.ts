import type { Host } from '../host';
import { calledAs } from '../state/names';
import { view } from '../state/window.svelte';
import { Words, type Values } from './words';

// The texts for a window whose program does not answer.
const alone = import.meta.glob<string>('../../../locales/*/{brand,lost}.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let current = $state.raw<Words | null>(null);

/** The texts in the language of the window; they are loaded before anything is shown. */
export function words(): Words {
  if (current === null) throw new Error('no texts yet');
  return current;
}

export function say(key: string, values?: Values): string {
  return words().say(key, values);
}

export async function speak(host: Host, language: string): Promise<void> {
  if (current?.language !== language)
    current = new Words(language, await host.texts(language), calledAs, () => view.around.now || null);
}

/** Loads the texts for a window without a program, in the first language of the browser that we have. */
export function speakAlone(languages: readonly string[]): void {
  const tags = languages.map((language) => language.split('-')[0]);
  const has = (tag?: string) => Object.keys(alone).some((path) => path.includes(`/${tag}/`));
  const tag = tags.find(has) ?? 'en';
  const files = Object.entries(alone).filter(([path]) => path.includes(`/${tag}/`));
  current = new Words(
    tag,
    files.map(([, text]) => text),
  );
}
