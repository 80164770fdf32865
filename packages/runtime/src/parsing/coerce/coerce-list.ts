import { type ArrayNode, isOpen, OpenScalar, type Progress, type TreeNode } from '../read/tree.ts';
import type { ListSchema, Schema } from '../schema/schema.ts';
import {
  addFlags,
  Coerced,
  FENCE_ITEM,
  FROM_FENCE,
  hasFlag,
  ITEM_DROPPED,
  type ListValue,
  type SettledItems,
  SINGLE_TO_ARRAY,
  UNION_MATCH,
} from './coerced.ts';
import type { Coercion, Path } from './coercion.ts';
import { progressOf } from './progress.ts';

interface ListProgress extends Progress, SettledItems {
  readonly task: 'list' | 'list-cast';
  readonly items: Coerced[];
  count: number;
  score: number;
  flags: number;
  /** Set when an item does not fit, in a cast. */
  hasFailed: boolean;
  /** The type that the last item had: the first to try for the next one. */
  lastMember: Schema | undefined;
}

/** Gives a list if every item fits as it is. */
export function castList(coercion: Coercion, schema: ListSchema, node: TreeNode): Coerced | undefined {
  if (typeof node !== 'object' || node?.kind !== 'array') return undefined;
  const progress = listProgress(node, schema, 'list-cast');
  for (; progress.count < node.settled && !progress.hasFailed; progress.count += 1) {
    const child = node.children[progress.count] ?? null;
    const item = castLike(coercion, schema.item, child, progress.lastMember) ?? coercion.cast(schema.item, child);
    if (item === undefined) progress.hasFailed = true;
    else keepItem(progress, item);
  }
  if (progress.hasFailed) return undefined;
  const open: Coerced[] = [];
  let { score } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    const item = coercion.cast(schema.item, node.children[index] ?? null);
    if (item === undefined) return undefined;
    score += item.score;
    open.push(item);
  }
  return new Coerced(schema, { kind: 'list', settled: progress, open }, score, 0);
}

/** Gives a list of the items that fit. What is not an array makes a list of one. Never fails. */
export function coerceList(coercion: Coercion, schema: ListSchema, node: TreeNode, path: Path | undefined): Coerced {
  if (typeof node !== 'object' || node?.kind !== 'array') return coerceSingle(coercion, schema, node, path);
  const progress = listProgress(node, schema, 'list');
  for (; progress.count < node.settled; progress.count += 1) {
    const child = node.children[progress.count] ?? null;
    const item = castLike(coercion, schema.item, child, progress.lastMember) ?? coercion.coerce(schema.item, child, undefined, false);
    if (item === undefined) {
      progress.score += 1 + progress.count;
      progress.flags |= ITEM_DROPPED;
    } else {
      keepItem(progress, item);
    }
  }
  const open: Coerced[] = [];
  let { score, flags } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    const item = coercion.coerce(schema.item, node.children[index] ?? null, undefined, false);
    if (item === undefined) {
      score += 1 + index;
      flags |= ITEM_DROPPED;
    } else {
      score += item.score;
      open.push(item);
    }
  }
  return new Coerced(schema, { kind: 'list', settled: progress, open }, score, flags);
}

/** Tries the union member of the last item first: lists tend to hold one kind of thing. */
function castLike(coercion: Coercion, schema: Schema, node: TreeNode, lastMember: Schema | undefined): Coerced | undefined {
  if (schema.kind !== 'union' || lastMember === undefined || isOpen(node) || !schema.members.includes(lastMember)) return undefined;
  const item = coercion.cast(lastMember, node);
  return item?.score === 0 ? addFlags(item, UNION_MATCH, 0) : undefined;
}

function coerceSingle(coercion: Coercion, schema: ListSchema, node: TreeNode, path: Path | undefined): Coerced {
  // Prose is no item: a list stays empty until something of its own arrives.
  const isProse = node instanceof OpenScalar && node.isProse;
  const item = isProse ? undefined : coercion.coerce(schema.item, node, path, false);
  const value: ListValue = { kind: 'list', settled: { items: [], shown: [], shownItems: 0 }, open: item === undefined ? [] : [item] };
  if (item === undefined) return new Coerced(schema, value, 2, SINGLE_TO_ARRAY | ITEM_DROPPED);
  return new Coerced(schema, value, 1 + item.score, SINGLE_TO_ARRAY);
}

function keepItem(progress: ListProgress, item: Coerced): void {
  progress.items.push(item);
  progress.score += item.score;
  progress.lastMember = item.schema;
  if (hasFlag(item, FROM_FENCE)) progress.flags |= FENCE_ITEM;
}

function listProgress(node: ArrayNode, schema: ListSchema, task: ListProgress['task']): ListProgress {
  return progressOf<ListProgress>(node, schema, task, () => ({
    schema,
    task,
    items: [],
    shown: [],
    shownItems: 0,
    count: 0,
    score: 0,
    flags: 0,
    hasFailed: false,
    lastMember: undefined,
  }));
}
