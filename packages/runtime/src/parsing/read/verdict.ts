/** Answers a question that may need characters that have not arrived. */
export const NO = 0;
export const YES = 1;
export const UNDECIDED = 2;
export type Verdict = typeof NO | typeof YES | typeof UNDECIDED;

/** Answers a question that needs nothing more. */
export function verdictOf(isSo: boolean): Verdict {
  return isSo ? YES : NO;
}

/** Where a thing stands: before a colon, after a colon, in an array, or outside of any structure. */
export type Place = 'key' | 'value' | 'item' | 'root';

/**
 * How far a question may look ahead, in UTF-16 units. Further away nothing is taken to follow. Without a bound, a growing text that never
 * answers would be looked at again and again.
 */
export const LOOKAHEAD = 1024;

/** What to say when the text ends before the answer: the given answer if it really ends here. */
export function atEnd(isEnded: boolean, answer: Verdict): Verdict {
  return isEnded ? answer : UNDECIDED;
}
