import { entriesOf } from './iterate.ts';
import { findMapKey } from './map-key.ts';
import { TemplateError } from './template-error.ts';
import { EnumType, EnumValue, HostValue, isList, type MapKey, Namespace, type TemplateValue, unwrapText } from './values.ts';
import { toWhole } from './whole-number.ts';

/**
 * Gives `target.key` or `target[key]`: a field by its real name, the entry of a map, the element of a list, the code point of a text
 * (negative from the end), the member of an enum. Whatever is not there is undefined. Fails on an undefined target.
 */
export function lookUp(wrappedTarget: TemplateValue, wrappedKey: TemplateValue): TemplateValue {
  const target = unwrapText(wrappedTarget);
  const key = unwrapText(wrappedKey);
  if (target === undefined) throw new TemplateError(`an undefined value has no member ${showKey(key)}`);
  if (typeof target === 'string') return elementAt(Array.from(target), key);
  if (isList(target)) return groupMember(target, key) ?? elementAt(target, key);
  const entries = entriesOf(target);
  if (entries !== undefined) return getEntry(entries, key);
  return typeof key === 'string' && typeof target === 'object' && target !== null ? memberOf(target, key) : undefined;
}

function elementAt(items: readonly TemplateValue[], key: TemplateValue): TemplateValue {
  const index = toWhole(key);
  return index === undefined ? undefined : items.at(index);
}

function getEntry(entries: ReadonlyMap<MapKey, TemplateValue>, key: TemplateValue): TemplateValue {
  const mapKey = findMapKey(key);
  return mapKey === undefined ? undefined : entries.get(mapKey);
}

function memberOf(target: object, name: string): TemplateValue {
  if (target instanceof HostValue) return target.get?.(name);
  if (target instanceof Namespace) return target.attributes.get(name);
  if (target instanceof EnumType) return target.members.get(name);
  return target instanceof EnumValue && name === 'value' ? target.name : undefined;
}

function showKey(key: TemplateValue): string {
  return typeof key === 'string' || typeof key === 'number' ? JSON.stringify(key) : '';
}

/** Makes a group of `|groupby`: a list `[key, items]` that also has the members `grouper` and `list`. */
export function makeGroup(key: TemplateValue, items: readonly TemplateValue[]): readonly TemplateValue[] {
  return Object.assign([key, items], { isGroup: true });
}

function groupMember(list: readonly TemplateValue[], name: TemplateValue): TemplateValue {
  if (!Object.hasOwn(list, 'isGroup')) return undefined;
  return name === 'grouper' ? list[0] : name === 'list' ? list[1] : undefined;
}

/** Looks up a dotted path such as `owner.name` or `0.name`, as filters take it; a number is an index. */
export function lookUpPath(value: TemplateValue, path: TemplateValue): TemplateValue {
  if (typeof path !== 'string') return lookUp(value, path);
  return path.split('.').reduce((target: TemplateValue, part) => lookUp(target, /^-?\d+$/.test(part) ? Number(part) : part), value);
}
