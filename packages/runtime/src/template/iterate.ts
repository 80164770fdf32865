import { describeKind } from './describe-kind.ts';
import { fromMapKey } from './map-key.ts';
import { TemplateError } from './template-error.ts';
import { ClassInstance, EnumType, isList, isMap, type MapKey, type TemplateValue, unwrapText } from './values.ts';

/**
 * Gives what a loop over a value passes through: elements, code points, keys, the members of an enum; nothing for none and undefined.
 * Fails for values that cannot be iterated.
 */
export function iterate(value: TemplateValue): readonly TemplateValue[] {
  const items = findItems(value);
  if (items === undefined) throw new TemplateError(`cannot iterate over ${describeKind(value)}`);
  return items;
}

/** Like {@link iterate}, but gives undefined for values that cannot be iterated. */
export function findItems(wrapped: TemplateValue): readonly TemplateValue[] | undefined {
  const value = unwrapText(wrapped);
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return Array.from(value);
  if (isList(value)) return value;
  if (value instanceof EnumType) return value.listed;
  const entries = entriesOf(value);
  return entries && Array.from(entries.keys(), fromMapKey);
}

/** Gives the entries of a map, or the fields of a class by their real names. */
export function entriesOf(value: TemplateValue): ReadonlyMap<MapKey, TemplateValue> | undefined {
  if (isMap(value)) return value;
  return value instanceof ClassInstance ? value.fields : undefined;
}
