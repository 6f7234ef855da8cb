import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// `--mode http` builds the window for a core behind HTTP: that is what the browser tests look at.
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  build: {
    outDir: mode === 'http' ? 'dist-http' : 'dist',
    target: 'es2022',
    // The content policy allows files of our own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
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
