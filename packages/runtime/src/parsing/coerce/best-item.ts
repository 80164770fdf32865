import { progressOf } from '../read/progress.ts';
import type { ArrayNode, ChoiceNode, TreeNode } from '../read/tree.ts';
import type { Schema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import { addFlags, type Coerced, FIRST_MATCH, ITEM_TO_VALUE, PICKED } from './coerced.ts';
import type { Coercion } from './coercion.ts';

interface BestProgress {
  count: number;
  best: Coerced | undefined;
}

/** How one item is coerced. */
export type CoerceItem = (node: TreeNode) => Coerced | undefined;

/** Gives the best that one of the items makes, of an array where one value was asked for or of several readings of a text. */
export function bestItem(coercion: Coercion, schema: Schema, node: ArrayNode | ChoiceNode, isMember: boolean): Coerced | undefined {
  return bestOf(schema, node, {
    isUnion: isMember || schema.kind === 'union',
    gathered: node.kind === 'choice' ? node.gathered : undefined,
    coerceItem: (item) => coercion.coerce(schema, item, undefined, isMember),
  });
}

interface Search {
  /** Whether the candidates stand for a whole union. */
  readonly isUnion: boolean;
  /** A last candidate beside the children. */
  readonly gathered: ArrayNode | undefined;
  readonly coerceItem: CoerceItem;
}

/** Like {@link bestItem}, with another way to coerce the items. */
export function bestOf(schema: Schema, node: ArrayNode | ChoiceNode, search: Search): Coerced | undefined {
  const { isUnion } = search;
  const progress = progressOf<BestProgress>(node, schema, false, () => ({ count: 0, best: undefined }));
  for (; progress.count < node.settled; progress.count += 1) {
    progress.best = betterOf(progress.best, search.coerceItem(node.children[progress.count] ?? null), isUnion);
  }
  let { best } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    best = betterOf(best, search.coerceItem(node.children[index] ?? null), isUnion);
  }
  const all = search.gathered === undefined ? undefined : search.coerceItem(search.gathered);
  const winner = betterOf(best, all, isUnion);
  if (winner === undefined) return undefined;
  if (node.children.length === 1) return addFlags(winner, FIRST_MATCH | (node.kind === 'array' ? ITEM_TO_VALUE : 0), 1);
  return addFlags(markWinner(winner, isUnion), FIRST_MATCH | (winner === all ? 0 : PICKED), 1);
}
