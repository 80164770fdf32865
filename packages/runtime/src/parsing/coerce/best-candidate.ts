import {
  addFlags,
  type ClassValue,
  type Coerced,
  FENCE_ITEM,
  FIRST_MATCH,
  hasFlag,
  IMPLIED_KEY,
  ITEM_DROPPED,
  isComposite,
  isEmptyList,
  JSON_TO_STRING,
  type ListValue,
  NO_VALUE,
  OPTIONAL_DEFAULT,
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

/** Marks the winner among several candidates. */
export function markWinner(winner: Coerced, isUnion: boolean): Coerced {
  if (hasFlag(winner, FIRST_MATCH | UNION_MATCH)) return winner;
  return isUnion ? addFlags(winner, UNION_MATCH, 0) : addFlags(winner, FIRST_MATCH, 1);
}

/** Positive when the second candidate is better. */
function compareCandidates(first: Coerced, second: Coerced, isUnion: boolean): number {
  return compareKinds(first, second, isUnion) || later(isEmptySingle(first), isEmptySingle(second)) || first.score - second.score;
}

function compareKinds(first: Coerced, second: Coerced, isUnion: boolean): number {
  const one = first.value;
  const other = second.value;
  if (!isComposite(one) || !isComposite(other)) {
    return later(isLooseScalar(first) && isComposite(other), isLooseScalar(second) && isComposite(one));
  }
  if (one.kind === 'list' && other.kind === 'list') return compareLists(first, one, second, other);
  if (one.kind === 'class' && other.kind === 'class') return compareObjects(first, one, second, other, isUnion);
  return 0;
}

function compareLists(first: Coerced, one: ListValue, second: Coerced, other: ListValue): number {
  return (
    later(hasFlag(first, SINGLE_TO_ARRAY), hasFlag(second, SINGLE_TO_ARRAY)) ||
    later(hasFlag(first, FENCE_ITEM), hasFlag(second, FENCE_ITEM)) ||
    later(isOnlyDropped(first, one) && !hasFlag(second, ITEM_DROPPED), isOnlyDropped(second, other) && !hasFlag(first, ITEM_DROPPED))
  );
}

function compareObjects(first: Coerced, one: ClassValue, second: Coerced, other: ClassValue, isUnion: boolean): number {
  const byImplied = isUnion ? later(isImpliedText(first, one), isImpliedText(second, other)) : 0;
  return byImplied || later(isAllDefaults(one), isAllDefaults(other));
}

/** Positive when only the first must come after the other. */
function later(first: boolean, second: boolean): number {
  return Number(first) - Number(second);
}

function isLooseScalar(coerced: Coerced): boolean {
  return !isComposite(coerced.value) && hasFlag(coerced, JSON_TO_STRING | FIRST_MATCH);
}

function isOnlyDropped(coerced: Coerced, value: ListValue): boolean {
  return hasFlag(coerced, ITEM_DROPPED) && isEmptyList(value);
}

function isImpliedText(coerced: Coerced, { fields }: ClassValue): boolean {
  return fields.length === 1 && hasFlag(coerced, IMPLIED_KEY) && typeof fields[0]?.value === 'string';
}

/** Tells whether an object holds nothing that came from the text. */
export function isAllDefaults({ fields }: ClassValue): boolean {
  return fields.every((field) => hasFlag(field, OPTIONAL_DEFAULT | NO_VALUE));
}

function isEmptySingle(coerced: Coerced): boolean {
  const { value } = coerced;
  return hasFlag(coerced, SINGLE_TO_ARRAY) && isComposite(value) && value.kind === 'list' && isEmptyList(value);
}
