/**
 * How the window is built, and how its tests run.
 *
 * The build leaves out what no page uses of Svelte and Fluent, because the window is to be light and no bundler finds
 * these parts by itself. It stops where a library has changed. Held by `tests/size.test.ts`; `tests/rules/source.test.ts`
 * and `tests/rules/texts.test.ts` hold what the omissions rely on.
 */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { className } from './build/class-names.ts';
import { minifiedTwice, noteOpened, OPENED_AS_ONE, shortPage } from './build/code.ts';
import { withoutUnused } from './build/unused.ts';

/** These tests drive a whole browser: one file at a time, with long limits for a busy computer. */
const inBrowser = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 60_000,
} as const;

/** `http` is the window for a core behind HTTP; `sheet` is a page with the drawings for the pictures, beside it. */
function placeOf(mode: string) {
  const output = { codeSplitting: OPENED_AS_ONE };
  if (mode !== 'sheet')
    return { outDir: mode === 'http' ? 'dist-http' : 'dist', rolldownOptions: { output } };
  return {
    outDir: 'dist-http/sheet',
    rolldownOptions: { input: 'tests/scenes/drawings/index.html', output },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [
    svelte({ compilerOptions: { discloseVersion: false, cssHash: className } }),
    withoutUnused,
    minifiedTwice,
    noteOpened,
    shortPage,
  ],
  build: {
    ...placeOf(mode),
    target: 'es2022',
    // The content policy allows our own files and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet is a sixth smaller than a sheet for each file of code, and less to ask for when the window opens.
    cssCodeSplit: false,
    reportCompressedSize: false,
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
          setupFiles: ['tests/learn.ts'],
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
