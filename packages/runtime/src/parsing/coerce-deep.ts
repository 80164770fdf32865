import type { Coercion } from './coerce/coercion.ts';
import type { ArrayNode, ObjectNode, TreeNode } from './read/tree.ts';
import type { ClassShape, Schema } from './schema/schema.ts';

/** How many levels are coerced by recursion. A level takes several calls, and the stack of the host may be nearly used up. */
const MAX_RECURSION = 100;

/**
 * Prepares a deeply nested tree for coercion. The work on a container is kept with it, so when the inner ones are coerced first, the outer
 * ones need not go down to the bottom: recursion stays shallow, whatever the depth of the text.
 */
export function coerceDeepFirst(coercion: Coercion, schema: Schema, root: TreeNode, depth: number): void {
  if (depth <= MAX_RECURSION) return;
  const schemas = collectSchemas(schema);
  for (const node of containersByHeight(root)) for (const each of schemas) coercion.coerce(each, node, undefined, false);
}

/** Gives the containers whose height is a multiple of the limit, the inner ones first. */
function containersByHeight(root: TreeNode): readonly TreeNode[] {
  const found: { readonly node: TreeNode; readonly height: number }[] = [];
  const stack: { readonly node: TreeNode; readonly children: readonly TreeNode[]; next: number; height: number }[] = [];
  const enter = (node: TreeNode) => stack.push({ node, children: childrenOf(node), next: 0, height: 0 });
  enter(root);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.children[top.next];
    if (child !== undefined) {
      top.next += 1;
      if (typeof child === 'object' && child !== null) enter(child);
      continue;
    }
    stack.pop();
    if (isContainer(top.node) && top.height > 0 && top.height % MAX_RECURSION === 0) found.push({ node: top.node, height: top.height });
    const parent = stack.at(-1);
    if (parent !== undefined) parent.height = Math.max(parent.height, top.height + (isContainer(parent.node) ? 1 : 0));
  }
  return found.map(({ node }) => node);
}

function isContainer(node: TreeNode): node is ObjectNode | ArrayNode {
  return typeof node === 'object' && node !== null && (node.kind === 'object' || node.kind === 'array');
}

function childrenOf(node: TreeNode): readonly TreeNode[] {
  if (typeof node !== 'object' || node === null) return [];
  switch (node.kind) {
    case 'object':
    case 'array':
    case 'choice':
      return node.children;
    case 'fixed':
    case 'fence':
      return [node.inner];
    default:
      return [];
  }
}

/** Gives a type and all types that its values are made of. */
function collectSchemas(root: Schema): readonly Schema[] {
  const schemas = new Set<Schema>();
  const shapes = new Set<ClassShape>();
  const waiting = [root];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (schemas.has(schema)) continue;
    schemas.add(schema);
    if (schema.kind === 'list') waiting.push(schema.item);
    else if (schema.kind === 'map') waiting.push(schema.value);
    else if (schema.kind === 'union') waiting.push(...schema.members);
    else if (schema.kind === 'alias') waiting.push(schema.target());
    else if (schema.kind === 'class' && !shapes.has(schema.shape)) {
      shapes.add(schema.shape);
      waiting.push(...schema.shape.fields.map((field) => field.schema));
    }
  }
  return [...schemas];
}
