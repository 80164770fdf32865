import type { Int } from './integers.ts';
import { FloatValue, type TemplateValue } from './values.ts';

/** An int or a float. */
export type NumberValue = Int | FloatValue;

/** Gives the number that a value counts as in arithmetic: a bool is 0 or 1. */
export function toNumber(value: TemplateValue): NumberValue | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof FloatValue ? value : undefined;
}

/** Gives a number as a float. */
export function asFloat(number: NumberValue): number {
  return number instanceof FloatValue ? number.value : Number(number);
}
