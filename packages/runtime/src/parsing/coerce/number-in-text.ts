import { COMMA, trimBlanks } from '../read/characters.ts';
import { readNumber } from '../read/number-text.ts';
import type { NumberNode } from '../read/tree.ts';

/** A number that a text is, or that it holds among other words. `mixed` is a whole number with a fraction: `1 1/2`. */
export interface NumberInText {
  readonly value: number;
  readonly form: 'integer' | 'float' | 'fraction' | 'mixed' | 'found';
}

/** A sign, which a blank may follow at the start of the text, a currency sign, digits, an exponent. */
const NUMBER_PATTERN = /(?:^[-+\u2212] |[-+\u2212])?\$?(\d+(?:,\d+)*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.|$)/;
const LAKHS = /^\d{1,2}(?:,\d{2})*,\d{3}(?:\.|$)/;
const MIXED_PATTERN = /^([-+]?)(\d{1,15})\s+(\d{1,15})\s*\/\s*(\d{1,15})$/;
/** Longer texts are not a number or a fraction from end to end. */
const MAX_WHOLE_LENGTH = 800;

/** Reads a text as a number: as a whole, as a fraction, or as the only number in it. */
export function readNumberText(text: string): NumberInText | undefined {
  const trimmed = trimTrailingCommas(trimBlanks(text));
  if (trimmed.length <= MAX_WHOLE_LENGTH) {
    const whole = readWhole(joinSign(trimmed));
    if (whole !== undefined) return whole;
  }
  return findNumber(trimmed);
}

function trimTrailingCommas(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === COMMA) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** Differs: the reference implementation loses the sign of `- 5` and of `−5`. */
function joinSign(text: string): string {
  return text.replaceAll('\u2212', '-').replace(/^([-+]) /, '$1');
}

function readWhole(text: string): NumberInText | undefined {
  const number = readNumber(text);
  if (number !== undefined) return numberIn(number);
  return text.includes('/') ? (readFraction(text) ?? readMixed(text)) : undefined;
}

/** Gives what a number is that was read. */
export function numberIn(number: number | NumberNode): NumberInText {
  if (typeof number === 'number') return { value: number, form: 'integer' };
  return { value: number.value, form: number.isInteger ? 'integer' : 'float' };
}

/** There is no negative zero in answers. */
export function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}

function readFraction(text: string): NumberInText | undefined {
  const slash = text.indexOf('/');
  const [upper, lower] = [text.slice(0, slash), text.slice(slash + 1)].map((part) => readNumber(trimBlanks(part)));
  if (upper === undefined || lower === undefined) return undefined;
  return divide(numberIn(upper).value, numberIn(lower).value, 'fraction');
}

/** Differs: the reference implementation refuses `1 1/2`. */
function readMixed(text: string): NumberInText | undefined {
  const [, sign, whole, upper, lower] = MIXED_PATTERN.exec(text) ?? [];
  if (lower === undefined) return undefined;
  const fraction = divide(Number(upper), Number(lower), 'mixed');
  if (fraction === undefined) return undefined;
  const size = Number(whole) + fraction.value;
  return { value: sign === '-' ? -size : size, form: 'mixed' };
}

function divide(upper: number, lower: number, form: 'fraction' | 'mixed'): NumberInText | undefined {
  return lower === 0 ? undefined : { value: upper / lower, form };
}

/** Differs: the reference implementation takes any comma between digits for a separator, so `4,5` is 45. */
function findNumber(text: string): NumberInText | undefined {
  const matches = text.matchAll(NUMBER_PATTERN);
  const match = matches.next().value;
  const digits = match?.[1];
  if (match === undefined || digits === undefined || matches.next().done !== true) return undefined;
  if (digits.includes(',') && !THOUSANDS.test(digits) && !LAKHS.test(digits)) return undefined;
  const value = Number(match[0].replace('\u2212', '-').replace(/[,$ ]/g, ''));
  return Number.isFinite(value) ? { value, form: 'found' } : undefined;
}
