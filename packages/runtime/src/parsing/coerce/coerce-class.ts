import { remembered } from '../../text/remembered.ts';
import { progressOf } from '../read/progress.ts';
import { ArrayNode, isOpen, ObjectNode, OpenScalar, type TreeNode } from '../read/tree.ts';
import type { ClassSchema, FieldSchema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import { bestOf } from './best-item.ts';
import {
  addFlags,
  Coerced,
  EXTRA_KEY,
  hasFlag,
  IMPLIED_KEY,
  INCOMPLETE,
  INFERRED_FROM_TEXT,
  NO_VALUE,
  OPTIONAL_DEFAULT,
  PENDING,
  UNPARSEABLE,
} from './coerced.ts';
import { type Coercion, isOnPath, type Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';
import { defaultOf } from './defaults.ts';

/** What a field got: nothing yet, a value that does not fit, or its value. */
type Slot = Coerced | 'unusable' | undefined;

interface ClassProgress {
  readonly slots: Slot[];
  count: number;
  extraKeys: number;
}

/** Gives an object if every key is exactly a field and its value fits as it is. Only fields that admit null may be missing. */
export function castClass(coercion: Coercion, schema: ClassSchema, node: TreeNode): Coerced | undefined {
  if (!(node instanceof ObjectNode)) return undefined;
  if (coercion.isPartial && schema.isDone && node.isOpen) return undefined;
  const { slots, extraKeys } = fillSlots(coercion, schema, node, true);
  return extraKeys > 0 ? undefined : makeObject(schema, slots, 0, 0, (field) => (field.admitsNull ? missingNull(field) : undefined));
}

/** Distributes the entries of an object over the fields of a class. In a cast, what does not fit counts as an extra key, and ends it. */
function fillSlots(
  coercion: Coercion,
  schema: ClassSchema,
  node: ObjectNode,
  isCast: boolean,
): { slots: readonly Slot[]; extraKeys: number } {
  const progress = progressOf<ClassProgress>(node, schema, isCast, () => ({ slots: [], count: 0, extraKeys: 0 }));
  for (; progress.count < node.settled && !(isCast && progress.extraKeys > 0); progress.count += 1) {
    if (!fitEntry(coercion, schema, node, progress.count, progress.slots, isCast)) progress.extraKeys += 1;
  }
  if (progress.count === node.children.length) return progress;
  const slots = [...progress.slots];
  let { extraKeys } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    if (!fitEntry(coercion, schema, node, index, slots, isCast)) extraKeys += 1;
  }
  return { slots, extraKeys };
}

/** Takes one entry in. Tells whether it belongs there. The first of several entries for a field counts. */
function fitEntry(coercion: Coercion, { shape }: ClassSchema, node: ObjectNode, index: number, slots: Slot[], isCast: boolean): boolean {
  const key = node.keys[index] ?? '';
  const fieldIndex = isCast ? shape.byKey.get(key) : shape.findField(key);
  const field = fieldIndex === undefined ? undefined : shape.fields[fieldIndex];
  if (fieldIndex === undefined || field === undefined) return false;
  if (slots[fieldIndex] !== undefined) return true;
  const child = node.children[index] ?? null;
  const value = isCast ? coercion.cast(field.schema, child) : coercion.coerce(field.schema, child);
  slots[fieldIndex] = value ?? 'unusable';
  return !isCast || (value !== undefined && (field.admitsNull || !hasFlag(value, INCOMPLETE)));
}

/** Perf: one for all objects; a partial fills up every open object again. */
const missingNull: (field: FieldSchema) => Coerced = remembered(
  new WeakMap(),
  ({ schema }) => new Coerced(schema, null, 1, OPTIONAL_DEFAULT | PENDING),
);

/** Gives an object, with loose keys, and with defaults for what is missing or does not fit. */
export function coerceClass(
  coercion: Coercion,
  schema: ClassSchema,
  node: TreeNode,
  path: Path | undefined,
  isMember: boolean,
): Coerced | undefined {
  if (isOnPath(path, schema.shape)) return undefined;
  const inner: Path = { schema: schema.shape, outer: path };
  const coerced =
    node instanceof ObjectNode ? coerceObject(coercion, schema, node, inner) : coerceToOnlyField(coercion, schema, node, inner);
  const isIncomplete = coercion.isPartial && isOpen(node);
  const filled = applyConstraints(coercion, schema, isIncomplete ? addFlags(coerced, INCOMPLETE, 0) : coerced);
  if (!(node instanceof ArrayNode)) return filled;
  const alternative = bestOf(schema, node, {
    isUnion: isMember,
    gathered: undefined,
    coerceItem: (item) => coerceClass(coercion, schema, item, undefined, isMember),
  });
  const best = betterOf(filled, alternative, isMember);
  return filled === undefined || alternative === undefined ? best : markWinner(best, isMember);
}

function coerceObject(coercion: Coercion, schema: ClassSchema, node: ObjectNode, path: Path): Coerced | undefined {
  const { slots, extraKeys } = fillSlots(coercion, schema, node, false);
  if (extraKeys > 0 && schema.shape.fields.length === 1 && slots[0] === undefined) {
    const implied = coerceToOnlyField(coercion, schema, node, path);
    if (implied !== undefined && hasFlag(implied, IMPLIED_KEY)) return implied;
  }
  return fillUp(coercion, schema, slots, extraKeys, extraKeys > 0 ? EXTRA_KEY : 0);
}

/** Takes the whole node for the value of the only field. */
function coerceToOnlyField(coercion: Coercion, schema: ClassSchema, node: TreeNode, path: Path): Coerced | undefined {
  const [field] = schema.shape.fields;
  if (field === undefined || schema.shape.fields.length > 1) return fillUp(coercion, schema, [], 0, 0);
  const value = coercion.coerce(field.schema, node, path, false);
  const isText = typeof (node instanceof OpenScalar ? node.value : node) === 'string';
  const inferred = isText ? INFERRED_FROM_TEXT : 0;
  if (value === undefined) return fillUp(coercion, schema, ['unusable'], 0, inferred);
  return fillUp(coercion, schema, [value], 2, IMPLIED_KEY | inferred);
}

/** Gives the object, unless a field has neither value nor default. */
function fillUp(coercion: Coercion, schema: ClassSchema, slots: readonly Slot[], cost: number, flags: number): Coerced | undefined {
  return makeObject(schema, slots, cost, flags, (field, slot) => standIn(coercion, field, slot));
}

function makeObject(
  schema: ClassSchema,
  slots: readonly Slot[],
  cost: number,
  flags: number,
  standInFor: (field: FieldSchema, slot: Exclude<Slot, Coerced>) => Coerced | undefined,
): Coerced | undefined {
  const fields: Coerced[] = [];
  let score = cost;
  const { fields: declared } = schema.shape;
  for (let index = 0; index < declared.length; index += 1) {
    const field = declared[index];
    const slot = slots[index];
    if (field === undefined) continue;
    const value = slot instanceof Coerced ? slot : standInFor(field, slot);
    if (value === undefined) return undefined;
    score += value.score;
    fields.push(value);
  }
  return new Coerced(schema, { kind: 'class', shape: schema.shape, fields }, score, flags);
}

function standIn(coercion: Coercion, field: FieldSchema, slot: 'unusable' | undefined): Coerced | undefined {
  if (slot === undefined) return field.admitsNull ? missingNull(field) : defaultOf(coercion, field.schema, NO_VALUE | PENDING, 100);
  // A value that an assert refuses is not replaced by an empty one.
  const isRefused = (field.schema.constraints?.asserts.length ?? 0) > 0;
  const value = isRefused ? undefined : defaultOf(coercion, field.schema, UNPARSEABLE, 2);
  return value ?? (field.admitsNull ? new Coerced(field.schema, null, 2, UNPARSEABLE) : undefined);
}
