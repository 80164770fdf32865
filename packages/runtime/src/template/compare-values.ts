import { entriesOf } from './iterate.ts';
import { MAX_VALUE_DEPTH } from './limits.ts';
import { fromMapKey } from './map-key.ts';
import { type NumberValue, toNumber } from './number-value.ts';
import { TemplateError } from './template-error.ts';
import { EnumValue, FloatValue, isList, type TemplateValue, unwrapText } from './values.ts';

/**
 * Tells whether two values are equal: numbers and bools by value, lists by element, maps and classes by key. An enum value equals the
 * enum value or the string of its name.
 */
export function areEqual(left: TemplateValue, right: TemplateValue): boolean {
  return areEqualAt(left, right, 0);
}

function areEqualAt(wrappedLeft: TemplateValue, wrappedRight: TemplateValue, depth: number): boolean {
  const left = nameOfEnum(unwrapText(wrappedLeft));
  const right = nameOfEnum(unwrapText(wrappedRight));
  if (left === right) return true;
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== undefined && b !== undefined) return compareNumbers(a, b) === 0;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const inner = enter(depth);
  if (isList(left))
    return isList(right) && left.length === right.length && left.every((item, index) => areEqualAt(item, right[index], inner));
  const entries = entriesOf(left);
  const others = entriesOf(right);
  if (entries === undefined || others === undefined || entries.size !== others.size) return false;
  for (const [key, value] of entries) if (!others.has(key) || !areEqualAt(value, others.get(key), inner)) return false;
  return true;
}

/** Orders two values: below zero when `left` comes first. Different kinds come in the order of their kinds (`spec/prompt.md` 7). */
export function compareValues(left: TemplateValue, right: TemplateValue): number {
  return compareAt(left, right, 0);
}

function compareAt(wrappedLeft: TemplateValue, wrappedRight: TemplateValue, depth: number): number {
  const left = nameOfEnum(unwrapText(wrappedLeft));
  const right = nameOfEnum(unwrapText(wrappedRight));
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  const kinds = rankOf(left) - rankOf(right);
  if (kinds !== 0) return kinds;
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== undefined && b !== undefined) return compareNumbers(a, b);
  const items = isList(left) ? left : listPairs(left);
  const others = isList(right) ? right : listPairs(right);
  return compareLists(items, others, enter(depth));
}

/** Numbers by value, exactly: ints and floats beyond 2^53 too. NaN equals nothing but orders nowhere. */
function compareNumbers(a: NumberValue, b: NumberValue): number {
  const left = a instanceof FloatValue ? a.value : a;
  const right = b instanceof FloatValue ? b.value : b;
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(left) || Number.isNaN(right) ? NaN : 0;
}

/** Orders texts by code point: UTF-16 order differs for characters beyond U+FFFF. */
export function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function compareLists(left: readonly TemplateValue[], right: readonly TemplateValue[], depth: number): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareAt(left[index], right[index], depth);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Maps and classes are ordered by their entries, one after the other. */
function listPairs(value: TemplateValue): readonly TemplateValue[] {
  return Array.from(entriesOf(value) ?? [], ([key, item]) => [fromMapKey(key), item]);
}

function rankOf(value: TemplateValue): number {
  switch (typeof value) {
    case 'undefined':
      return 0;
    case 'boolean':
      return 2;
    case 'number':
    case 'bigint':
      return 3;
    case 'string':
      return 4;
    case 'object':
      if (value === null) return 1;
      if (value instanceof FloatValue) return 3;
      return isList(value) ? 5 : 6;
  }
}

function nameOfEnum(value: TemplateValue): TemplateValue {
  return value instanceof EnumValue ? value.name : value;
}

function enter(depth: number): number {
  if (depth >= MAX_VALUE_DEPTH) throw new TemplateError(`values that are nested deeper than ${MAX_VALUE_DEPTH} levels cannot be compared`);
  return depth + 1;
}
