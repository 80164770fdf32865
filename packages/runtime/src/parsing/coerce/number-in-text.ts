import { COMMA, trimBlanks } from '../read/characters.ts';
import { readNumber } from '../read/number-text.ts';
import { NumberNode } from '../read/tree.ts';

/** A sign, a currency sign, digits, an exponent. */
const NUMBER_PATTERN = /[-+]?\$?(\d+(?:,\d+)*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/g;
/** Commas between thousands, or as in India. */
const GROUPED_PATTERN = /^(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.|$)/;
const MIXED_PATTERN = /^([-+]?)(\d{1,15})\s+(\d{1,15}\s*\/\s*\d{1,15})$/;

/** Takes what is no part of a number off a text. Differs: the reference implementation loses the sign of `- 5` and of `−5`. */
export function trimNumber(text: string): string {
  const trimmed = trimBlanks(text);
  let end = trimmed.length;
  while (trimmed.charCodeAt(end - 1) === COMMA) end -= 1;
  return trimmed
    .slice(0, end)
    .replaceAll('\u2212', '-')
    .replace(/^([-+]) /, '$1');
}

/** Reads a text that is a fraction, if wanted also after a whole number. Differs: the reference implementation refuses `1 1/2`. */
export function readFraction(text: string, mayBeMixed: boolean): NumberNode | undefined {
  const [, sign = '', whole = '0', fraction = text] = (mayBeMixed && MIXED_PATTERN.exec(text)) || [];
  const numbers = fraction.split('/', 3).map((part) => readNumber(trimBlanks(part)));
  const [upper = Number.NaN, lower = Number.NaN, ...more] = numbers.map((number) => (typeof number === 'object' ? number.value : number));
  const value = Number(`${sign}1`) * (Number(whole) + upper / lower);
  return more.length === 0 && Number.isFinite(value) ? new NumberNode(value, false, text) : undefined;
}

/**
 * Gives the only number in a text. Differs: the reference implementation takes any comma between digits for a separator, so `4,5` is 45.
 */
export function findNumber(text: string): number | undefined {
  const [match, second] = text.matchAll(NUMBER_PATTERN);
  if (match?.[1] === undefined || second !== undefined || (match[1].includes(',') && !GROUPED_PATTERN.test(match[1]))) return undefined;
  const value = Number(match[0].replace(/[,$]/g, ''));
  return Number.isFinite(value) ? value : undefined;
}
