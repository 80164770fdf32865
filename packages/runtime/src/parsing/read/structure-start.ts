import { isWholeScalar } from './bare-text.ts';
import { OPEN_BRACE } from './characters.ts';
import { LOOKAHEAD } from './verdict.ts';

/** What shows that a brace begins data. */
const ENTRY = /^(?:["'`}/#]|[\w.$\-\u0080-\uffff]+\s*:|$)/;
/** The same for a bracket, but for numbers and words. */
const ITEM = /^(?:["'`}/#\]{[]|$)/;

/**
 * Tells whether a bracket looks like the beginning of data rather than a part of the prose, as in `:-[ sorry!`: it is followed by a quote,
 * another bracket, a comment, a key, or in an array by a number or a word of JSON.
 */
export function looksLikeStructure(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + LOOKAHEAD).trimStart();
  if (text.charCodeAt(at) === OPEN_BRACE) return ENTRY.test(rest);
  return ITEM.test(rest) || isWholeScalar(rest.slice(0, rest.search(/[^\w.$\-\u0080-\uffff]|$/)));
}
