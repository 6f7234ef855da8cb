import { Words } from './words';

// The pages that the browser shows are not the window's.
const files = import.meta.glob<string>(['../../../locales/*/*.ftl', '!../../../locales/*/web.ftl'], {
  query: '?raw',
  import: 'default',
});

/** The texts of a language; English where there is none of it. */
export async function readWords(language: string, veil?: (name: string) => string): Promise<Words> {
  const tag = Object.keys(files).some((path) => path.includes(`/${language}/`)) ? language : 'en';
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/${tag}/`));
  return new Words(tag, await Promise.all(wanted.map(([, read]) => read())), veil);
}
