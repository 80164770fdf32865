import {
  ALL_DEFAULTS,
  ALL_DROPPED,
  addFlags,
  type Coerced,
  FENCE_ITEM,
  FIRST_MATCH,
  hasFlag,
  IMPLIED_TEXT,
  ITEM_DROPPED,
  isComposite,
  JSON_TO_STRING,
  SINGLE_TO_ARRAY,
  UNION_MATCH,
} from './coerced.ts';

/**
 * Gives the better of two candidates, the first when they are equally good. A chain of rules decides, each only when the ones before say
 * nothing; points come last.
 */
export function betterOf(first: Coerced | undefined, second: Coerced | undefined, isUnion: boolean): Coerced | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return compareCandidates(first, second, isUnion) > 0 ? second : first;
}

/** Marks the winner among several candidates, if there is one. */
export function markWinner(winner: Coerced | undefined, isUnion: boolean): Coerced | undefined {
  if (winner === undefined || hasFlag(winner, FIRST_MATCH | UNION_MATCH)) return winner;
  return isUnion ? addFlags(winner, UNION_MATCH, 0) : addFlags(winner, FIRST_MATCH, 1);
}

/** Positive when the second candidate is better. */
function compareCandidates(first: Coerced, second: Coerced, isUnion: boolean): number {
  for (const comesAfter of RULES) {
    const order = Number(comesAfter(first, second, isUnion)) - Number(comesAfter(second, first, isUnion));
    if (order !== 0) return order;
  }
  return first.score - second.score;
}

/** Each tells whether a candidate comes after another one. */
const RULES: readonly ((coerced: Coerced, other: Coerced, isUnion: boolean) => boolean)[] = [
  (coerced, other) => hasFlag(coerced, JSON_TO_STRING | FIRST_MATCH) && !isComposite(coerced.value) && isComposite(other.value),
  (coerced, other) => hasFlag(coerced, SINGLE_TO_ARRAY) && other.schema.kind === 'list',
  (coerced, other) => hasFlag(coerced, FENCE_ITEM) && other.schema.kind === 'list',
  (coerced, other) => hasFlag(coerced, ALL_DROPPED) && other.schema.kind === 'list' && !hasFlag(other, ITEM_DROPPED),
  (coerced, other, isUnion) => hasFlag(coerced, IMPLIED_TEXT) && other.schema.kind === 'class' && isUnion,
  (coerced, other) => hasFlag(coerced, ALL_DEFAULTS) && other.schema.kind === 'class',
  (coerced) => hasFlag(coerced, SINGLE_TO_ARRAY) && hasFlag(coerced, ALL_DROPPED),
];
