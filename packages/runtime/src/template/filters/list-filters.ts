import { describeKind } from '../describe-kind.ts';
import { entriesOf, findItems, iterate } from '../iterate.ts';
import { checkLength, checkListLength } from '../limits.ts';
import { showValue } from '../show-value.ts';
import { TemplateError } from '../template-error.ts';
import { isList, isMap, type TemplateValue } from '../values.ts';

type Items = readonly TemplateValue[];

/** The number of code points, elements or keys. */
export function countItems(value: TemplateValue): number {
  const items = value === undefined || value === null ? undefined : findItems(value);
  return items?.length ?? fail('length', value);
}

/** The first character, element or key. */
export function firstItem(value: TemplateValue): TemplateValue {
  const items = value === undefined || value === null ? undefined : findItems(value);
  return (items ?? fail('first', value))[0];
}

/** The last character or element. */
export function lastItem(value: TemplateValue): TemplateValue {
  if (typeof value === 'string' || isList(value)) return iterate(value).at(-1);
  return fail('last', value);
}

/** A text or list backwards; the keys of a map in their order. */
export function reverseItems(value: TemplateValue): TemplateValue {
  if (typeof value === 'string') return Array.from(value).reverse().join('');
  if (isList(value)) return [...value].reverse();
  return value === undefined || value === null ? value : iterate(value);
}

/** The shown elements of a list, characters of a text or keys of a map with a separator between them. */
export function joinItems(items: Items, separator: string): string {
  const texts = items.map(showValue);
  checkLength(texts.reduce((length, text) => length + text.length + separator.length, 0));
  return texts.join(separator);
}

/** Lists of `size` elements; the last one filled up where there is something to fill with. */
export function batchItems(items: Items, size: number, filler: TemplateValue): Items {
  checkListLength(size);
  const batches: TemplateValue[] = [];
  for (let start = 0; start < items.length; start += size) {
    const batch = items.slice(start, start + size);
    batches.push(filler === undefined ? batch : batch.concat(new Array<TemplateValue>(size - batch.length).fill(filler)));
  }
  return batches;
}

/** `count` lists, the first ones longer by one; with a filler the others get one element more. */
export function sliceItems(items: Items, count: number, filler: TemplateValue): Items {
  checkListLength(count);
  const size = Math.floor(items.length / count);
  const longer = items.length % count;
  return Array.from({ length: count }, (_, index) => {
    const start = index * size + Math.min(index, longer);
    const part = items.slice(start, start + size + (index < longer ? 1 : 0));
    return filler === undefined || longer === 0 || index < longer ? part : part.concat([filler]);
  });
}

/** The elements of several lists in one; maps are merged. */
export function chainItems(first: TemplateValue, others: Items): TemplateValue {
  const all = [first, ...others];
  if (all.every(isMap)) return new Map(all.flatMap((map) => [...(entriesOf(map) ?? [])]));
  const items = all.map(iterate);
  checkListLength(items.reduce((length, { length: more }) => length + more, 0));
  return items.flat();
}

/** Lists of the first elements, of the second ones and so on, as many as the shortest list has. */
export function zipItems(first: TemplateValue, others: Items): Items {
  const lists = [first, ...others].map(iterate);
  const length = Math.min(...lists.map((list) => list.length));
  return Array.from({ length }, (_, index) => lists.map((list) => list[index]));
}

function fail(filter: string, value: TemplateValue): never {
  throw new TemplateError(`"${filter}" cannot be used with ${describeKind(value)}`);
}
