import { displayNode } from './display-form.ts';
import type { ArrayNode, ObjectNode, TreeNode } from './tree.ts';
import type { Place } from './verdict.ts';

/** Every so many levels a container is remembered, so that work on a deep tree can begin at the bottom. */
export const DEEP_LEVELS = 64;

/** Longer lists have little room to spare. */
const MAX_TRIMMED = 12;

/**
 * Puts nodes into the containers that are open. While it looks ahead, it writes down how to undo each step, and settles nothing: what a
 * look adds may be gone after it.
 */
export class TreeBuilder {
  /** What stands outside of any structure, in order; open containers included. */
  readonly results: TreeNode[] = [];
  /** Takes closed containers that are a multiple of {@link DEEP_LEVELS} high, the inner ones first. */
  readonly #deepNodes: TreeNode[];
  readonly #stack: (ObjectNode | ArrayNode)[] = [];
  #journal: (() => void)[] | undefined = undefined;

  constructor(deepNodes: TreeNode[]) {
    this.#deepNodes = deepNodes;
  }

  restart(): void {
    this.results.length = 0;
    this.#stack.length = 0;
  }

  /** The innermost open container. */
  get top(): ObjectNode | ArrayNode | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  /** The open containers, the outer ones first. */
  get openNodes(): readonly (ObjectNode | ArrayNode)[] {
    return this.#stack;
  }

  /** Where the next thing stands. */
  get place(): Place {
    const { top } = this;
    if (top === undefined) return 'root';
    if (top.kind === 'array') return 'item';
    return top.pendingKey === undefined ? 'key' : 'value';
  }

  get isLooking(): boolean {
    return this.#journal !== undefined;
  }

  /** Adds a value to the innermost open container, or to the results. */
  add(node: TreeNode): void {
    this.#attach(node);
    const { top } = this;
    if (top !== undefined) this.#settle(top);
  }

  setKey(node: ObjectNode, key: string): void {
    this.#setPendingKey(node, key);
  }

  open(node: ObjectNode | ArrayNode): void {
    // A container that stands for a key is not a child; its display form will be the key.
    if (this.place !== 'key') this.#attach(node);
    this.#stack.push(node);
    this.#journal?.push(() => this.#stack.pop());
  }

  /** Closes the innermost open container. */
  close(): void {
    const node = this.#stack.pop();
    if (node === undefined) return;
    this.#journal?.push(() => {
      this.#stack.push(node);
      node.isOpen = true;
    });
    node.isOpen = false;
    this.#settle(node);
    const { top } = this;
    if (!this.isLooking) {
      this.#measure(node, top);
      trim(node);
    }
    if (top === undefined) return;
    if (top.kind === 'object' && top.children.at(-1) !== node) this.#setPendingKey(top, displayNode(node));
    else this.#settle(top);
  }

  /** Says that nothing more will come. */
  finish(): void {
    for (let node = this.#stack.pop(); node !== undefined; node = this.#stack.pop()) {
      this.#settle(node);
      this.#measure(node, this.top);
    }
  }

  /** Does something and undoes it. */
  look<T>(look: () => T): T {
    const journal: (() => void)[] = [];
    this.#journal = journal;
    try {
      return look();
    } finally {
      while (journal.length > 0) journal.pop()?.();
      this.#journal = undefined;
    }
  }

  /** Does something while one more value is there, if one is given. */
  lookWith<T>(node: TreeNode | undefined, look: () => T): T {
    const before = this.top?.kind === 'object' ? this.top.pendingKey : undefined;
    if (node !== undefined) this.#show(node);
    try {
      return look();
    } finally {
      if (node !== undefined) this.#hide(before);
      for (const container of this.#stack) container.uncast = undefined;
    }
  }

  #show(node: TreeNode): void {
    const { top } = this;
    (top?.children ?? this.results).push(node);
    if (top?.kind !== 'object') return;
    top.keys.push(top.pendingKey ?? '');
    top.pendingKey = undefined;
  }

  #hide(key: string | undefined): void {
    const { top } = this;
    (top?.children ?? this.results).pop();
    if (top?.kind !== 'object') return;
    top.keys.pop();
    top.pendingKey = key;
  }

  #measure(node: ObjectNode | ArrayNode, parent: ObjectNode | ArrayNode | undefined): void {
    if (node.height > 0 && node.height % DEEP_LEVELS === 0) this.#deepNodes.push(node);
    if (parent !== undefined) parent.height = Math.max(parent.height, node.height + 1);
  }

  #settle(node: ObjectNode | ArrayNode): void {
    if (this.#journal === undefined) node.settled = node.children.length;
  }

  #setPendingKey(node: ObjectNode, key: string | undefined): void {
    const before = node.pendingKey;
    this.#journal?.push(() => {
      node.pendingKey = before;
    });
    node.pendingKey = key;
  }

  #attach(node: TreeNode): void {
    const { top } = this;
    if (this.#journal === undefined && top?.kind === 'object') {
      top.children.push(node);
      top.keys.push(top.pendingKey ?? '');
      top.pendingKey = undefined;
      return;
    }
    const siblings = top?.children ?? this.results;
    this.#journal?.push(() => siblings.pop());
    siblings.push(node);
    if (top?.kind !== 'object') return;
    this.#journal?.push(() => top.keys.pop());
    top.keys.push(top.pendingKey ?? '');
    this.#setPendingKey(top, undefined);
  }
}

/** Perf: a list that grows takes room for 17 entries at once. Answers of many small objects take a quarter less memory without. */
function trim(node: ObjectNode | ArrayNode): void {
  if (node.children.length > MAX_TRIMMED) return;
  node.children = node.children.slice();
  if (node.kind === 'object') node.keys = node.keys.slice();
}
