import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../src', import.meta.url).pathname;

/** The files that each file imports, types included. */
type Imports = Map<string, string[]>;

describe('the imports', () => {
  it('lead from no file back to itself', () => {
    const imports = importsOf(ROOT);
    expect(imports.get('main.ts')).toContain('App.svelte');
    expect(circles(imports)).toEqual([]);
  });

  it('are searched for a circle of any length', () => {
    const imports: Imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', []],
    ]);
    expect(circles(imports)).toEqual([['b', 'c', 'b']]);
  });
});

function importsOf(root: string): Imports {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(ts|svelte)$/.test(path),
  );
  return new Map(
    files.map((path) => {
      const named = readFileSync(join(root, path), 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']*)'/g);
      return [path, [...named].flatMap(([, name]) => found(root, path, name ?? ''))];
    }),
  );
}

/** The file that an import names, seen from the file that imports it; none for styles and files outside of `root`. */
function found(root: string, from: string, name: string): string[] {
  const target = resolve(root, dirname(from), name);
  const file = [target, `${target}.ts`, join(target, 'index.ts')].find(
    (path) => /\.(ts|svelte)$/.test(path) && existsSync(path),
  );
  return file === undefined || !file.startsWith(root) ? [] : [relative(root, file)];
}

/** Each circle once, as the way from a file back to it. */
function circles(imports: Imports): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file]);
    if (way.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return circles;
}
