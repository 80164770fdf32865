import { TemplateError } from './template-error.ts';
import { EnumValue, FloatValue, type MapKey, type TemplateValue, unwrapText } from './values.ts';

/**
 * Gives the key under which a value is kept in a map, so that equal values are one key: `1` and `1.0` are, `1` and `"1"` are not, an
 * enum value is its name. Gives undefined for values that cannot be a key.
 */
export function findMapKey(wrapped: TemplateValue): MapKey | undefined {
  const value = unwrapText(wrapped);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof EnumValue) return value.name;
  return value instanceof FloatValue ? value.value : undefined;
}

/** Like {@link findMapKey}, for a map that is being made: fails for values that cannot be a key. */
export function toMapKey(value: TemplateValue): MapKey {
  const key = findMapKey(value);
  if (key === undefined) throw new TemplateError('a map key must be text, a number, true, false or none');
  return key;
}

/** Gives a key as the value that it stands for. */
export function fromMapKey(key: MapKey): TemplateValue {
  return typeof key === 'number' && !Number.isSafeInteger(key) ? new FloatValue(key) : key;
}
