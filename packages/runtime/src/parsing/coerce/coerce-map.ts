import { progressOf } from '../read/progress.ts';
import { ObjectNode, type TreeNode } from '../read/tree.ts';
import type { MapSchema, Schema } from '../schema/schema.ts';
import { Coerced, ENTRY_DROPPED, hasFlag, OBJECT_TO_MAP } from './coerced.ts';
import type { Coercion } from './coercion.ts';

type Entry = readonly [key: string, value: Coerced];

interface MapProgress {
  readonly entries: Map<string, Coerced>;
  count: number;
  score: number;
  dropped: number;
}

/** Gives a map if every entry fits as it is. */
export function castMap(coercion: Coercion, schema: MapSchema, node: TreeNode): Coerced | undefined {
  const map = buildMap(coercion, schema, node, true);
  return map === undefined || hasFlag(map, ENTRY_DROPPED) ? undefined : map;
}

/** Gives a map of the entries that fit. Only an object makes one. */
export function coerceMap(coercion: Coercion, schema: MapSchema, node: TreeNode): Coerced | undefined {
  return buildMap(coercion, schema, node, false);
}

/** Drops the entries that do not fit. A cast stops at the first of them. */
function buildMap(coercion: Coercion, schema: MapSchema, node: TreeNode, isCast: boolean): Coerced | undefined {
  if (!(node instanceof ObjectNode)) return undefined;
  const progress = progressOf<MapProgress>(node, schema, isCast, () => ({ entries: new Map(), count: 0, score: 1, dropped: 0 }));
  for (; progress.count < node.settled && !(isCast && progress.dropped > 0); progress.count += 1) {
    const entry = fitEntry(coercion, schema, node, progress.count, isCast);
    if (entry === undefined) progress.dropped += 1;
    else keepEntry(progress, entry);
  }
  const open: Entry[] = [];
  let { score, dropped } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    const entry = fitEntry(coercion, schema, node, index, isCast);
    if (entry === undefined) {
      dropped += 1;
    } else {
      score += entry[1].score;
      open.push(entry);
    }
  }
  const flags = OBJECT_TO_MAP | (dropped > 0 ? ENTRY_DROPPED : 0);
  return new Coerced(schema, { kind: 'map', settled: progress.entries, open }, score + dropped, flags);
}

/** Differs: the reference implementation lets any key pass when all values fit, and keeps the spelling of keys that mean a value of an enum. */
function fitEntry(coercion: Coercion, schema: MapSchema, node: ObjectNode, index: number, isCast: boolean): Entry | undefined {
  const child = node.children[index] ?? null;
  const value = isCast ? coercion.cast(schema.value, child) : coercion.coerce(schema.value, child);
  if (value === undefined) return undefined;
  const text = node.keys[index] ?? '';
  const key = isCast ? castKey(schema.key, text) : coercion.coerce(schema.key, text)?.value;
  return typeof key === 'string' ? [key, value] : undefined;
}

/** A later entry replaces the value of an earlier one with the same key, not its place. */
function keepEntry(progress: MapProgress, [key, value]: Entry): void {
  progress.score += value.score - (progress.entries.get(key)?.score ?? 0);
  progress.entries.set(key, value);
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
