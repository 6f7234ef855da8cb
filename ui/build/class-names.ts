import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

const components = ['src', 'tests']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(ROOT, folder, path),
    ),
  )
  .filter((path) => path.endsWith('.svelte'))
  .sort();

const DIGITS = 36;

/**
 * The class by which a component's styles are its own: a capital letter and at most one more sign, as no class of ours
 * begins with one. The usual names, made from a hash, make the window larger; a file that is not ours keeps such a name.
 */
export function className({ hash, filename, css }: Named): string {
  const index = components.indexOf(resolve(ROOT, filename));
  if (index === -1) return `s${hash(css)}`;
  if (index >= 26 * DIGITS) throw new Error(`no name is left for the class of ${filename}`);
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letter + Math.floor(index / 26 - 1).toString(DIGITS);
}

type Named = { hash: (text: string) => string; filename: string; css: string };
