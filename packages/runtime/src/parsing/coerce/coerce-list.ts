import { progressOf } from '../read/progress.ts';
import { ArrayNode, isOpen, OpenScalar, type TreeNode } from '../read/tree.ts';
import type { ListSchema, Schema } from '../schema/schema.ts';
import {
  addFlags,
  Coerced,
  FENCE_ITEM,
  FROM_FENCE,
  hasFlag,
  ITEM_DROPPED,
  makeList,
  type SettledItems,
  SINGLE_TO_ARRAY,
  UNION_MATCH,
} from './coerced.ts';
import type { Coercion, Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

interface ListProgress extends SettledItems {
  readonly items: Coerced[];
  count: number;
  score: number;
  flags: number;
  /** The type that the last item had: the first to try for the next one. */
  lastMember: Schema | undefined;
}

/** Gives a list if every item fits as it is. */
export function castList(coercion: Coercion, schema: ListSchema, node: TreeNode): Coerced | undefined {
  if (!(node instanceof ArrayNode)) return undefined;
  const list = buildList(coercion, schema, node, true);
  return hasFlag(list, ITEM_DROPPED) ? undefined : list;
}

/** Gives a list of the items that fit. What is not an array makes a list of one. Never fails. */
export function coerceList(coercion: Coercion, schema: ListSchema, node: TreeNode, path: Path | undefined): Coerced {
  if (node instanceof ArrayNode) return buildList(coercion, schema, node, false);
  // Prose is no item: a list stays empty until something of its own arrives.
  const isProse = node instanceof OpenScalar && node.isProse;
  const item = isProse ? undefined : coercion.coerce(schema.item, node, path, false);
  if (item === undefined) return new Coerced(schema, makeList([]), 2, SINGLE_TO_ARRAY | ITEM_DROPPED);
  return new Coerced(schema, makeList([item]), 1 + item.score, SINGLE_TO_ARRAY);
}

/** Drops the items that do not fit. A cast stops at the first of them. */
function buildList(coercion: Coercion, schema: ListSchema, node: ArrayNode, isCast: boolean): Coerced {
  const progress = progressOf<ListProgress>(node, schema, isCast, () => ({
    items: [],
    shown: [],
    shownItems: 0,
    count: 0,
    score: 0,
    flags: 0,
    lastMember: undefined,
  }));
  for (; progress.count < node.settled && !(isCast && progress.flags !== 0); progress.count += 1) {
    const item = fitItem(coercion, schema.item, node.children[progress.count] ?? null, isCast, progress.lastMember);
    if (item === undefined) dropItem(progress, progress.count);
    else keepItem(progress, item);
  }
  const open: Coerced[] = [];
  const total = { score: progress.score, flags: progress.flags };
  for (let index = progress.count; index < node.children.length; index += 1) {
    const item = fitItem(coercion, schema.item, node.children[index] ?? null, isCast, progress.lastMember);
    if (item === undefined) {
      dropItem(total, index);
    } else {
      total.score += item.score;
      open.push(item);
    }
  }
  return new Coerced(schema, { kind: 'list', settled: progress, open }, total.score, total.flags);
}

/** Tries the union member of the last item first: lists tend to hold one kind of thing. */
function fitItem(coercion: Coercion, schema: Schema, node: TreeNode, isCast: boolean, lastMember: Schema | undefined): Coerced | undefined {
  if (schema.kind === 'union' && lastMember !== undefined && !isOpen(node) && schema.members.includes(lastMember)) {
    const item = coercion.cast(lastMember, node);
    const fitting = item?.score === 0 ? applyConstraints(coercion, schema, addFlags(item, UNION_MATCH, 0)) : undefined;
    if (fitting !== undefined) return fitting;
  }
  return isCast ? coercion.cast(schema, node) : coercion.coerce(schema, node);
}

function dropItem(total: { score: number; flags: number }, index: number): void {
  total.score += 1 + index;
  total.flags |= ITEM_DROPPED;
}

function keepItem(progress: ListProgress, item: Coerced): void {
  progress.items.push(item);
  progress.score += item.score;
  progress.lastMember = item.schema;
  if (hasFlag(item, FROM_FENCE)) progress.flags |= FENCE_ITEM;
}
