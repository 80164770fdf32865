// UTF-16 codes of the characters that have a meaning in JSON and its relatives.
export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const STAR = 42;
export const COMMA = 44;
export const SLASH = 47;
const ZERO = 48;
const NINE = 57;
export const COLON = 58;
export const EQUALS = 61;
export const GREATER = 62;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const BACKTICK = 96;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** What is white space beyond ASCII: all but the mark that begins a file, and a line end of old. */
const WIDE_BLANK = /[^\S\ufeff]|\x85/;

/** Tells whether a code is white space in the sense of Unicode. */
export function isBlank(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= TAB && code <= RETURN);
  return code >= 0x85 && WIDE_BLANK.test(String.fromCharCode(code));
}

/** Tells whether a code is a blank, a tab or part of a line end: what may stand between a quote and the comma after it. */
export function isLayout(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || code === TAB;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

export function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === BACKTICK;
}

/** Removes white space at both ends, in the same sense as {@link isBlank}. */
export function trimBlanks(text: string): string {
  let start = 0;
  while (isBlank(text.charCodeAt(start))) start += 1;
  return trimEnd(text.slice(start));
}

/** Removes white space at the end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
