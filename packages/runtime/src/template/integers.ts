import { TemplateError } from './template-error.ts';

/** An int: a plain number within ±2^53, a bigint beyond. */
export type Int = number | bigint;

const LARGEST = 2n ** 127n - 1n;

/** Gives the int of a bigint, in the form that its size asks for. Fails beyond 128 bits, the size that templates calculate with. */
export function fromInt(value: bigint): Int {
  if (value > LARGEST || value < -LARGEST - 1n) throw new TemplateError('the number is too large: integers have 128 bits');
  const narrow = Number(value);
  return Number.isSafeInteger(narrow) ? narrow : value;
}

export function addInts(a: Int, b: Int): Int {
  const sum = typeof a === 'number' && typeof b === 'number' ? a + b : NaN;
  return Number.isSafeInteger(sum) ? sum : fromInt(BigInt(a) + BigInt(b));
}

export function multiplyInts(a: Int, b: Int): Int {
  const product = typeof a === 'number' && typeof b === 'number' ? a * b : NaN;
  return Number.isSafeInteger(product) ? product + 0 : fromInt(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : fromInt(-a);
}

/** Gives quotient and remainder so that the remainder is never negative (Euclid). */
export function divideInts(a: Int, b: Int): { readonly quotient: Int; readonly remainder: Int } {
  const divisor = BigInt(b);
  if (divisor === 0n) throw new TemplateError('division by zero');
  const size = divisor < 0n ? -divisor : divisor;
  const remainder = ((BigInt(a) % size) + size) % size;
  return { quotient: fromInt((BigInt(a) - remainder) / divisor), remainder: fromInt(remainder) };
}

export function raiseInt(base: Int, exponent: Int): Int {
  if (exponent < 0) throw new TemplateError('an integer cannot be raised to a negative power; write the base as a float');
  // Beyond 128 the result is too large for every base except 0, 1 and -1, whose powers depend on evenness alone.
  const bounded = exponent > 128 ? 128n + (BigInt(exponent) % 2n) : BigInt(exponent);
  return fromInt(BigInt(base) ** bounded);
}
