import { minify } from 'terser';
import type { Plugin } from 'vite';

/** A template of a component, as it stands in the code: `var root = from_html(`<p> </p>`, 1);` */
const TEMPLATE = /^var ([\w$]+) = (?:\/\* @__PURE__ \*\/ )?(from_(?:html|svg)\(`[^`]*`(?:, \d)?\));$/gm;

/** Each template once: every fourth is like one of another component. */
function sharingTemplates(code: string): string {
  const known = new Map<string, string>();
  return code.replaceAll(TEMPLATE, (whole, name: string, made: string) => {
    const first = known.get(made);
    known.set(made, first ?? name);
    return first === undefined ? whole : `var ${name} = ${first};`;
  });
}

/**
 * Terser before the bundler's own minifier: each finds what the other leaves, and together they make the window two
 * kilobytes smaller than either alone. The bundler's gives the names, which it has short where they are used most.
 */
export const minifiedTwice: Plugin = {
  name: 'minified-twice',
  async renderChunk(code) {
    const options = {
      module: true,
      ecma: 2020,
      compress: { passes: 3, keep_fargs: false },
      mangle: false,
    } as const;
    return { code: (await minify(sharingTemplates(code), options)).code ?? code, map: null };
  },
};

const opened = new Set<string>();

/** Notes which modules the window opens with. */
export const noteOpened: Plugin = {
  name: 'note-opened',
  buildEnd() {
    const note = (id: string) => {
      if (opened.has(id)) return;
      opened.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(note);
    };
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) note(id);
  },
};

/**
 * All that the window opens with as one file. By itself the bundler puts what later pages share with it into a third
 * file, and the names that the two hand each other weigh two kilobytes.
 */
export const OPENED_AS_ONE = { groups: [{ name: 'index', test: (id: string) => opened.has(id) }] };

/** The page without what only its readers need. */
export const shortPage: Plugin = {
  name: 'short-page',
  transformIndexHtml: {
    order: 'post',
    handler: (page) => page.replaceAll(/<!--.*?-->/gs, '').replaceAll(/\s*\n\s*/g, ' '),
  },
};
