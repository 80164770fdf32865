import {
  addFlags,
  type Coerced,
  FENCE_ITEM,
  FIRST_MATCH,
  hasFlag,
  IMPLIED_KEY,
  ITEM_DROPPED,
  isAllDefaults,
  isComposite,
  isEmptyList,
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
  const isPlain = !isComposite(first.value) && !isComposite(second.value);
  for (const comesAfter of isPlain ? [] : RULES) {
    const order = Number(comesAfter(first, second, isUnion)) - Number(comesAfter(second, first, isUnion));
    if (order !== 0) return order;
  }
  return first.score - second.score;
}

/** Each tells whether a candidate comes after another one. */
const RULES: readonly ((coerced: Coerced, other: Coerced, isUnion: boolean) => boolean)[] = [
  (coerced, other) => !isComposite(coerced.value) && isComposite(other.value) && hasFlag(coerced, JSON_TO_STRING | FIRST_MATCH),
  (coerced, other) => hasFlag(coerced, SINGLE_TO_ARRAY) && areBoth('list', coerced, other),
  (coerced, other) => hasFlag(coerced, FENCE_ITEM) && areBoth('list', coerced, other),
  (coerced, other) =>
    hasFlag(coerced, ITEM_DROPPED) && isEmptyList(coerced.value) && areBoth('list', coerced, other) && !hasFlag(other, ITEM_DROPPED),
  (coerced, other, isUnion) => isUnion && isImpliedText(coerced) && areBoth('class', coerced, other),
  (coerced, other) => isAllDefaults(coerced.value) && areBoth('class', coerced, other),
  (coerced) => hasFlag(coerced, SINGLE_TO_ARRAY) && isEmptyList(coerced.value),
];

function areBoth(kind: 'list' | 'class', { value: one }: Coerced, { value: other }: Coerced): boolean {
  return isComposite(one) && one.kind === kind && isComposite(other) && other.kind === kind;
}

function isImpliedText({ value, flags }: Coerced): boolean {
  if (!isComposite(value) || value.kind !== 'class' || value.fields.length > 1) return false;
  return (flags & IMPLIED_KEY) !== 0 && typeof value.fields[0]?.value === 'string';
}
