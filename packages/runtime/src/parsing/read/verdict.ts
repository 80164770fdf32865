/** Answers a question that may need characters that have not arrived. Nothing while it does. */
export type Verdict = boolean | undefined;

/** Where a thing stands: before a colon, after a colon, in an array, or outside of any structure. */
export type Place = 'key' | 'value' | 'item' | 'root';

/**
 * How far a question may look ahead, in UTF-16 units. Further away nothing is taken to follow. Without a bound, a growing text that never
 * answers would be looked at again and again.
 */
export const LOOKAHEAD = 1024;

/** What to say when the text ends before the answer: the given answer if it really ends here. */
export function atEnd(isEnded: boolean, answer: boolean): Verdict {
  return isEnded ? answer : undefined;
}
