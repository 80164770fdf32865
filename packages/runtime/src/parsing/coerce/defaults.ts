import type { Schema } from '../schema/schema.ts';
import { Coerced, type CoercedValue, makeList } from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

/**
 * Gives the value that stands in for one that is missing or unusable: an empty list or map, or null. Other types have none. The default of
 * a whole answer must pass the checks and asserts of its type. Their results are not shown.
 */
export function defaultOf(coercion: Coercion, schema: Schema, flags: number, cost: number): Coerced | undefined {
  let value: CoercedValue = null;
  switch (schema.kind) {
    case 'alias':
      return defaultOf(coercion, schema.target(), flags, cost);
    case 'union':
      for (const member of schema.members) {
        const found = defaultOf(coercion, member, flags, cost);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'list':
      value = makeList(schema, []);
      break;
    case 'map':
      value = { kind: 'map', place: schema.value, settled: new Map(), open: new Map() };
      break;
    case 'null':
      break;
    default:
      return undefined;
  }
  const coerced = new Coerced(schema, value, cost, flags);
  const passed = coercion.isPartial ? coerced : applyConstraints(coercion, schema, coerced);
  return passed?.checks.every(({ status }) => status === 'succeeded') ? coerced : undefined;
}
