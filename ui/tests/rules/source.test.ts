import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../src', import.meta.url).pathname;
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte|css)$/.test(path))
  .map((path) => ({ path: relative(ROOT, join(ROOT, path)), text: readFileSync(join(ROOT, path), 'utf8') }));

/** Attributes whose text a person reads or hears. */
const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint'];

/** The files whose live region is there as long as their page; its text changes. */
const STANDING = [
  'lib/parts/CopyLine.svelte',
  'lib/parts/Live.svelte',
  'lib/views/activity/Activity.svelte',
  'lib/views/backup/Make.svelte',
  'lib/views/meta-app/AppKeys.svelte',
  'lib/views/practice/PracticeBar.svelte',
  'lib/views/settings/Settings.svelte',
  'lib/views/settings/Trust.svelte',
  'lib/views/setup/AppAddress.svelte',
  'lib/views/setup/Handout.svelte',
  'lib/views/setup/Saved.svelte',
];

describe('the source', () => {
  it('names Tauri in one file', () => {
    const naming = files.filter(({ text }) => text.includes('@tauri-apps')).map(({ path }) => path);
    expect(naming).toEqual([join('lib', 'host', 'tauri.ts')]);
  });

  it('asks nothing of the network outside its doors', () => {
    const asking = files.filter(({ text }) => /\b(fetch|EventSource|XMLHttpRequest|WebSocket)\(/.test(text));
    expect(asking.map(({ path }) => path)).toEqual([join('lib', 'host', 'http.ts')]);
  });

  it('has no style, script or markup that the content policy would stop', () => {
    const odd = files.filter(({ text }) => /\sstyle="|\{@html|innerHTML|\beval\(|cssText/.test(text));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it.each(files.filter(({ path }) => path.endsWith('.svelte')))(
    'keeps every word of $path in the texts',
    ({ text }) => {
      expect(literals(parse(text, { modern: true }).fragment)).toEqual([]);
    },
  );

  it('finds a word that is not in the texts', () => {
    const seen = (text: string) => literals(parse(text, { modern: true }).fragment);
    expect(seen('<p>Hello</p>')).toEqual(['Hello']);
    expect(seen('{#if a}<b title="Hello"></b>{/if}')).toEqual(['title="Hello"']);
    expect(seen('<p>{say("a")} · {b}</p>')).toEqual([]);
  });

  it('has a live region only where it stands before its text: Live.svelte says the rest', () => {
    const live = files.filter(({ text }) => /role="status"|aria-live="(?:polite|assertive)"/.test(text));
    expect(live.map(({ path }) => path).sort()).toEqual(STANDING);
  });

  it('keeps plain values in its state, and objects raw, as the build leaves out what makes proxies of them', () => {
    const deep = files.filter(({ text }) => /\$state(<[^(]*>)?\(\s*[[{]|\$state(<[^(]*>)?\(new /.test(text));
    expect(deep.map(({ path }) => path)).toEqual([]);
  });

  it('has files of about 300 lines at most', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 330).map(({ path }) => path);
    expect(long.filter((path) => !path.endsWith('types.gen.ts'))).toEqual([]);
  });
});

type Node = AST.SvelteNode | Record<string, unknown>;

/** Every word that is written in the markup instead of the texts. */
function literals(node: Node): string[] {
  const found: string[] = [];
  const visit = (one: unknown, isSpoken: boolean) => {
    if (Array.isArray(one)) return one.forEach((part) => visit(part, isSpoken));
    if (typeof one !== 'object' || one === null) return;
    const { type, name, data, value } = one as {
      type?: string;
      name?: string;
      data?: string;
      value?: unknown;
    };
    if (type === 'Attribute' && SPOKEN.includes(name ?? '')) {
      const [only] = Array.isArray(value) ? (value as { type: string; data: string }[]) : [];
      if (only?.type === 'Text' && /\p{L}/u.test(only.data)) found.push(`${name}="${only.data}"`);
    } else if (type === 'Text' && /\p{L}/u.test(data ?? '')) {
      found.push((data ?? '').trim());
    } else if (type !== 'Attribute' && type !== 'Comment' && type !== 'StyleSheet') {
      for (const part of Object.values(one)) visit(part, isSpoken);
    }
  };
  visit(node, false);
  return found;
}
