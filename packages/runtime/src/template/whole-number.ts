import { FloatValue, type TemplateValue } from './values.ts';

/** Gives the whole number that a value counts as where one is needed: an int, a bool, a float without decimals. Undefined for all others. */
export function toWhole(value: TemplateValue): number | undefined {
  const number =
    value instanceof FloatValue ? value.value : typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}
