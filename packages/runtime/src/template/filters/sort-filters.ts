import { compareValues } from '../compare-values.ts';
import { describeKind } from '../describe-kind.ts';
import { isTruthy } from '../is-truthy.ts';
import { entriesOf } from '../iterate.ts';
import { lookUpPath, makeGroup } from '../look-up.ts';
import { findMapKey, fromMapKey } from '../map-key.ts';
import { prettyValue } from '../show-value.ts';
import { TemplateError } from '../template-error.ts';
import type { TemplateValue } from '../values.ts';

/** How `sort`, `unique`, `groupby` and `dictsort` compare. */
export interface SortOptions {
  /** One path, or several separated by commas; the elements themselves when undefined. */
  readonly attribute?: TemplateValue;
  readonly isCaseSensitive: boolean;
  readonly isReversed?: boolean;
}

type Items = readonly TemplateValue[];

/** Sorts, keeping the order of equal elements. */
export function sortItems(items: Items, { attribute, isCaseSensitive, isReversed = false }: SortOptions): Items {
  const paths = typeof attribute === 'string' ? attribute.split(',').map((path) => path.trim()) : [attribute];
  const keyed = items.map((item) => ({ item, keys: paths.map((path) => foldCase(attributeOf(item, path), isCaseSensitive)) }));
  const sign = isReversed ? -1 : 1;
  return keyed.sort((a, b) => sign * (compareValues(a.keys, b.keys) || 0)).map(({ item }) => item);
}

/** The first or last of the elements in their order; undefined when there is none. */
export function pickExtreme(items: Items, sign: 1 | -1): TemplateValue {
  return items.slice(1).reduce((best, item) => (sign * compareValues(item, best) > 0 ? item : best), items[0]);
}

/** Keeps the first of equal elements. */
export function keepUnique(items: Items, { attribute, isCaseSensitive }: SortOptions): Items {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const key = identify(foldCase(attributeOf(item, attribute), isCaseSensitive));
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Sorts by an attribute and makes a group of each of its values. */
export function groupItems(items: Items, { attribute, isCaseSensitive }: SortOptions, otherwise: TemplateValue): Items {
  const groups = new Map<unknown, { readonly key: TemplateValue; readonly members: TemplateValue[] }>();
  for (const item of items) {
    const key = attributeOf(item, attribute) ?? otherwise;
    const identity = identify(foldCase(key, isCaseSensitive));
    const group = groups.get(identity) ?? { key, members: [] };
    groups.set(identity, group);
    group.members.push(item);
  }
  const sorted = [...groups.values()].sort(
    (a, b) => compareValues(foldCase(a.key, isCaseSensitive), foldCase(b.key, isCaseSensitive)) || 0,
  );
  return sorted.map(({ key, members }) => makeGroup(key, members));
}

/** Sorts the entries of a map or class by key or by value. */
export function sortEntries(map: TemplateValue, by: TemplateValue, options: SortOptions): Items {
  return sortItems(listEntries(map), { ...options, attribute: by === 'value' ? 1 : 0 });
}

/** The entries of a map or class as lists `[key, value]`. */
export function listEntries(map: TemplateValue): Items {
  const entries = entriesOf(map);
  if (entries === undefined) throw new TemplateError(`${describeKind(map)} has no entries`);
  return Array.from(entries, ([key, value]) => [fromMapKey(key), value]);
}

/** Reads an option that may be left out. */
export function isOn(option: TemplateValue, otherwise = false): boolean {
  return option === undefined ? otherwise : isTruthy(option);
}

function attributeOf(item: TemplateValue, path: TemplateValue): TemplateValue {
  return path === undefined ? item : lookUpPath(item, path);
}

function foldCase(value: TemplateValue, isCaseSensitive: boolean): TemplateValue {
  return typeof value === 'string' && !isCaseSensitive ? value.toLowerCase() : value;
}

/** Something that is the same for equal values and different for others: the key in a map, or a printed form for what cannot be a key. */
function identify(value: TemplateValue): unknown {
  const key = findMapKey(value);
  return key === undefined && value !== undefined ? `\0${prettyValue(value)}` : key;
}
