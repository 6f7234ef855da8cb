import { Words } from './words';

const files = import.meta.glob<string>(
  [
    '../../../locales/*/*.ftl',
    '!../../../locales/*/{backup,cli,desktop,doctor,export,handout,notices,old-ways,tray,web}.ftl',
  ],
  { query: '?raw', import: 'default' },
);

/** The window's texts without the program behind it, for a browser and for tests; English for a language we lack. */
export async function readTexts(language: string): Promise<string[]> {
  const tag = Object.keys(files).some((path) => path.includes(`/${language}/`)) ? language : 'en';
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/${tag}/`));
  return Promise.all(wanted.map(([, read]) => read()));
}

/** The words of a language; with `now`, a moment near it is said without its date. */
export async function readWords(language: string, now: string | null = null): Promise<Words> {
  return new Words(language, await readTexts(language), undefined, () => now);
}
