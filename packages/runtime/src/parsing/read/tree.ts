import type { Extent } from './extent.ts';

/**
 * What a text says before a type is known: plain values where nothing else must be remembered, nodes elsewhere. A plain number is an
 * integer that JavaScript holds exactly.
 */
export type TreeNode =
  | string
  | number
  | boolean
  | null
  | NumberNode
  | OpenScalar
  | ObjectNode
  | ArrayNode
  | FixedNode
  | PieceNode
  | FenceNode
  | ChoiceNode;

/** A node that has children. */
export type Container = ObjectNode | ArrayNode | ChoiceNode;

/** A number that is not a plain integer: a float, also a whole one such as `1.0`, or an integer beyond ±(2^53−1). */
export class NumberNode {
  readonly kind = 'number';
  declare readonly value: number;
  declare readonly isInteger: boolean;
  /** As written, without a leading `+`. */
  declare readonly text: string;
  constructor(value: number, isInteger: boolean, text: string) {
    this.value = value;
    this.isInteger = isInteger;
    this.text = text;
  }
}

/** A text or number that may still grow. At most one exists at a time, at the end of the open containers. */
export class OpenScalar {
  readonly kind = 'open';
  declare readonly value: string | number | NumberNode;
  /** Set for an unquoted text that may become `true`, `false`, `null` or a number: it is not shown yet. */
  declare readonly isWithheld: boolean;
  /** Set for unquoted text outside of any structure. */
  declare readonly isProse: boolean;
  constructor(value: string | number | NumberNode, isWithheld: boolean, isProse: boolean) {
    this.value = value;
    this.isWithheld = isWithheld;
    this.isProse = isProse;
  }
}

/** What the settled children of a node come to, kept between two looks at it. */
export interface Progress {
  readonly schema: object;
  readonly isStrict: boolean;
  readonly total: object;
  /** What they come to for another type. */
  readonly next: Progress | undefined;
}

/** What a node is as a type without any repair, nothing if it is not of the type. While the node grows, it holds for the current look. */
export interface Cast {
  readonly schema: object;
  readonly value: object | undefined;
  /** What it is as another type. */
  readonly next: Cast | undefined;
}

/** An object: keys and values side by side, duplicates kept. */
export class ObjectNode {
  readonly kind = 'object';
  keys: string[] = [];
  children: TreeNode[] = [];
  /** How many of the children can no longer change. */
  settled = 0;
  /** Cleared when the closing bracket was read. */
  isOpen = true;
  /** A key whose value has not begun. */
  pendingKey: string | undefined = undefined;
  progress: Progress | undefined = undefined;
  casts: Cast | undefined = undefined;
  /** How many levels of objects and arrays are inside it. */
  height = 0;
}

export class ArrayNode {
  readonly kind = 'array';
  children: TreeNode[] = [];
  /** How many of the children can no longer change. */
  settled = 0;
  /** Cleared when the closing bracket was read. */
  isOpen = true;
  progress: Progress | undefined = undefined;
  casts: Cast | undefined = undefined;
  /** How many levels of objects and arrays are inside it. */
  height = 0;
}

/** An object or array among others in a fence. */
export class FixedNode {
  readonly kind = 'fixed';
  declare readonly inner: TreeNode;
  constructor(inner: TreeNode) {
    this.inner = inner;
  }
}

/** An object or array in prose. */
export class PieceNode {
  readonly kind = 'piece';
  declare readonly inner: ObjectNode | ArrayNode;
  declare readonly extent: Extent;
  constructor(inner: ObjectNode | ArrayNode, extent: Extent) {
    this.inner = inner;
    this.extent = extent;
  }
}

/** The content of a code fence. */
export class FenceNode {
  readonly kind = 'fence';
  declare readonly inner: ChoiceNode;
  /** Set while it is the only fence, since another may follow. */
  isOpen = true;
  constructor(inner: ChoiceNode) {
    this.inner = inner;
  }
}

/** Several readings of one piece of text, one after the other. The last one may be growing; those before it are settled. */
export class ChoiceNode {
  readonly kind = 'choice';
  readonly children: TreeNode[] = [];
  /** How many of the children can no longer change. */
  settled = 0;
  isOpen = false;
  /** All children as one list, once there are two. */
  gathered: ArrayNode | undefined = undefined;
  progress: Progress | undefined = undefined;
  declare readonly extent: Extent;
  constructor(extent: Extent) {
    this.extent = extent;
  }

  add(node: TreeNode): void {
    const { children } = this;
    if (children.length === 1) {
      this.gathered = new ArrayNode();
      this.gathered.children = children;
    }
    this.settle();
    children.push(node);
  }

  /** Says that the last reading is complete. */
  settle(): void {
    this.settled = this.children.length;
    if (this.gathered !== undefined) this.gathered.settled = this.settled;
  }
}

/** Tells whether a node may still grow. What is inside a piece or a fixed node speaks for itself. */
export function isOpen(node: TreeNode): boolean {
  return typeof node === 'object' && node !== null && (node.kind === 'open' || ('isOpen' in node && node.isOpen));
}

export function isContainer(node: TreeNode): node is ObjectNode | ArrayNode {
  return node instanceof ObjectNode || node instanceof ArrayNode;
}
