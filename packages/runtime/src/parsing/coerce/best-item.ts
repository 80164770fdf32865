import { type Sum, sumChildren, type Total } from '../read/progress.ts';
import type { ArrayNode, ChoiceNode, TreeNode } from '../read/tree.ts';
import type { Schema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import { addFlags, type Coerced, FIRST_MATCH, ITEM_TO_VALUE, PICKED } from './coerced.ts';
import type { Coercion } from './coercion.ts';

interface BestTotal extends Total {
  best: Coerced | undefined;
}

interface Search {
  readonly isStrict: boolean;
  /** Whether the candidates stand for a whole union. */
  readonly isUnion: boolean;
  readonly coerceItem: (node: TreeNode) => Coerced | undefined;
}

const BEST_SUM: Sum<BestTotal, Search, Schema, ArrayNode | ChoiceNode> = {
  begin: () => ({ count: 0, dropped: 0, best: undefined }),
  goOn: ({ count, dropped, best }) => ({ count, dropped, best }),
  add: (total, child, { isUnion, coerceItem }) => {
    total.best = betterOf(total.best, coerceItem(child), isUnion);
  },
};

/** Gives the best that one of the items makes, of an array where one value was asked for or of several readings of a text. */
export function bestItem(coercion: Coercion, schema: Schema, node: ArrayNode | ChoiceNode, isMember: boolean): Coerced | undefined {
  return bestOf(schema, node, isMember || schema.kind === 'union', (item) => coercion.coerce(schema, item, undefined, isMember));
}

/** Like {@link bestItem}, with another way to coerce the items. */
export function bestOf(
  schema: Schema,
  node: ArrayNode | ChoiceNode,
  isUnion: boolean,
  coerceItem: Search['coerceItem'],
): Coerced | undefined {
  const { best } = sumChildren(BEST_SUM, { isStrict: false, isUnion, coerceItem }, schema, node);
  const isArray = node.kind === 'array';
  const all = isArray || node.gathered === undefined ? undefined : coerceItem(node.gathered);
  const winner = betterOf(best, all, isUnion);
  if (node.children.length === 1) return addFlags(winner, isArray ? FIRST_MATCH | ITEM_TO_VALUE : FIRST_MATCH, 1);
  return addFlags(markWinner(winner, isUnion), winner === all ? FIRST_MATCH : FIRST_MATCH | PICKED, 1);
}
