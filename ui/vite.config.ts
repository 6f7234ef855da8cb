/**
 * How the window is built, and how its tests run.
 *
 * The build leaves out what no page uses of Svelte and Fluent, because the window is to be light and no bundler finds
 * these parts by itself. It stops where a library has changed. Held by `tests/size.test.ts`; `tests/rules/source.test.ts`
 * and `tests/rules/texts.test.ts` hold what the omissions rely on.
 */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Class names of four letters: the usual names make the window half a kilobyte larger. Two equal names stop the build. */
const named = new Map<string, string>();
function cssHash({
  hash,
  filename,
  css,
}: {
  hash: (text: string) => string;
  filename?: string;
  css: string;
}) {
  const file = filename ?? css;
  const name = `s${hash(file).slice(0, 4)}`;
  if ((named.get(name) ?? file) !== file) throw new Error(`${file} and ${named.get(name)} share a name`);
  named.set(name, file);
  return name;
}

/**
 * Code of the libraries that this window never uses: nothing is hydrated, no state is a proxy (held by
 * tests/rules/source.test.ts), no text formats a date or number by a function of Fluent's (tests/rules/texts.test.ts).
 */
const UNUSED: Record<string, [string, string][]> = {
  'svelte/src/internal/client/dom/hydration.js': [
    ['export let hydrating = false;', 'export const hydrating = false;'],
    ['hydrating = value;', ''],
  ],
  'svelte/src/internal/client/proxy.js': [
    ['export function proxy(value) {', 'export function proxy(value) { return value;'],
  ],
  '@fluent/bundle/esm/bundle.js': [[' NUMBER,\n            DATETIME,', '']],
  '@fluent/bundle/esm/resolver.js': [['if (FluentDateTime.supportsValue(arg))', 'if (false)']],
};
/**
 * What Svelte compiles into each component for uses that this window has not: `$$slots` for components written for
 * Svelte 4, and the steps of hydration, which are calls without an effect that no bundler removes from a file that is
 * loaded later.
 */
const UNUSED_IN_COMPONENTS = [
  /,\s*\$\$slots: \{[^}]*\}/g,
  /\$\.(?:reset|next)\([^()]*\);/g,
  /(?<=\$\.(?:child|only_child|first_child|sibling)\([^()]*), true(?=\))/g,
];
const withoutUnused: Plugin = {
  name: 'without-unused',
  transform(code, id) {
    if (id.endsWith('.svelte'))
      return UNUSED_IN_COMPONENTS.reduce((text, part) => text.replaceAll(part, ''), code);
    const [, file = ''] = id.split('/node_modules/');
    return UNUSED[file]?.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more`);
      return text.replace(from, to);
    }, code);
  },
};

/** These tests drive a whole browser: one file at a time, with long limits for a busy computer. */
const inBrowser = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 60_000,
} as const;

/** `http` is the window for a core behind HTTP; `sheet` is a page with the drawings for the pictures, beside it. */
function placeOf(mode: string) {
  if (mode !== 'sheet') return { outDir: mode === 'http' ? 'dist-http' : 'dist' };
  return { outDir: 'dist-http/sheet', rolldownOptions: { input: 'tests/scenes/drawings/index.html' } };
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte({ compilerOptions: { discloseVersion: false, cssHash } }), withoutUnused],
  build: {
    ...placeOf(mode),
    target: 'es2022',
    // The content policy allows our own files and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet is a sixth smaller than a sheet for each file of code, and less to ask for when the window opens.
    cssCodeSplit: false,
    reportCompressedSize: false,
    // Terser makes the window half a kilobyte smaller than the bundler's own minifier.
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2020,
      compress: { passes: 3, keep_fargs: false },
    },
  },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          environment: 'happy-dom',
          include: ['src/**/*.test.ts'],
          env: { TZ: 'Europe/Berlin' },
        },
      },
      { extends: true, test: { name: 'rules', environment: 'node', include: ['tests/rules/*.test.ts'] } },
      { extends: true, test: { name: 'size', environment: 'node', include: ['tests/size.test.ts'] } },
      { extends: true, test: { name: 'window', include: ['tests/window/*.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'program', include: ['tests/program/**/*.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'pictures', include: ['tests/scenes/*.test.ts'], ...inBrowser } },
    ],
  },
}));
