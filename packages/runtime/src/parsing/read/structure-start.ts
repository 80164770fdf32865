import { isWholeScalar } from './bare-text.ts';
import { OPEN_BRACE } from './characters.ts';
import { LOOKAHEAD } from './verdict.ts';

const NAME = /^[\w.$\-\u0080-\uffff]*/;

/**
 * Tells whether a bracket looks like the beginning of data rather than a part of the prose, as in `:-[ sorry!`: it is followed by a quote,
 * another bracket, a comment, a key, or in an array by a number or a word of JSON.
 */
export function looksLikeStructure(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + LOOKAHEAD).trimStart();
  const isObject = text.charCodeAt(at) === OPEN_BRACE;
  if (rest === '' || (isObject ? /^["'`}/#]/ : /^["'`}/#\]{[]/).test(rest)) return true;
  const [name] = NAME.exec(rest) ?? [''];
  return isObject ? name !== '' && rest.slice(name.length).trimStart().startsWith(':') : isWholeScalar(name);
}
