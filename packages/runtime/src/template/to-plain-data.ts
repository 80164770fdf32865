import { describeKind } from './describe-kind.ts';
import { MAX_VALUE_DEPTH } from './limits.ts';
import { TemplateError } from './template-error.ts';
import { ClassInstance, EnumValue, FloatValue, isList, isMap, Namespace, type TemplateValue, unwrapText } from './values.ts';

/** Data as JSON, YAML and TOON know it. A float stays one, so that `2.0` keeps its point. */
export type PlainData = null | boolean | number | bigint | FloatValue | string | readonly PlainData[] | PlainMap;

export type PlainMap = ReadonlyMap<string, PlainData>;

/** Whether fields and enum values go by their real names or by their aliases. */
export type Naming = 'name' | 'alias';

/** Gives a value as plain data; undefined becomes null. Fails for media and functions, which are no data. */
export function toPlainData(value: TemplateValue, naming: Naming): PlainData {
  return convert(value, naming, 0);
}

function convert(wrapped: TemplateValue, naming: Naming, depth: number): PlainData {
  const value = unwrapText(wrapped);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || value instanceof FloatValue) return value;
  if (depth > MAX_VALUE_DEPTH) throw new TemplateError(`the value is nested deeper than ${MAX_VALUE_DEPTH} levels`);
  if (isList(value)) return value.map((item) => convert(item, naming, depth + 1));
  if (value instanceof EnumValue) return naming === 'alias' ? value.text : value.name;
  const fields = isMap(value)
    ? value
    : value instanceof ClassInstance
      ? value.fields
      : value instanceof Namespace
        ? value.attributes
        : undefined;
  if (fields === undefined) throw new TemplateError(`${describeKind(value)} cannot be used as text`);
  const aliases = naming === 'alias' && value instanceof ClassInstance ? value.aliases : undefined;
  const entries = new Map<string, PlainData>();
  for (const [key, item] of fields) entries.set(aliases?.get(String(key)) ?? String(key), convert(item, naming, depth + 1));
  return entries;
}

/** Tells whether data is a list. */
export function isPlainList(data: PlainData): data is readonly PlainData[] {
  return Array.isArray(data);
}

/** Tells whether data is a map. */
export function isPlainMap(data: PlainData): data is PlainMap {
  return data instanceof Map;
}
