import { fromInt } from './integers.ts';
import { MAX_VALUE_DEPTH } from './limits.ts';
import { TemplateError } from './template-error.ts';
import {
  ClassInstance,
  EnumType,
  EnumValue,
  FloatValue,
  HostValue,
  type MapKey,
  MediaValue,
  Namespace,
  type TemplateValue,
  TextValue,
} from './values.ts';

const VALUE_CLASSES = [FloatValue, EnumValue, ClassInstance, MediaValue, EnumType, HostValue, TextValue, Namespace] as const;

/**
 * Converts plain data of no declared type: whole numbers become ints, other numbers floats, plain objects and `Map`s maps in the order of
 * their own keys, a value with the results of its checks (`{ value, checks }`) the value itself. Template values pass unchanged; functions,
 * symbols and other objects become undefined.
 */
export function toTemplateValue(plain: unknown): TemplateValue {
  return convert(plain, 0);
}

function convert(plain: unknown, depth: number): TemplateValue {
  switch (typeof plain) {
    case 'string':
    case 'boolean':
      return plain;
    case 'number':
      return Number.isSafeInteger(plain) ? plain : new FloatValue(plain);
    case 'bigint':
      return fromInt(plain);
    case 'object':
      return plain === null ? null : convertObject(plain, depth);
    default:
      return undefined;
  }
}

function convertObject(plain: object, depth: number): TemplateValue {
  if (depth > MAX_VALUE_DEPTH) throw new TemplateError(`a value is nested deeper than ${MAX_VALUE_DEPTH} levels`);
  if (Array.isArray(plain)) return plain.map((item) => convert(item, depth + 1));
  if (VALUE_CLASSES.some((known) => plain instanceof known)) return plain as TemplateValue;
  if (plain instanceof Map) return convertEntries(plain, depth);
  if (!isPlainObject(plain)) return undefined;
  return isChecked(plain) ? convert(plain.value, depth) : convertEntries(Object.entries(plain), depth);
}

function convertEntries(entries: Iterable<readonly [unknown, unknown]>, depth: number): TemplateValue {
  const map = new Map<MapKey, TemplateValue>();
  for (const [key, value] of entries) map.set(String(key), convert(value, depth + 1));
  return map;
}

function isPlainObject(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Tells a value wrapped with its check results from an object that happens to have such fields: by the status in every result. */
function isChecked(value: Readonly<Record<string, unknown>>): value is { readonly value: unknown; readonly checks: object } {
  const keys = Object.keys(value);
  const { checks } = value;
  if (keys.length !== 2 || !Object.hasOwn(value, 'value') || typeof checks !== 'object' || checks === null) return false;
  return Object.values(checks).every((check: unknown) => typeof check === 'object' && check !== null && Object.hasOwn(check, 'status'));
}
