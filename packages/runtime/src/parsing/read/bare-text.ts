import { isNumberPrefix, readNumber } from './number-text.ts';
import type { NumberNode } from './tree.ts';
import type { Place } from './verdict.ts';

/** Words that mean a value when nothing quotes them. */
const JSON_WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** Differs: the reference implementation keeps Python's `None` and its relatives as text, so an optional string becomes the word "None". */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([...JSON_WORDS, ['None', null], ['nil', null], ['undefined', null]]);
const LONGEST_WORD = 9;

/** Outside of a structure only the words of JSON count, and in keys. */
function wordsAt(place: Place): ReadonlyMap<string, boolean | null> {
  return place === 'value' || place === 'item' ? WORDS : JSON_WORDS;
}

/** Gives what an unquoted, trimmed text means: a word, a number, or itself. */
export function readBareText(text: string, place: Place): string | number | boolean | null | NumberNode {
  const number = readNumber(text);
  if (number !== undefined || text.length > LONGEST_WORD) return number ?? text;
  const word = wordsAt(place).get(text);
  return word === undefined ? text : word;
}

/** Tells whether an unquoted text is a whole scalar, so that a comma after it can only end it. */
export function isWholeScalar(text: string): boolean {
  return typeof readBareText(text, 'value') !== 'string';
}

/** Tells whether more characters could make a word or a number of an unquoted text, which may be one already. */
export function mayBecomeScalar(text: string, place: Place): boolean {
  return isNumberPrefix(text) || [...wordsAt(place).keys()].some((word) => word.startsWith(text));
}
