import { isNumberPrefix, readNumber } from './number-text.ts';
import { type NumberNode, OpenScalar, type TreeNode } from './tree.ts';

/**
 * Words that mean a value when nothing quotes them. Differs: the reference implementation keeps Python's `None` and its relatives as text,
 * so an optional string becomes the word "None".
 */
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['None', null],
  ['nil', null],
  ['undefined', null],
]);
const LONGEST_WORD = 9;

/** Outside of a structure only the words of JSON count. */
function readWord(text: string, isInStructure: boolean): boolean | null | undefined {
  if (text.length > LONGEST_WORD || !beginsWord(text.charCodeAt(0))) return undefined;
  const value = WORDS.get(text);
  if (value === null && !isInStructure && text !== 'null') return undefined;
  return value;
}

/** Tells whether one of the words begins with a character: `f`, `n`, `t`, `u` or `N`. */
function beginsWord(code: number): boolean {
  return code === 102 || code === 110 || code === 116 || code === 117 || code === 78;
}

/** Gives what an unquoted, trimmed text means: a word, a number, or itself. */
export function readBareText(text: string, isInStructure: boolean): string | number | boolean | null | NumberNode {
  const word = readWord(text, isInStructure);
  if (word !== undefined) return word;
  return readNumber(text) ?? text;
}

/** Tells whether an unquoted text is a whole scalar, so that a comma after it can only end it. */
export function isWholeScalar(text: string): boolean {
  return readWord(text, true) !== undefined || readNumber(text) !== undefined;
}

/** Gives the node of an unquoted text that may still grow. */
export function openBareText(text: string, isInStructure: boolean): TreeNode {
  const value = readBareText(text, isInStructure);
  if (value === null || typeof value === 'boolean') return value;
  return new OpenScalar(value, mayBecomeScalar(text, isInStructure), !isInStructure);
}

function mayBecomeScalar(text: string, isInStructure: boolean): boolean {
  if (isNumberPrefix(text)) return text !== '';
  if (text.length >= LONGEST_WORD) return false;
  for (const [word, value] of WORDS) {
    if (word.startsWith(text) && (isInStructure || value !== null || word === 'null')) return true;
  }
  return false;
}
