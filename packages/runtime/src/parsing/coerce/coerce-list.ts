import { type Sum, sumChildren, type Total } from '../read/progress.ts';
import { ArrayNode, isOpen, OpenScalar, type TreeNode } from '../read/tree.ts';
import type { ListSchema, Schema } from '../schema/schema.ts';
import {
  ALL_DROPPED,
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

interface ListTotal extends Total, SettledItems {
  readonly items: Coerced[];
  /** The items before these, which can no longer change. */
  readonly settled: SettledItems | undefined;
  score: number;
  flags: number;
  /** The type that the last item had: the first to try for the next one. */
  lastMember: Schema | undefined;
}

const LIST_SUM: Sum<ListTotal, Coercion, ListSchema, ArrayNode> = {
  begin: () => ({
    count: 0,
    dropped: 0,
    items: [],
    settled: undefined,
    shown: [],
    shownItems: 0,
    score: 0,
    flags: 0,
    lastMember: undefined,
  }),
  // Perf: a spread would make a partial 6 % slower.
  goOn: (settled) => ({
    count: settled.count,
    dropped: settled.dropped,
    items: [],
    settled,
    shown: [],
    shownItems: 0,
    score: settled.score,
    flags: settled.flags,
    lastMember: settled.lastMember,
  }),
  add: (list, child, coercion, schema, _node, index) => {
    const item = coerceItem(coercion, schema.item, child, list.lastMember);
    if (item === undefined) {
      list.dropped += 1;
      list.score += 1 + index;
      return;
    }
    list.items.push(item);
    list.score += item.score;
    list.lastMember = item.schema;
    if (hasFlag(item, FROM_FENCE)) list.flags |= FENCE_ITEM;
  },
};

/** Gives a list of the items that fit. What is not an array makes a list of one. Only a cast fails. */
export function coerceList(coercion: Coercion, schema: ListSchema, node: TreeNode, path: Path): Coerced | undefined {
  if (node instanceof ArrayNode) return coerceItems(coercion, schema, node);
  if (coercion.isStrict) return undefined;
  // Prose is no item: a list stays empty until something of its own arrives.
  const isProse = node instanceof OpenScalar && node.isProse;
  const item = isProse ? undefined : coercion.coerce(schema.item, node, path);
  if (item === undefined) return new Coerced(schema, makeList(schema, []), 2, SINGLE_TO_ARRAY | ITEM_DROPPED | ALL_DROPPED);
  return new Coerced(schema, makeList(schema, [item]), 1 + item.score, SINGLE_TO_ARRAY);
}

function coerceItems(coercion: Coercion, schema: ListSchema, node: ArrayNode): Coerced | undefined {
  const total = sumChildren(LIST_SUM, coercion, schema, node);
  if (coercion.isStrict && total.dropped > 0) return undefined;
  const { dropped, settled = total, score } = total;
  const all = dropped === node.children.length ? ITEM_DROPPED | ALL_DROPPED : ITEM_DROPPED;
  const flags = total.flags | (dropped > 0 ? all : 0);
  return new Coerced(schema, { kind: 'list', place: schema.item, settled, open: settled === total ? [] : total.items }, score, flags);
}

/** Tries the union member of the last item first: lists tend to hold one kind of thing. */
function coerceItem(coercion: Coercion, schema: Schema, node: TreeNode, lastMember: Schema | undefined): Coerced | undefined {
  if (schema.kind === 'union' && lastMember !== undefined && !isOpen(node) && schema.members.includes(lastMember)) {
    const item = coercion.cast(lastMember, node);
    const fitting = item?.score === 0 ? applyConstraints(coercion, schema, addFlags(item, UNION_MATCH, 0)) : undefined;
    if (fitting !== undefined) return fitting;
  }
  return coercion.coerce(schema, node);
}
