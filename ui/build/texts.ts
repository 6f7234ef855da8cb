import type { Plugin } from 'vite';

import { declared, edited, isCallOf, nameOf, parsed, uses, visit, type Edit, type Node } from './tree.ts';

/**
 * Has each text of a page said where it is shown. Svelte keeps the result of every call in the markup as a value of its
 * own, lest it is made anew without need; for a text this is more work than to say it, and weighs a kilobyte in all.
 */
export const plainTexts: Plugin = {
  name: 'plain-texts',
  transform(code, id) {
    if (!id.endsWith('.svelte')) return;
    const edits: Edit[] = [];
    const root = parsed(this, code);
    const says = saying(root);
    visit(root, (node) => {
      if (node.type === 'BlockStatement') edits.push(...withoutKept(node, code, says));
      if (isCallOf(node, 'template_effect')) edits.push(...withoutHanded(node, code, says));
    });
    return edited(code, edits);
  },
};

/** `{ let $0 = $.derived(() => say('key')); Part(node, { get title() { return $.get($0) } }) }` */
function withoutKept(block: Node, code: string, says: Says): Edit[] {
  return (block.body as Node[]).flatMap((statement) => {
    const { name, init } = declared(statement);
    const [made] = isCallOf(init, 'derived') ? (init.arguments as Node[]) : [];
    const text = made?.body as Node | undefined;
    if (!/^\$\d+$/.test(name) || !text || !isText(text, says)) return [];
    const reads = uses(block, name).map(({ around: [call] }) => call);
    if (!reads.every((call) => isCallOf(call, 'get'))) return [];
    const said = reads.flatMap((call) => (call ? [put(text, call, code)] : []));
    return [{ start: statement.start, end: statement.end, text: '' }, ...said];
  });
}

/** `$.template_effect(($0) => $.set_text(text, $0), [() => say('key')])` */
function withoutHanded(call: Node, code: string, says: Says): Edit[] {
  const [effect, list, ...others] = call.arguments as Node[];
  if (!effect || list?.type !== 'ArrayExpression' || others.length > 0) return [];
  const params = effect.params as Node[];
  const texts = (list.elements as Node[]).map(({ body }) => body as Node);
  const kept = (nodes: Node[]) =>
    nodes
      .flatMap(({ start, end }, index) => (isText(texts[index], says) ? [] : [code.slice(start, end)]))
      .join(', ');
  const said = params.flatMap((param, index) => {
    const text = texts[index];
    if (!isText(text, says)) return [];
    return uses(effect.body as Node, nameOf(param)).map(({ node }) => put(text, node, code));
  });
  const [first, last] = [params[0], params[params.length - 1]];
  if (!first || !last || said.length === 0) return [];
  const left = kept(list.elements as Node[]);
  return [
    ...said,
    { start: first.start, end: last.end, text: kept(params) },
    { start: effect.end, end: list.end, text: left && `, [${left}]` },
  ];
}

function put(text: Node, place: Node, code: string): Edit {
  return { start: place.start, end: place.end, text: `(${code.slice(text.start, text.end)})` };
}

/** The names of functions that make a text. */
type Says = Set<string>;

/** `say`, and what a component names by itself: `const why = (key) => words().part(key, 'why');` */
function saying(root: Node): Says {
  const known: Says = new Set(['say']);
  visit(root, (node) => {
    const { name, init } = declared(node);
    if (init?.type === 'ArrowFunctionExpression' && isText(init.body as Node, known)) known.add(name);
  });
  return known;
}

/** A sentence in the person's language, or one of two. */
function isText(node: Node | undefined, says: Says): node is Node {
  if (node?.type === 'ConditionalExpression')
    return isText(node.consequent as Node, says) && isText(node.alternate as Node, says);
  if (node?.type !== 'CallExpression') return false;
  const callee = node.callee as Node;
  return says.has(nameOf(callee)) || nameOf((callee.object as Node | undefined)?.callee) === 'words';
}
