import { COLON, DOT, isDigit, MINUS, PLUS } from './characters.ts';
import { NumberNode } from './tree.ts';

/** Longer texts are not numbers: the bound keeps looks at long texts cheap. */
const MAX_NUMBER_LENGTH = 400;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

function skipDigits(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function skipSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === PLUS || code === MINUS ? at + 1 : at;
}

/** Gives where an exponent that begins here ends, or the same place when there is none. */
function skipExponent(text: string, at: number): number {
  const code = text.charCodeAt(at) | 32;
  if (code !== 101) return at;
  const digits = skipSign(text, at + 1);
  const end = skipDigits(text, digits);
  return end > digits ? end : at;
}

/**
 * Reads a text that is a number from end to end: an integer with optional sign and leading zeros, or a decimal in the forms `1.5`, `5.`,
 * `.5`, `1e5`. Gives nothing for other texts and for numbers that are not finite.
 */
export function readNumber(text: string): number | NumberNode | undefined {
  const { length } = text;
  // Letters come after the colon; a number begins before it.
  if (length === 0 || length > MAX_NUMBER_LENGTH || text.charCodeAt(0) > COLON) return undefined;
  const start = skipSign(text, 0);
  const whole = skipDigits(text, start);
  if (whole === length && whole > start) return readInteger(text);
  let end = whole;
  if (text.charCodeAt(whole) === DOT) end = skipDigits(text, whole + 1);
  const digits = end - start - (end > whole ? 1 : 0);
  if (digits === 0 || skipExponent(text, end) !== length) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? new NumberNode(value, false, text) : undefined;
}

function readInteger(text: string): number | NumberNode {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  const exact = BigInt(text.charCodeAt(0) === PLUS ? text.slice(1) : text);
  return new NumberNode(value, exact >= MIN_INT64 && exact <= MAX_UINT64, String(exact));
}

/** Tells whether more characters could make a number of this text, which may be one already. */
export function isNumberPrefix(text: string): boolean {
  if (text.length > MAX_NUMBER_LENGTH) return false;
  let at = skipDigits(text, skipSign(text, 0));
  if (text.charCodeAt(at) === DOT) at = skipDigits(text, at + 1);
  if (at === text.length) return true;
  if (at === skipSign(text, 0) || (text.charCodeAt(at) | 32) !== 101) return false;
  return skipDigits(text, skipSign(text, at + 1)) === text.length;
}
