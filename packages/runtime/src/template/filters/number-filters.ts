import { describeKind } from '../describe-kind.ts';
import { addInts, fromInt, type Int, negateInt } from '../integers.ts';
import { asFloat, type NumberValue, toNumber } from '../number-value.ts';
import { TemplateError } from '../template-error.ts';
import { FloatValue, type TemplateValue } from '../values.ts';

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf|infinity|nan)$/i;

/** The size of a number. */
export function toAbsolute(value: TemplateValue): TemplateValue {
  const number = requireNumber(value, 'abs');
  if (number instanceof FloatValue) return new FloatValue(Math.abs(number.value));
  return number < 0 ? negateInt(number) : number;
}

/** Rounds a float half away from zero, to a number of decimals; it stays a float. An int stays as it is. */
export function roundNumber(value: TemplateValue, decimals: TemplateValue): TemplateValue {
  const number = requireNumber(value, 'round');
  if (!(number instanceof FloatValue)) return number;
  const scale = 10 ** (typeof decimals === 'number' ? decimals : 0);
  const scaled = Math.round(Math.abs(number.value) * scale) / scale;
  return new FloatValue(Number.isFinite(scaled) ? Math.sign(number.value) * scaled : number.value);
}

/** The int that a value stands for; `otherwise`, where it is given, for text that is no number. */
export function toInt(value: TemplateValue, otherwise: TemplateValue): TemplateValue {
  if (typeof value === 'string' && INTEGER.test(value)) return fromInt(BigInt(value.replace('+', '')));
  const number = readNumber(value);
  if (number === undefined) return otherwise ?? failConversion(value, 'an integer');
  const truncated = number instanceof FloatValue ? Math.trunc(number.value) : number;
  return Number.isFinite(Number(truncated)) ? fromInt(BigInt(truncated)) : failConversion(value, 'an integer');
}

/** The float that a value stands for; `otherwise`, where it is given, for text that is no number. */
export function toFloat(value: TemplateValue, otherwise: TemplateValue): TemplateValue {
  const number = readNumber(value);
  return number === undefined ? (otherwise ?? failConversion(value, 'a float')) : new FloatValue(asFloat(number));
}

/**
 * Adds numbers up. As in the reference implementation the sum of whole numbers is an int, floats or not.
 *
 * Differs: fails for what is no number, where the reference implementation gives 0.
 */
export function sum(values: readonly TemplateValue[]): TemplateValue {
  const numbers = values.map((value) => toNumber(value) ?? failOperand(value, 'sum'));
  const wholes = numbers.map(toWhole);
  if (wholes.every((whole) => whole !== undefined)) return wholes.reduce(addInts, 0);
  return new FloatValue(numbers.reduce((total: number, number) => total + asFloat(number), 0));
}

function toWhole(number: NumberValue): Int | undefined {
  if (!(number instanceof FloatValue)) return number;
  return Number.isSafeInteger(number.value) ? number.value : undefined;
}

function readNumber(value: TemplateValue): NumberValue | undefined {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'string') return toNumber(value);
  return FLOAT.test(value) ? new FloatValue(parseFloatText(value.toLowerCase())) : undefined;
}

function parseFloatText(text: string): number {
  if (text.endsWith('nan')) return Number.NaN;
  if (!text.includes('inf')) return Number(text);
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function requireNumber(value: TemplateValue, filter: string): NumberValue {
  const number = typeof value === 'boolean' ? undefined : toNumber(value);
  return number ?? failOperand(value, filter);
}

function failOperand(value: TemplateValue, filter: string): never {
  throw new TemplateError(`"${filter}" needs numbers, not ${describeKind(value)}`);
}

function failConversion(value: TemplateValue, wanted: string): never {
  const shown = typeof value === 'string' ? `the text ${JSON.stringify(value.slice(0, 40))}` : describeKind(value);
  throw new TemplateError(`${shown} cannot be made ${wanted}`);
}
