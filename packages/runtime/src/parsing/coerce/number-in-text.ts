import { COMMA, MINUS, PLUS, SPACE, trimBlanks } from '../read/characters.ts';
import { readNumber } from '../read/number-text.ts';
import { NumberNode } from '../read/tree.ts';

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
  const plain = text.replaceAll('\u2212', '-');
  const first = plain.charCodeAt(0);
  return (first === MINUS || first === PLUS) && plain.charCodeAt(1) === SPACE ? plain.slice(0, 1) + plain.slice(2) : plain;
}

function readWhole(text: string): NumberInText | undefined {
  const number = readNumber(text);
  if (number instanceof NumberNode) return { value: number.value, form: number.isInteger ? 'integer' : 'float' };
  if (number !== undefined) return { value: number, form: 'integer' };
  return text.includes('/') ? (readFraction(text) ?? readMixed(text)) : undefined;
}

function readFraction(text: string): NumberInText | undefined {
  const slash = text.indexOf('/');
  const upper = readNumber(trimBlanks(text.slice(0, slash)));
  const lower = readNumber(trimBlanks(text.slice(slash + 1)));
  if (upper === undefined || lower === undefined) return undefined;
  return divide(amountOf(upper), amountOf(lower), 'fraction');
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

function amountOf(number: number | NumberNode): number {
  return number instanceof NumberNode ? number.value : number;
}

/** Differs: the reference implementation takes any comma between digits for a separator, so `4,5` is 45. */
function findNumber(text: string): NumberInText | undefined {
  const [match, second] = firstTwo(text.matchAll(NUMBER_PATTERN));
  const digits = match?.[1];
  if (match === undefined || digits === undefined || second !== undefined) return undefined;
  if (digits.includes(',') && !THOUSANDS.test(digits) && !LAKHS.test(digits)) return undefined;
  const value = Number(match[0].replace('\u2212', '-').replace(/[,$ ]/g, ''));
  return Number.isFinite(value) ? { value, form: 'found' } : undefined;
}

function firstTwo<Item>(items: Iterable<Item>): readonly Item[] {
  const first: Item[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length === 2) break;
  }
  return first;
}
