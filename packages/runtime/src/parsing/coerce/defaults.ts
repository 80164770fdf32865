import type { Schema } from '../schema/schema.ts';
import { Coerced, type CoercedValue, makeList } from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

/** Gives the value that stands in for one that is missing or unusable: an empty list or map, or null. Other types have none. */
export function defaultOf(coercion: Coercion, schema: Schema, flags: number, cost: number): Coerced | undefined {
  switch (schema.kind) {
    case 'list':
      return constrained(coercion, schema, makeList([]), flags, cost);
    case 'map':
      return constrained(coercion, schema, { kind: 'map', settled: new Map(), open: [] }, flags, cost);
    case 'null':
      return constrained(coercion, schema, null, flags, cost);
    case 'alias':
      return defaultOf(coercion, schema.target(), flags, cost);
    case 'union':
      for (const member of schema.members) {
        const value = defaultOf(coercion, member, flags, cost);
        if (value !== undefined) return value;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The default of a whole answer must pass the checks and asserts of its type. Their results are not shown. */
function constrained(coercion: Coercion, schema: Schema, value: CoercedValue, flags: number, cost: number): Coerced | undefined {
  const coerced = new Coerced(schema, value, cost, flags);
  if (coercion.isPartial) return coerced;
  const applied = applyConstraints(coercion, schema, coerced);
  return applied === undefined || applied.checks.some(({ status }) => status === 'failed') ? undefined : coerced;
}
