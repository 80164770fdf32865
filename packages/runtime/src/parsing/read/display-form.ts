import { type Sum, sumChildren, type Total } from './progress.ts';
import type { ArrayNode, ObjectNode, TreeNode } from './tree.ts';

/** The display form of children. */
interface DisplayTotal extends Total {
  text: string;
}

/** A display form belongs to no type, and everything has one. */
const DISPLAY = { isStrict: false };

const DISPLAY_SUM: Sum<DisplayTotal, object, object, ObjectNode | ArrayNode> = {
  begin: () => ({ count: 0, dropped: 0, text: '' }),
  goOn: (settled) => ({ ...settled }),
  add: (total, child, _context, _schema, node, index) => {
    const separator = index === 0 ? '' : ', ';
    const key = node.kind === 'object' ? `${node.keys[index]}: ` : '';
    total.text += separator + key + displayNode(child);
  },
};

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
      return displayNode(node.value);
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

function displayChildren(node: ObjectNode | ArrayNode): string {
  return sumChildren(DISPLAY_SUM, DISPLAY, DISPLAY, node).text;
}
