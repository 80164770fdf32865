import { BACKSLASH, DOUBLE_QUOTE, isLayout } from '../read/characters.ts';

/**
 * Counts the keys in valid JSON, duplicates included, by the colons that follow a closing quote. Gives −1 where a colon may stand inside a
 * string and only a real parser could tell.
 */
export function countKeys(json: string, from: number, to: number): number {
  let count = 0;
  for (let colon = json.indexOf(':', from); colon !== -1 && colon < to; colon = json.indexOf(':', colon + 1)) {
    const isAfterQuote = json.charCodeAt(colon - 1) === DOUBLE_QUOTE;
    // An escaped quote inside a string, or a string that begins with blanks and a colon.
    if (isAfterQuote ? json.charCodeAt(colon - 2) === BACKSLASH : isAfterBlanks(json, colon)) return -1;
    if (isAfterQuote) count += 1;
  }
  return count;
}

/** Tells whether a quote and blanks stand before a colon. */
function isAfterBlanks(json: string, colon: number): boolean {
  let at = colon - 1;
  while (isLayout(json.charCodeAt(at))) at -= 1;
  return json.charCodeAt(at) === DOUBLE_QUOTE;
}
