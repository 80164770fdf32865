import type { ObjectNode, Progress, TreeNode } from '../read/tree.ts';
import type { MapSchema, Schema } from '../schema/schema.ts';
import { Coerced, ENTRY_DROPPED, OBJECT_TO_MAP } from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { progressOf } from './progress.ts';

interface MapProgress extends Progress {
  readonly task: 'map' | 'map-cast';
  readonly entries: Map<string, Coerced>;
  count: number;
  score: number;
  flags: number;
  /** Set when an entry does not fit, in a cast. */
  hasFailed: boolean;
}

/** Gives a map if every entry fits as it is. */
export function castMap(coercion: Coercion, schema: MapSchema, node: TreeNode): Coerced | undefined {
  if (typeof node !== 'object' || node?.kind !== 'object') return undefined;
  const progress = mapProgress(node, schema, 'map-cast');
  const castEntry = (index: number): readonly [string, Coerced] | undefined => {
    const key = castKey(schema.key, node.keys[index] ?? '');
    const value = key === undefined ? undefined : coercion.cast(schema.value, node.children[index] ?? null);
    return key === undefined || value === undefined ? undefined : [key, value];
  };
  for (; progress.count < node.settled && !progress.hasFailed; progress.count += 1) {
    const entry = castEntry(progress.count);
    if (entry === undefined) progress.hasFailed = true;
    else keepEntry(progress, entry);
  }
  if (progress.hasFailed) return undefined;
  const open: (readonly [string, Coerced])[] = [];
  for (let index = progress.count; index < node.children.length; index += 1) {
    const entry = castEntry(index);
    if (entry === undefined) return undefined;
    open.push(entry);
  }
  return makeMap(schema, progress, open, 0);
}

/** Gives a map of the entries that fit. Only an object makes one. */
export function coerceMap(coercion: Coercion, schema: MapSchema, node: TreeNode): Coerced | undefined {
  if (typeof node !== 'object' || node?.kind !== 'object') return undefined;
  const progress = mapProgress(node, schema, 'map');
  const coerceEntry = (index: number): readonly [string, Coerced] | undefined => {
    const value = coercion.coerce(schema.value, node.children[index] ?? null, undefined, false);
    const key = value === undefined ? undefined : coerceKey(coercion, schema.key, node.keys[index] ?? '');
    return key === undefined || value === undefined ? undefined : [key, value];
  };
  for (; progress.count < node.settled; progress.count += 1) {
    const entry = coerceEntry(progress.count);
    if (entry !== undefined) {
      keepEntry(progress, entry);
    } else {
      progress.score += 1;
      progress.flags |= ENTRY_DROPPED;
    }
  }
  const open: (readonly [string, Coerced])[] = [];
  let dropped = 0;
  for (let index = progress.count; index < node.children.length; index += 1) {
    const entry = coerceEntry(index);
    if (entry === undefined) dropped += 1;
    else open.push(entry);
  }
  return makeMap(schema, progress, open, dropped);
}

function makeMap(schema: MapSchema, progress: MapProgress, open: readonly (readonly [string, Coerced])[], dropped: number): Coerced {
  const score = open.reduce((sum, [, value]) => sum + value.score, progress.score + 1 + dropped);
  const flags = progress.flags | OBJECT_TO_MAP | (dropped > 0 ? ENTRY_DROPPED : 0);
  return new Coerced(schema, { kind: 'map', settled: progress.entries, open }, score, flags);
}

/** A later entry replaces the value of an earlier one with the same key, not its place. */
function keepEntry(progress: MapProgress, [key, value]: readonly [string, Coerced]): void {
  progress.score += value.score - (progress.entries.get(key)?.score ?? 0);
  progress.entries.set(key, value);
}

/**
 * Gives the key that a text is, exactly. Differs: the reference implementation lets any key pass here, and keeps the spelling of keys that
 * mean the value of an enum.
 */
export function castKey(schema: Schema, key: string): string | undefined {
  switch (schema.kind) {
    case 'enum': {
      const index = schema.byKey.get(key);
      return index === undefined ? undefined : schema.values[index];
    }
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

function coerceKey(coercion: Coercion, schema: Schema, key: string): string | undefined {
  const value = coercion.coerce(schema, key, undefined, false)?.value;
  return typeof value === 'string' ? value : undefined;
}

function mapProgress(node: ObjectNode, schema: MapSchema, task: MapProgress['task']): MapProgress {
  return progressOf<MapProgress>(node, schema, task, () => ({
    schema,
    task,
    entries: new Map(),
    count: 0,
    score: 0,
    flags: 0,
    hasFailed: false,
  }));
}
