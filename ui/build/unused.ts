import type { Plugin } from 'vite';

type Change = [from: string | RegExp, to: string];

/** In place of the part that shows something else where a page fails or waits: no page of ours has a `<svelte:boundary>`. */
const BOUNDARY = `export class Boundary {
  constructor(node, props, children) {
    block(() => {
      branch(() => {
        active_effect.b = this;
        active_effect.f |= BOUNDARY_EFFECT;
        children(node);
      });
    }, flags);
  }
  error(error) { throw error; }
}
class Unused {`;

/** A method of a class of Svelte's, from its name to the end. */
const method = (head: string) => new RegExp(`^\\t${head} \\{$[\\s\\S]*?^\\t\\}$`, 'gm');

/**
 * Code of the libraries that this window never uses. Nothing is hydrated; no state is a proxy, no markup waits for a
 * promise, no list is animated (held by tests/rules/source.test.ts); no change is tried out before it is made; no text
 * formats a date or number by a function of Fluent's (tests/rules/texts.test.ts).
 */
const UNUSED: Record<string, Change[]> = {
  'svelte/src/internal/client/dom/hydration.js': [
    ['export let hydrating = false;', 'export const hydrating = false;'],
    ['hydrating = value;', ''],
  ],
  'svelte/src/internal/client/proxy.js': [
    ['export function proxy(value) {', 'export function proxy(value) { return value;'],
  ],
  'svelte/src/internal/client/dom/blocks/boundary.js': [['export class Boundary {', BOUNDARY]],
  'svelte/src/internal/client/dom/blocks/each.js': [
    ['var is_animated = (flags & EACH_IS_ANIMATED) !== 0;', 'const is_animated = false;'],
  ],
  'svelte/src/internal/client/reactivity/async.js': [
    ['var pending = blockers.filter((b) => !b.settled);', 'const pending = blockers;'],
    ['if (async.length === 0 && pending.length === 0) {', 'if (true) {'],
  ],
  'svelte/src/internal/client/reactivity/batch.js': [
    [/\tis_fork = false;/g, ''],
    [/\b(?:this|batch)\.is_fork(?! =)/g, 'false'],
    [/this\.#is_deferred\(\)/g, 'false'],
    ['this.#pending === 0 && ', ''],
    [method('increment\\(blocking, effect\\)'), ''],
    [method('decrement\\(blocking, effect\\)'), ''],
  ],
  'svelte/src/internal/client/reactivity/deriveds.js': [[/current_batch\?\.is_fork/g, 'false']],
  'svelte/src/internal/client/reactivity/sources.js': [['!batch.is_fork && ', '']],
  'svelte/src/internal/client/runtime.js': [
    ['var is_fork = current_batch?.is_fork;', 'const is_fork = false;'],
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
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${file} has no "${from}" any more`);
      return changed;
    }, code);
  },
};
