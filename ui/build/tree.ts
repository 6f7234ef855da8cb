/** A node of a syntax tree, as the bundler's parser gives it. */
export type Node = { type: string; start: number; end: number; [part: string]: unknown };
export type Edit = { start: number; end: number; text: string };

/** The parser of the bundler, as a plugin has it. */
export type Parser = { parse: (code: string) => unknown };

export const parsed = (by: Parser, code: string): Node => by.parse(code) as Node;

export function edited(code: string, edits: Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

export function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of childrenOf(node)) visit(child, see);
}

/** Where a name is used, with the nodes around, the nearest first; not where it is the name of something else. */
export function uses(root: Node, name: string): { node: Node; around: Node[] }[] {
  const found: { node: Node; around: Node[] }[] = [];
  const look = (node: Node, around: Node[]): void => {
    if (node !== root && declares(node, name)) return;
    if (nameOf(node) === name && !isKey(node, around[0])) found.push({ node, around });
    for (const child of childrenOf(node)) look(child, [node, ...around]);
  };
  look(root, []);
  return found;
}

/** The name that a node is; '' for any other node. */
export function nameOf(node: unknown): string {
  const { type, name } = (node ?? {}) as Partial<Node>;
  return type === 'Identifier' ? String(name) : '';
}

/** Whether a node calls this function of Svelte's. */
export function isCallOf(node: Node | undefined, name: string): node is Node {
  const callee = node?.callee as Node | undefined;
  return (
    node?.type === 'CallExpression' && nameOf(callee?.object) === '$' && nameOf(callee?.property) === name
  );
}

/** `const name = …` or `let name = …` with one name only. */
export function declared(statement: Node): { name: string; init?: Node } {
  const [only, ...others] = (statement.declarations as Node[] | undefined) ?? [];
  return others.length > 0 ? { name: '' } : { name: nameOf(only?.id), init: only?.init as Node | undefined };
}

/** A name that stands for itself: what is declared, or a property of something. */
function isKey(node: Node, parent?: Node): boolean {
  if (parent?.type === 'VariableDeclarator') return parent.id === node;
  if (parent?.type === 'MemberExpression') return parent.property === node && parent.computed === false;
  return parent?.type === 'Property' && parent.key === node && parent.value !== node;
}

function declares(node: Node, name: string): boolean {
  const params = (node.params as Node[] | undefined) ?? [];
  const body = Array.isArray(node.body) ? (node.body as Node[]) : [];
  return params.some((one) => nameOf(one) === name) || body.some((one) => declared(one).name === name);
}

function childrenOf(node: Node): Node[] {
  const isNode = (part: unknown): part is Node => typeof (part as Node | null)?.type === 'string';
  return Object.values(node).flatMap((part) => (Array.isArray(part) ? part : [part]).filter(isNode));
}
