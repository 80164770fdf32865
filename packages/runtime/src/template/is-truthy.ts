import { isList, isMap, type TemplateValue, unwrapText } from './values.ts';

/** Tells whether a value counts as true: not for undefined, none, false, zero, empty text, an empty list, map or class (`spec/prompt.md` 5.3). */
export function isTruthy(wrapped: TemplateValue): boolean {
  const value = unwrapText(wrapped);
  if (typeof value !== 'object') return Boolean(value);
  if (value === null) return false;
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return value.size > 0;
  if (value.kind === 'float') return value.value !== 0;
  return value.kind !== 'class' || value.fields.size > 0;
}
