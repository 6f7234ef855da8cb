import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Four letters a component, as the usual names weigh half a kilobyte; two that meet stop the build. */
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

// `--mode http` builds the window for a core behind HTTP: that is what the browser tests look at.
export default defineConfig(({ mode }) => ({
  plugins: [svelte({ compilerOptions: { discloseVersion: false, cssHash } })],
  build: {
    outDir: mode === 'http' ? 'dist-http' : 'dist',
    target: 'es2022',
    // The content policy allows files of our own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Smaller by half a kilobyte than what the bundler does by itself.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, keep_fargs: false } },
  },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'window',
          environment: 'happy-dom',
          include: ['src/**/*.test.ts'],
          env: { TZ: 'Europe/Berlin' },
        },
      },
      { extends: true, test: { name: 'rules', environment: 'node', include: ['tests/rules/*.test.ts'] } },
    ],
  },
}));
