import type { Plugin } from 'vite';

import { declared, edited, parsed, uses, visit, type Node } from './tree.ts';

/** A function that is used in one place, which may stand there itself. */
type Moved = { statement: Node; made: Node; place: Node; name: string };

/**
 * Puts each branch of an `{#if}` and each snippet of a part where it is used. Svelte gives them names before, which all
 * differ; without them the pages are more like each other, and a kilobyte smaller when compressed.
 */
export const branchesInPlace: Plugin = {
  name: 'branches-in-place',
  transform(code, id) {
    if (!id.endsWith('.svelte')) return;
    for (let text = code; ;) {
      const found = innermost(movedIn(parsed(this, text)));
      if (found.length === 0) return text;
      const before = text;
      text = edited(
        before,
        found.flatMap(({ statement, made, place, name }) => {
          const body = before.slice(made.start, made.end);
          const isProperty = place.type === 'Property';
          return [
            { start: statement.start, end: statement.end, text: '' },
            { start: place.start, end: place.end, text: isProperty ? `${name}: ${body}` : `(${body})` },
          ];
        }),
      );
    }
  },
};

function movedIn(root: Node): Moved[] {
  const found: Moved[] = [];
  visit(root, (block) => {
    if (block.type !== 'BlockStatement') return;
    for (const statement of block.body as Node[]) {
      const { name, init: made } = declared(statement);
      if (made?.type !== 'ArrowFunctionExpression') continue;
      const [use, ...others] = uses(block, name);
      const place = others.length === 0 && use && placeOf(use.node, use.around, block);
      if (place) found.push({ statement, made, place, name });
    }
  });
  return found;
}

/** `$$render(consequent)` in the block; or `Part(node, { foot })` as a statement of it, which makes its object once. */
function placeOf(node: Node, around: Node[], block: Node): Node | undefined {
  const [parent, object, call, statement, outer] = around;
  if (parent?.type === 'CallExpression')
    return (parent.callee as Node).name === '$$render' ? node : undefined;
  const isPart = parent?.type === 'Property' && parent.shorthand && object?.type === 'ObjectExpression';
  const isOnce =
    call?.type === 'CallExpression' && statement?.type === 'ExpressionStatement' && outer === block;
  return isPart && isOnce ? parent : undefined;
}

/** Those with none of the others in them: what is moved is moved as it was. */
function innermost(all: Moved[]): Moved[] {
  const isIn = (inner: Node, outer: Node) => outer.start <= inner.start && inner.end <= outer.end;
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one && (isIn(other.statement, one.statement) || isIn(other.place, one.statement)),
      ),
  );
}
