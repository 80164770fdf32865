import { describeKind } from './describe-kind.ts';
import { TemplateError } from './template-error.ts';
import { isList, type TemplateValue, unwrapText } from './values.ts';
import { toWhole } from './whole-number.ts';

/** Gives `value[start:stop:step]` of a text (by code point) or a list, by Python's rules. None and undefined give an empty list. */
export function slice(wrapped: TemplateValue, start: TemplateValue, stop: TemplateValue, step: TemplateValue): TemplateValue {
  const value = unwrapText(wrapped);
  if (value === undefined || value === null) return [];
  const stride = toBound(step) ?? 1;
  if (stride === 0) throw new TemplateError('the step of a slice cannot be 0');
  const range = { start: toBound(start), stop: toBound(stop), stride };
  if (typeof value === 'string') return pick(Array.from(value), range).join('');
  if (isList(value)) return pick(value, range);
  throw new TemplateError(`cannot slice ${describeKind(value)}`);
}

interface SliceRange {
  readonly start: number | undefined;
  readonly stop: number | undefined;
  readonly stride: number;
}

function pick<Item>(items: readonly Item[], { start, stop, stride }: SliceRange): Item[] {
  const { length } = items;
  const [lowest, highest] = stride > 0 ? [0, length] : [-1, length - 1];
  const place = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, lowest), highest);
  const first = start === undefined ? (stride > 0 ? lowest : highest) : place(start);
  const end = stop === undefined ? (stride > 0 ? highest : lowest) : place(stop);
  const picked: Item[] = [];
  for (let index = first; stride > 0 ? index < end : index > end; index += stride) picked.push(items[index] as Item);
  return picked;
}

function toBound(value: TemplateValue): number | undefined {
  if (value === undefined || value === null) return undefined;
  const bound = toWhole(value);
  if (bound === undefined) throw new TemplateError(`the bounds of a slice must be whole numbers, not ${describeKind(value)}`);
  return bound;
}
