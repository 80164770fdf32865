import { setOwn } from '../coerce/final-value.ts';
import type { TreeNode } from '../read/tree.ts';

/** Says that a tree is not plain data: a key occurs twice, an integer is too long, or it nests too deeply to recurse. */
export const NOT_PLAIN: unique symbol = Symbol('not plain');

const MAX_DEPTH = 100;

/** Gives a tree as the plain data that `JSON.parse` would make of well-formed text. */
export function plainValue(node: TreeNode, depth = 0): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (depth > MAX_DEPTH) return NOT_PLAIN;
  switch (node.kind) {
    case 'number':
      return node.isInteger ? NOT_PLAIN : node.value;
    case 'array':
      return plainArray(node.children, depth);
    case 'object':
      return plainObject(node.keys, node.children, depth);
    case 'choice':
      return node.children.length === 1 ? plainValue(node.children[0] ?? null, depth) : NOT_PLAIN;
    case 'fixed':
    case 'piece':
    case 'fence':
      return plainValue(node.inner, depth);
    case 'open':
      return NOT_PLAIN;
  }
}

function plainArray(children: readonly TreeNode[], depth: number): unknown {
  const items: unknown[] = [];
  for (const child of children) {
    const item = plainValue(child, depth + 1);
    if (item === NOT_PLAIN) return NOT_PLAIN;
    items.push(item);
  }
  return items;
}

function plainObject(keys: readonly string[], children: readonly TreeNode[], depth: number): unknown {
  const entries: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const value = plainValue(children[index] ?? null, depth + 1);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    setOwn(entries, key, value);
  }
  return countOwn(entries) === keys.length ? entries : NOT_PLAIN;
}

function countOwn(entries: Record<string, unknown>): number {
  let count = 0;
  for (const _key in entries) count += 1;
  return count;
}
