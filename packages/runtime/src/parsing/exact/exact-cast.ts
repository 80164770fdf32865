import { castKey } from '../coerce/coerce-map.ts';
import { castScalar } from '../coerce/coerce-scalar.ts';
import type { EvaluateConstraint } from '../coerce/coercion.ts';
import { runConstraints } from '../coerce/constraints.ts';
import { setOwn, withChecks } from '../coerce/final-value.ts';
import type { ClassSchema, FieldSchema, ListSchema, MapSchema, Schema, UnionSchema } from '../schema/schema.ts';
import { planUnion } from './plan-union.ts';

/** Says that a value is not exactly of the type, or that only the general way can tell. */
export const INEXACT: unique symbol = Symbol('inexact');

/** Deeper values go the general way, which does not recurse without a bound. */
export const MAX_DEPTH = 100;

/** One cast: what it has seen so far. */
export interface ExactCast {
  readonly evaluate: EvaluateConstraint;
  /** How many keys of objects were seen. */
  keys: number;
  /** How many points the value has: for fields filled up with null, and for maps. */
  points: number;
  /** Whether parsed objects may be changed into the result. Not while members of a union are tried out. */
  mayReuse: boolean;
  /** The member of a union that the last scalar was. */
  member: Schema | undefined;
}

/**
 * Gives what parsed JSON is as a value of a type, if it is exactly that: the same as the strict cast of the general way. Parsed
 * objects whose keys already have their order are kept.
 *
 * Perf: 1.3 instead of 8 times the cost of `JSON.parse` on 100 kB.
 */
export function castExactly(cast: ExactCast, schema: Schema, value: unknown, depth: number): unknown {
  const shown = castKind(cast, schema, value, depth);
  if (schema.constraints === undefined || shown === INEXACT) return shown;
  const results = runConstraints(cast.evaluate, schema.constraints, shown);
  return results === undefined ? INEXACT : withChecks(shown, results);
}

function castKind(cast: ExactCast, schema: Schema, value: unknown, depth: number): unknown {
  switch (schema.kind) {
    case 'media':
      return INEXACT;
    case 'list':
      return Array.isArray(value) ? castList(cast, schema, value, depth + 1) : INEXACT;
    case 'map':
      return isObject(value) ? castMap(cast, schema, value, depth + 1) : INEXACT;
    case 'class':
      return isObject(value) ? castObject(cast, schema, value, depth + 1) : INEXACT;
    case 'union':
      return castUnion(cast, schema, value, depth);
    case 'alias':
      return castExactly(cast, schema.target(), value, depth);
    default: {
      const scalar = castScalar(schema, value);
      return scalar === undefined ? INEXACT : scalar;
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function castList(cast: ExactCast, { item: schema }: ListSchema, items: unknown[], depth: number): unknown {
  if (depth > MAX_DEPTH) return INEXACT;
  const shown = cast.mayReuse ? items : new Array<unknown>(items.length);
  cast.member = undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const value = schema.kind === 'union' ? castItem(cast, schema, item, depth) : castExactly(cast, schema, item, depth);
    if (value === INEXACT) return INEXACT;
    shown[index] = value;
  }
  return shown;
}

/** Tries the member of the last item first, as the general way does. */
function castItem(cast: ExactCast, schema: UnionSchema, value: unknown, depth: number): unknown {
  const { member } = cast;
  const isLike = member !== undefined && typeof value !== 'object' && schema.constraints === undefined;
  const like = isLike ? castExactly(cast, member, value, depth) : INEXACT;
  return like === INEXACT ? castExactly(cast, schema, value, depth) : like;
}

function castMap(cast: ExactCast, schema: MapSchema, entries: Record<string, unknown>, depth: number): unknown {
  if (depth > MAX_DEPTH) return INEXACT;
  cast.points += 1;
  const shown: Record<string, unknown> = {};
  for (const key of Object.keys(entries)) {
    cast.keys += 1;
    const shownKey = castKey(schema.key, key);
    const value = shownKey === undefined ? INEXACT : castExactly(cast, schema.value, entries[key], depth);
    if (shownKey === undefined || value === INEXACT) return INEXACT;
    setOwn(shown, shownKey, value);
  }
  return shown;
}

function castObject(cast: ExactCast, { shape }: ClassSchema, entries: Record<string, unknown>, depth: number): unknown {
  if (depth > MAX_DEPTH) return INEXACT;
  return cast.mayReuse && hasDeclaredOrder(shape.fields, entries)
    ? reuseObject(cast, shape.fields, entries, depth)
    : buildObject(cast, shape.fields, entries, depth);
}

/** Tells whether an object has exactly the fields of a class, under their own names and in their order. */
function hasDeclaredOrder(fields: readonly FieldSchema[], entries: Record<string, unknown>): boolean {
  let index = 0;
  for (const key in entries) {
    const field = fields[index];
    if (field === undefined || field.key !== key || field.name !== key) return false;
    index += 1;
  }
  return index === fields.length;
}

function reuseObject(cast: ExactCast, fields: readonly FieldSchema[], entries: Record<string, unknown>, depth: number): unknown {
  let index = 0;
  // Perf: keys of the loop itself are read three times as fast as names from a list.
  for (const key in entries) {
    const field = fields[index];
    if (field === undefined) break;
    index += 1;
    const entry = entries[key];
    const value = castExactly(cast, field.schema, entry, depth);
    if (value === INEXACT) return INEXACT;
    if (value !== entry || value === 0) setOwn(entries, key, value);
  }
  cast.keys += index;
  return entries;
}

function buildObject(cast: ExactCast, fields: readonly FieldSchema[], entries: Record<string, unknown>, depth: number): unknown {
  const shown: Record<string, unknown> = {};
  const keys = Object.keys(entries).length;
  let missing = 0;
  for (const field of fields) {
    const isMissing = !Object.hasOwn(entries, field.key);
    if (isMissing && !field.admitsNull) return INEXACT;
    const value = isMissing ? null : castExactly(cast, field.schema, entries[field.key], depth);
    if (value === INEXACT) return INEXACT;
    setOwn(shown, field.name, value);
    if (isMissing) missing += 1;
  }
  cast.points += missing;
  cast.keys += keys;
  return keys === fields.length - missing ? shown : INEXACT;
}

function castUnion(cast: ExactCast, schema: UnionSchema, value: unknown, depth: number): unknown {
  if (value === null) return schema.hasNull ? null : INEXACT;
  const plan = planUnion(schema);
  if (typeof value !== 'object') return castToFirst(cast, plan.scalars, value, depth);
  if (!isObject(value)) return castToOne(cast, plan.lists, value, depth);
  const { discriminator } = plan;
  if (discriminator === undefined) return castToOne(cast, plan.objects, value, depth);
  const kind = Object.hasOwn(value, discriminator.key) ? value[discriminator.key] : undefined;
  const member = discriminator.members.get(kind);
  return member === undefined ? INEXACT : castExactly(cast, member, value, depth);
}

/** Scalars need nothing filled in, so the first that fits wins. */
function castToFirst(cast: ExactCast, members: readonly Schema[], value: unknown, depth: number): unknown {
  for (const member of members) {
    const shown = castExactly(cast, member, value, depth);
    if (shown === INEXACT) continue;
    cast.member = member;
    return shown;
  }
  return INEXACT;
}

/** Among several members only one that needs nothing filled in is sure to be the best. */
function castToOne(cast: ExactCast, members: readonly Schema[], value: unknown, depth: number): unknown {
  const [only] = members;
  if (only === undefined) return INEXACT;
  if (members.length === 1) return castExactly(cast, only, value, depth);
  const { keys, points, mayReuse } = cast;
  for (const member of members) {
    cast.mayReuse = false;
    const shown = castExactly(cast, member, value, depth);
    cast.mayReuse = mayReuse;
    if (shown !== INEXACT && cast.points === points) return shown;
    cast.keys = keys;
    cast.points = points;
  }
  return INEXACT;
}
