import type { PrimitiveName } from '../../program/index.ts';
import { FloatValue } from '../../template/index.ts';
import type { Outcome } from './converter.ts';
import { describeGiven } from './describe-given.ts';
import { reject, rejectType } from './rejection.ts';

const MAX_INT = 2n ** 63n - 1n;

/** Converts a value of a primitive type. Nothing is coerced. */
export function convertPrimitive(name: PrimitiveName, value: unknown): Outcome {
  switch (name) {
    case 'string':
      return typeof value === 'string' ? value : rejectType(name, value);
    case 'bool':
      return typeof value === 'boolean' ? value : rejectType(name, value);
    case 'float':
      return typeof value === 'number' ? new FloatValue(value) : rejectType(name, value);
    case 'null':
      return value === null || value === undefined ? null : rejectType(name, value);
    case 'int':
      return typeof value === 'bigint' ? convertBigInt(value) : convertInt(value);
  }
}

// Differs: the reference implementation refuses ints beyond 32 bits, and every bigint.
function convertInt(value: unknown): Outcome {
  if (Number.isSafeInteger(value)) return Number(value) + 0;
  if (!Number.isInteger(value)) return rejectType('int', value);
  return reject(() => `expected int, got ${describeGiven(value)}; beyond 2^53 a number is not exact, give a bigint`);
}

function convertBigInt(value: bigint): Outcome {
  if (value > MAX_INT || value < -MAX_INT - 1n) return reject(() => `expected int, got ${describeGiven(value)}; an int has 64 bits`);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
