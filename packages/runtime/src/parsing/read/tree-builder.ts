import { displayNode } from './display-form.ts';
import { ArrayNode, type ObjectNode, type TreeNode } from './tree.ts';
import type { Place } from './verdict.ts';

/** Every so many levels a container is remembered, so that work on a deep tree can begin at the bottom. */
export const DEEP_LEVELS = 64;

/** Longer lists have little room to spare. */
const MAX_TRIMMED = 12;

type Structure = ObjectNode | ArrayNode;

/** A tree that grows. */
export interface GrowingTree {
  /** Holds what stands outside of any structure, in order; open containers included. */
  readonly results: ArrayNode;
  /** The open containers, the outer ones first. */
  openNodes: Structure[];
  /** The last of them, or what holds the results. */
  top: Structure;
  /** Takes closed containers that are a multiple of {@link DEEP_LEVELS} high, the inner ones first. */
  readonly deepNodes: TreeNode[];
  /** Set while it looks ahead: what a look adds is gone after it, so nothing is settled. */
  isLooking: boolean;
}

/** Makes a tree without nodes. */
export function beginTree(deepNodes: TreeNode[]): GrowingTree {
  const results = new ArrayNode();
  return { results, openNodes: [], top: results, deepNodes, isLooking: false };
}

/** Tells where the next thing stands. */
export function placeIn({ top, results }: GrowingTree): Place {
  if (top === results) return 'root';
  if (top.kind === 'array') return 'item';
  return top.pendingKey === undefined ? 'key' : 'value';
}

/** Adds a value, or a key in its display form, to the innermost open container, or to the results. */
export function addNode(tree: GrowingTree, node: TreeNode): void {
  const { top } = tree;
  if (top.kind === 'object' && top.pendingKey === undefined) {
    top.pendingKey = displayNode(node);
  } else {
    attach(top, node);
    settle(tree, top);
  }
}

/** Adds a container that takes what follows. */
export function openNode(tree: GrowingTree, node: Structure): void {
  const { top } = tree;
  // A container that stands for a key is not a child; its display form will be the key.
  if (top.kind === 'array' || top.pendingKey !== undefined) attach(top, node);
  tree.openNodes.push(node);
  tree.top = node;
}

/** Closes the innermost open container. */
export function closeNode(tree: GrowingTree): void {
  const node = takeNode(tree);
  if (node === undefined) return;
  const { top } = tree;
  node.isOpen = false;
  if (top.kind === 'object' && top.children.at(-1) !== node) top.pendingKey = displayNode(node);
  else settle(tree, top);
}

/** Says that nothing more will come. */
export function finishTree(tree: GrowingTree): void {
  while (takeNode(tree) !== undefined);
}

/** Does something, and goes back to where it was. */
export function lookInTree<T>(tree: GrowingTree, look: () => T): T {
  const { top } = tree;
  const nodes = tree.openNodes.slice();
  const key = top.kind === 'object' ? top.pendingKey : undefined;
  tree.isLooking = true;
  try {
    return look();
  } finally {
    tree.isLooking = false;
    tree.openNodes = nodes;
    tree.top = top;
    let outer: Structure = tree.results;
    for (const node of nodes) {
      restore(outer, node);
      outer = node;
    }
    restore(outer, undefined);
    if (top.kind === 'object') top.pendingKey = key;
  }
}

function attach(top: Structure, node: TreeNode): void {
  top.children.push(node);
  if (top.kind === 'array') return;
  top.keys.push(top.pendingKey ?? '');
  top.pendingKey = undefined;
}

function settle(tree: GrowingTree, node: Structure): void {
  if (!tree.isLooking) node.settled = node.children.length;
}

/** Takes the innermost open container out: it gets no more children. */
function takeNode(tree: GrowingTree): Structure | undefined {
  const node = tree.openNodes.pop();
  const top = tree.openNodes[tree.openNodes.length - 1] ?? tree.results;
  tree.top = top;
  if (node === undefined || tree.isLooking) return node;
  settle(tree, node);
  top.height = Math.max(top.height, node.height + 1);
  if (node.height > 0 && node.height % DEEP_LEVELS === 0) tree.deepNodes.push(node);
  trim(node);
  return node;
}

/** Takes out of a container what a look added. Before it, all was settled but the container inside it that is open. */
function restore(node: Structure, inner: Structure | undefined): void {
  const { children, settled } = node;
  node.isOpen = true;
  node.casts = undefined;
  const length = settled + Number(children[settled] === inner);
  while (children.length > length) {
    children.pop();
    if (node.kind === 'object') node.keys.pop();
  }
  if (node.kind === 'object') node.pendingKey = undefined;
}

/** Perf: a list that grows takes room for 17 entries at once. Answers of many small objects take a quarter less memory without. */
function trim(node: Structure): void {
  if (node.children.length > MAX_TRIMMED) return;
  node.children = node.children.slice();
  if (node.kind === 'object') node.keys = node.keys.slice();
}
