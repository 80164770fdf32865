import { displayNode } from './display-form.ts';
import type { ArrayNode, ObjectNode, TreeNode } from './tree.ts';

/** Every so many levels a container is remembered, so that work on a deep tree can begin at the bottom. */
export const DEEP_LEVELS = 64;

/** Longer lists have little room to spare. */
const MAX_TRIMMED = 12;

type Structure = ObjectNode | ArrayNode;

/** Puts nodes into the containers that are open. */
export class TreeBuilder {
  /** What stands outside of any structure, in order; open containers included. */
  readonly results: TreeNode[] = [];
  /** Takes closed containers that are a multiple of {@link DEEP_LEVELS} high, the inner ones first. */
  readonly #deepNodes: TreeNode[];
  #stack: Structure[] = [];
  /** Set while it looks ahead: what a look adds is gone after it, so nothing is settled. */
  #isLooking = false;

  constructor(deepNodes: TreeNode[]) {
    this.#deepNodes = deepNodes;
  }

  restart(): void {
    this.results.length = 0;
    this.#stack.length = 0;
  }

  /** The innermost open container. */
  get top(): Structure | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  /** The open containers, the outer ones first. */
  get openNodes(): readonly Structure[] {
    return this.#stack;
  }

  /** Adds a value to the innermost open container, or to the results. */
  add(node: TreeNode): void {
    this.#attach(node);
    this.#settle(this.top);
  }

  open(node: Structure): void {
    const { top } = this;
    // A container that stands for a key is not a child; its display form will be the key.
    if (top?.kind !== 'object' || top.pendingKey !== undefined) this.#attach(node);
    this.#stack.push(node);
  }

  /** Closes the innermost open container. */
  close(): void {
    const node = this.#stack.pop();
    if (node === undefined) return;
    const { top } = this;
    node.isOpen = false;
    this.#settle(node);
    if (!this.#isLooking) {
      this.#measure(node, top);
      trim(node);
    }
    if (top?.kind === 'object' && top.children.at(-1) !== node) top.pendingKey = displayNode(node);
    else this.#settle(top);
  }

  /** Says that nothing more will come. */
  finish(): void {
    for (let node = this.#stack.pop(); node !== undefined; node = this.#stack.pop()) {
      this.#settle(node);
      this.#measure(node, this.top);
    }
  }

  /** Does something, and goes back to where it was. */
  look<T>(look: () => T): T {
    const { top, results } = this;
    const { length } = results;
    const stack = this.#stack.slice();
    const key = top?.kind === 'object' ? top.pendingKey : undefined;
    this.#isLooking = true;
    try {
      return look();
    } finally {
      this.#isLooking = false;
      while (results.length > length) results.pop();
      this.#stack = stack;
      for (let index = 0; index < stack.length; index += 1) restore(stack[index], stack[index + 1]);
      if (top?.kind === 'object') top.pendingKey = key;
    }
  }

  #measure(node: Structure, parent: Structure | undefined): void {
    if (node.height > 0 && node.height % DEEP_LEVELS === 0) this.#deepNodes.push(node);
    if (parent !== undefined) parent.height = Math.max(parent.height, node.height + 1);
  }

  #settle(node: Structure | undefined): void {
    if (node !== undefined && !this.#isLooking) node.settled = node.children.length;
  }

  #attach(node: TreeNode): void {
    const { top } = this;
    (top?.children ?? this.results).push(node);
    if (top?.kind !== 'object') return;
    top.keys.push(top.pendingKey ?? '');
    top.pendingKey = undefined;
  }
}

/** Takes out of a container what a look added. Before it, all was settled but the container inside it that is open. */
function restore(node: Structure | undefined, inner: Structure | undefined): void {
  if (node === undefined) return;
  node.isOpen = true;
  node.uncast = undefined;
  const before = node.settled + Number(inner !== undefined && node.children[node.settled] === inner);
  while (node.children.length > before) {
    node.children.pop();
    if (node.kind === 'object') node.keys.pop();
  }
  if (node.kind === 'object') node.pendingKey = undefined;
}

/** Perf: a list that grows takes room for 17 entries at once. Answers of many small objects take a quarter less memory without. */
function trim(node: ObjectNode | ArrayNode): void {
  if (node.children.length > MAX_TRIMMED) return;
  node.children = node.children.slice();
  if (node.kind === 'object') node.keys = node.keys.slice();
}
