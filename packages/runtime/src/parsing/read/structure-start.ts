import { isWholeScalar } from './bare-text.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  DOLLAR,
  HASH,
  isBlank,
  isDigit,
  isQuote,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  SLASH,
} from './characters.ts';
import { LOOKAHEAD } from './verdict.ts';

/**
 * Tells whether a bracket looks like the beginning of data rather than a part of the prose, as in `:-[ sorry!`: it is followed by a quote,
 * another bracket, a comment, a key, or in an array by a number or a word of JSON.
 */
export function looksLikeStructure(text: string, at: number): boolean {
  const isObject = text.charCodeAt(at) === OPEN_BRACE;
  const limit = Math.min(text.length, at + LOOKAHEAD);
  let start = at + 1;
  while (start < limit && isBlank(text.charCodeAt(start))) start += 1;
  const code = text.charCodeAt(start);
  if (start >= limit || isQuote(code) || isStructural(code, isObject)) return true;
  let end = start;
  while (end < limit && isNameCharacter(text.charCodeAt(end))) end += 1;
  const name = text.slice(start, end);
  while (end < limit && isBlank(text.charCodeAt(end))) end += 1;
  return isObject ? name !== '' && text.charCodeAt(end) === COLON : isWholeScalar(name);
}

function isStructural(code: number, isInObject: boolean): boolean {
  switch (code) {
    case CLOSE_BRACE:
    case SLASH:
    case HASH:
      return true;
    case CLOSE_BRACKET:
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return !isInObject;
    default:
      return false;
  }
}

function isNameCharacter(code: number): boolean {
  return (
    isDigit(code) ||
    (code | 32) === 95 ||
    ((code | 32) >= 97 && (code | 32) <= 122) ||
    code === MINUS ||
    code === DOLLAR ||
    code === 46 ||
    code > 127
  );
}
