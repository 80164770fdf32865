import { type Sum, sumChildren, type Total } from '../read/progress.ts';
import { ObjectNode, type TreeNode } from '../read/tree.ts';
import type { MapSchema, Schema } from '../schema/schema.ts';
import { Coerced, ENTRY_DROPPED } from './coerced.ts';
import type { Coercion } from './coercion.ts';

interface MapTotal extends Total {
  readonly entries: Map<string, Coerced>;
  /** The entries before these, which can no longer change. */
  readonly settled: ReadonlyMap<string, Coerced> | undefined;
  score: number;
}

const MAP_SUM: Sum<MapTotal, Coercion, MapSchema, ObjectNode> = {
  begin: () => ({ count: 0, dropped: 0, score: 1, entries: new Map(), settled: undefined }),
  goOn: (settled) => ({ ...settled, settled: settled.entries, entries: new Map() }),
  add: (map, child, { isStrict, coerce }, schema, node, index) => {
    const value = coerce(schema.value, child);
    const text = node.keys[index] ?? '';
    const key = isStrict ? castKey(schema.key, text) : value && coerce(schema.key, text)?.value;
    if (value === undefined || typeof key !== 'string') {
      map.dropped += 1;
      return;
    }
    map.score += value.score - (map.entries.get(key)?.score ?? 0);
    map.entries.set(key, value);
  },
};

const NO_ENTRIES: ReadonlyMap<string, Coerced> = new Map();

/**
 * Gives a map of the entries that fit. Only an object makes one. A later entry replaces the value of an earlier one with the same key, not its
 * place. Differs: the reference implementation lets any key pass when all values fit, and keeps the spelling of keys that mean a value of
 * an enum.
 */
export function coerceMap(coercion: Coercion, schema: MapSchema, node: TreeNode): Coerced | undefined {
  if (!(node instanceof ObjectNode)) return undefined;
  const { entries, settled = NO_ENTRIES, score, dropped } = sumChildren(MAP_SUM, coercion, schema, node);
  if (coercion.isStrict && dropped > 0) return undefined;
  return new Coerced(
    schema,
    { kind: 'map', place: schema.value, settled, open: entries },
    score + dropped,
    dropped > 0 ? ENTRY_DROPPED : 0,
  );
}

/** Gives the key that a text is, exactly. */
export function castKey(schema: Schema, key: string): string | undefined {
  switch (schema.kind) {
    case 'enum':
      return schema.values[schema.byKey.get(key) ?? -1];
    case 'literal':
      return schema.value === key ? key : undefined;
    case 'union':
      return schema.members.map((member) => castKey(member, key)).find((found) => found !== undefined);
    case 'alias':
      return castKey(schema.target(), key);
    default:
      return key;
  }
}
