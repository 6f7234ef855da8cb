import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

/** The colours of a theme, as `styles/tokens.css` names them; the dark theme has those of the light one otherwise. */
function colours(theme: 'light' | 'dark'): Map<string, string> {
  const block = (head: string) => {
    const css = read('styles/tokens.css');
    const from = css.indexOf(`${head} {`);
    return css.slice(from, css.indexOf('}', from));
  };
  const blocks = [block(':root'), theme === 'dark' ? block(":root[data-theme='dark']") : ''].join('\n');
  return new Map(
    [...blocks.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name, colour]) => [name!, colour!]),
  );
}

/** How bright a colour is, as WCAG counts it. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}

/** What a control may stand on: a page, a panel, a dialog, a shade under the pointer, the open row. */
const GROUNDS = ['page', 'surface', 'raised', 'sunken', 'select'];
/** The frame of a control, its filling when it is on, the ring of the focus. */
const FRAMES = ['control', 'primary', 'focus', 'stop-fill'];
const WORDS = ['ink', 'ink-2', 'ink-3'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const all = colours(theme);
  const weak = (fronts: string[], grounds: string[], least: number) =>
    fronts.flatMap((front) =>
      grounds
        .map((ground) => [front, ground, contrast(all.get(front)!, all.get(ground)!).toFixed(2)] as const)
        .filter(([, , ratio]) => Number(ratio) < least),
    );

  it('frames every control 3 times as bright or dark as what it stands on', () => {
    expect(weak(FRAMES, GROUNDS, 3)).toEqual([]);
  });

  it('sets the mark of a box off from its filling', () => {
    expect(weak(['on-primary'], ['primary'], 3)).toEqual([]);
  });

  it('writes every word 4.5 times as bright or dark as its page', () => {
    expect(weak(WORDS, ['page', 'surface', 'raised'], 4.5)).toEqual([]);
  });
});

describe('a control', () => {
  it('has its frame in the colour for it: boxes, switches, fields and lists to choose from', () => {
    const framed = ['styles/ticks.css', 'lib/parts/Switch.svelte', 'lib/parts/TextField.svelte'];
    const choosing = [
      'lib/parts/TextBox.svelte',
      'lib/parts/EndButton.svelte',
      'lib/views/settings/Choice.svelte',
    ];
    const other = [...framed, ...choosing].filter((path) => !read(path).includes('1px solid var(--control)'));
    expect(other).toEqual([]);
  });
});
