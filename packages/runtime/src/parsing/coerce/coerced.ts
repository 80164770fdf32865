import type { CheckResult, ClassShape, ListSchema, Schema } from '../schema/schema.ts';

// What happened to a value on its way into a type. Some of it costs points. The first flags are the repairs, in the order of `REPAIR_KINDS`.
export const FROM_FENCE = 0x1;
/** The other readings, or the other items, were left out. */
export const PICKED = 0x2;
/** The only item of an array, where one value was asked for. */
export const ITEM_TO_VALUE = 0x4;
export const SINGLE_TO_ARRAY = 0x8;
export const ITEM_DROPPED = 0x10;
export const ENTRY_DROPPED = 0x20;
export const EXTRA_KEY = 0x40;
export const IMPLIED_KEY = 0x80;
export const OPTIONAL_DEFAULT = 0x100;
export const NO_VALUE = 0x200;
export const NULL_FOR_VALUE = 0x400;
export const UNPARSEABLE = 0x800;
export const OBJECT_TO_STRING = 0x1000;
export const OBJECT_TO_PRIMITIVE = 0x2000;
export const SUBSTRING = 0x4000;
export const JSON_TO_STRING = 0x8000;
export const STRING_TO_BOOL = 0x10000;
export const STRING_TO_NUMBER = 0x20000;
export const NUMBER_IN_STRING = 0x40000;
export const FLOAT_TO_INT = 0x80000;
// The others are not reported.
export const FIRST_MATCH = 0x100000;
export const UNION_MATCH = 0x200000;
export const FENCE_ITEM = 0x400000;
export const INFERRED_FROM_TEXT = 0x800000;
/** No item of a list fits. */
export const ALL_DROPPED = 0x1000000;
/** Made from something that may still grow. */
export const INCOMPLETE = 0x2000000;
/** Filled in, because nothing has arrived yet. */
export const PENDING = 0x4000000;
/** Nothing in an object came from the text. */
export const ALL_DEFAULTS = 0x8000000;
/** The only field of an object holds the text that stood for the object. */
export const IMPLIED_TEXT = 0x10000000;

/** A list value: its settled items, shared with the progress of their node, and those that may still change. */
export interface ListValue {
  readonly kind: 'list';
  /** The type that the items were coerced to. */
  readonly place: Schema;
  readonly settled: SettledItems;
  readonly open: readonly Coerced[];
}

export interface SettledItems {
  readonly items: readonly Coerced[];
  /** The items as users see them, made when first needed. */
  readonly shown: unknown[];
  /** How many items were made. */
  shownItems: number;
}

/** A map value: its settled entries, shared with the progress of their node, and those that may still change. */
export interface MapValue {
  readonly kind: 'map';
  /** The type that the values were coerced to. */
  readonly place: Schema;
  readonly settled: ReadonlyMap<string, Coerced>;
  readonly open: ReadonlyMap<string, Coerced>;
}

/** An object of a class, one value for each field in declared order. */
export interface ClassValue {
  readonly kind: 'class';
  readonly shape: ClassShape;
  readonly fields: readonly Coerced[];
}

export type CoercedValue = string | number | boolean | null | ListValue | MapValue | ClassValue;

const NO_CHECKS: readonly CheckResult[] = [];

/** A value of a type, and how well the text fits it. */
export class Coerced {
  /** The type; of a union, the member that the value belongs to. */
  declare readonly schema: Schema;
  declare readonly value: CoercedValue;
  /** Points for everything that had to be done, in it and below it. Lower is better. */
  declare readonly score: number;
  declare readonly flags: number;
  declare readonly checks: readonly CheckResult[];
  /** What users see, once it was made. */
  shown: unknown = undefined;

  constructor(schema: Schema, value: CoercedValue, score: number, flags: number, checks: readonly CheckResult[] = NO_CHECKS) {
    this.schema = schema;
    this.value = value;
    this.score = score;
    this.flags = flags;
    this.checks = checks;
  }
}

/** Makes a list of items that are no part of an array. */
export function makeList({ item: place }: ListSchema, items: readonly Coerced[]): ListValue {
  return { kind: 'list', place, settled: { items: [], shown: [], shownItems: 0 }, open: items };
}

/** Gives the same value, if there is one, with more flags and a higher score. */
export function addFlags(coerced: Coerced, flags: number, cost: number): Coerced;
export function addFlags(coerced: Coerced | undefined, flags: number, cost: number): Coerced | undefined;
export function addFlags(coerced: Coerced | undefined, flags: number, cost: number): Coerced | undefined {
  if (coerced === undefined || (cost === 0 && (coerced.flags & flags) === flags)) return coerced;
  return new Coerced(coerced.schema, coerced.value, coerced.score + cost, coerced.flags | flags, coerced.checks);
}

export function hasFlag(coerced: Coerced, flag: number): boolean {
  return (coerced.flags & flag) !== 0;
}

/** Tells whether a value is a list, a map or an object of a class. */
export function isComposite(value: CoercedValue): value is ListValue | MapValue | ClassValue {
  return typeof value === 'object' && value !== null;
}

/** Gives the values that a value is made of, by name or place. */
export function partsOf(value: CoercedValue): readonly (readonly [key: string | number, part: Coerced])[] {
  if (!isComposite(value)) return [];
  switch (value.kind) {
    case 'list':
      return [...[...value.settled.items, ...value.open].entries()];
    case 'map':
      return [...value.settled, ...value.open];
    case 'class':
      return value.fields.map((part, index) => [value.shape.fields[index]?.name ?? '', part]);
  }
}
