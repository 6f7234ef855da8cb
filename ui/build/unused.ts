import type { Plugin } from 'vite';

type Change = [from: string, to: string];

/**
 * Code of the libraries that this window never uses. Nothing is hydrated; no state is a proxy (held by
 * tests/rules/source.test.ts); no text formats a date or number by a function of Fluent's (tests/rules/texts.test.ts).
 */
const UNUSED: Record<string, Change[]> = {
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

/** The comments of a file of texts, which is one string in the code. */
const COMMENTS = /(?<="|\\n)#.*?\\n/g;

/** Leaves out of the window what no page uses of its libraries. It stops the build where a library has changed. */
export const withoutUnused: Plugin = {
  name: 'without-unused',
  transform(code, id) {
    if (id.endsWith('.ftl?raw')) return code.replaceAll(COMMENTS, '');
    if (id.endsWith('.svelte'))
      return UNUSED_IN_COMPONENTS.reduce((text, part) => text.replaceAll(part, ''), code);
    const [, file = ''] = id.split('/node_modules/');
    return UNUSED[file]?.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more`);
      return text.replace(from, to);
    }, code);
  },
};
