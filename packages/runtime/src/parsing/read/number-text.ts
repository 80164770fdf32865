import { COLON } from './characters.ts';
import { NumberNode } from './tree.ts';

/** Longer texts are not numbers: the bound keeps looks at long texts cheap. */
const MAX_NUMBER_LENGTH = 400;

const INTEGER = /^[-+]?\d+$/;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
const NUMBER_PREFIX = /^[-+]?\d*(?:\.\d*)?(?:(?<=[\d.])e[-+]?\d*)?$/i;

/**
 * Reads a text that is a number from end to end: an integer with optional sign and leading zeros, or a decimal in the forms `1.5`, `5.`,
 * `.5`, `1e5`. Gives nothing for other texts and for numbers that are not finite.
 */
export function readNumber(text: string): number | NumberNode | undefined {
  // Letters come after the colon; a number begins before it.
  if (text.length > MAX_NUMBER_LENGTH || text.charCodeAt(0) > COLON) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const isWhole = Number.isInteger(value) && INTEGER.test(text);
  if (!isWhole) return NUMBER.test(text) ? new NumberNode(value, false, text) : undefined;
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  const exact = BigInt(text);
  const fits64Bits = BigInt.asIntN(64, exact) === exact || BigInt.asUintN(64, exact) === exact;
  return new NumberNode(value, fits64Bits, String(exact));
}

/** Tells whether more characters could make a number of this text, which may be one already. */
export function isNumberPrefix(text: string): boolean {
  return text.length <= MAX_NUMBER_LENGTH && NUMBER_PREFIX.test(text);
}
