import { progressOf } from './progress.ts';
import type { ArrayNode, ObjectNode, TreeNode } from './tree.ts';
import { NumberNode } from './tree.ts';

/** The display form of the settled children of a node. */
interface DisplayProgress {
  count: number;
  text: string;
}

/** A display form belongs to no type. */
const NO_SCHEMA: object = {};

/** Prints a float: shortest digits, at least one decimal, an exponent from 1e16 up and below 1e-5. */
function displayFloat(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-5)) return value.toExponential().replace('e+', 'e');
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** Prints a node as text: strings as they are, objects `{k: v}`, arrays `[a, b]`. What a key or a string field shows of other kinds. */
export function displayNode(node: TreeNode): string {
  if (typeof node !== 'object' || node === null) return String(node);
  switch (node.kind) {
    case 'number':
      return node.isInteger ? node.text : displayFloat(node.value);
    case 'open':
      return node.value instanceof NumberNode ? displayNode(node.value) : String(node.value);
    case 'object':
      return `{${displayChildren(node)}}`;
    case 'array':
      return `[${displayChildren(node)}]`;
    case 'fixed':
    case 'fence':
      return displayNode(node.inner);
    case 'piece':
    case 'choice':
      return node.extent.text();
  }
}

/** Keeps the text of the settled children, so that a growing container costs only its new children. */
function displayChildren(node: ObjectNode | ArrayNode): string {
  const progress = progressOf<DisplayProgress>(node, NO_SCHEMA, false, () => ({ count: 0, text: '' }));
  while (progress.count < node.settled) {
    progress.text += displayChild(node, progress.count);
    progress.count += 1;
  }
  let { text } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) text += displayChild(node, index);
  return text;
}

function displayChild(node: ObjectNode | ArrayNode, index: number): string {
  const separator = index === 0 ? '' : ', ';
  const key = node.kind === 'object' ? `${node.keys[index]}: ` : '';
  return separator + key + displayNode(node.children[index] ?? null);
}
