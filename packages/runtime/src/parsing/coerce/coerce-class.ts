import { isOpen, type ObjectNode, type Progress, type TreeNode } from '../read/tree.ts';
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
import { progressOf } from './progress.ts';

/** What a field got: nothing yet, a value that does not fit, or its value. */
type Slot = Coerced | 'unusable' | undefined;

interface ClassProgress extends Progress {
  readonly task: 'class' | 'class-cast';
  readonly slots: Slot[];
  count: number;
  extraKeys: number;
  /** Set when a key or a value does not fit, in a cast. */
  hasFailed: boolean;
}

/** Gives an object if every key is exactly a field and its value fits as it is. Only fields that admit null may be missing. */
export function castClass(coercion: Coercion, schema: ClassSchema, node: TreeNode): Coerced | undefined {
  if (typeof node !== 'object' || node?.kind !== 'object') return undefined;
  if (coercion.isPartial && schema.isDone && node.isOpen) return undefined;
  const progress = classProgress(node, schema, 'class-cast');
  for (; progress.count < node.settled && !progress.hasFailed; progress.count += 1) {
    progress.hasFailed = !castEntry(coercion, schema, node, progress.count, progress.slots);
  }
  if (progress.hasFailed) return undefined;
  const slots = progress.count < node.children.length ? [...progress.slots] : progress.slots;
  for (let index = progress.count; index < node.children.length; index += 1) {
    if (!castEntry(coercion, schema, node, index, slots)) return undefined;
  }
  return fillCast(schema, slots);
}

/** Takes one entry in. Tells whether it fits. The first of several entries for a field counts. */
function castEntry(coercion: Coercion, schema: ClassSchema, node: ObjectNode, index: number, slots: Slot[]): boolean {
  const fieldIndex = schema.shape.byKey.get(node.keys[index] ?? '');
  const field = fieldIndex === undefined ? undefined : schema.shape.fields[fieldIndex];
  if (fieldIndex === undefined || field === undefined) return false;
  if (slots[fieldIndex] !== undefined) return true;
  const value = coercion.cast(field.schema, node.children[index] ?? null);
  if (value === undefined || (!field.admitsNull && hasFlag(value, INCOMPLETE))) return false;
  slots[fieldIndex] = value;
  return true;
}

function fillCast(schema: ClassSchema, slots: readonly Slot[]): Coerced | undefined {
  const fields: Coerced[] = [];
  let score = 0;
  for (let index = 0; index < schema.shape.fields.length; index += 1) {
    const field = schema.shape.fields[index];
    const slot = slots[index];
    const value = slot instanceof Coerced ? slot : field?.admitsNull === true ? missingNull(field) : undefined;
    if (value === undefined) return undefined;
    score += value.score;
    fields.push(value);
  }
  return new Coerced(schema, { kind: 'class', shape: schema.shape, fields }, score, 0);
}

function missingNull(field: FieldSchema): Coerced {
  return new Coerced(field.schema, null, 1, OPTIONAL_DEFAULT | PENDING);
}

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
  if (typeof node !== 'object' || node === null) return checked(coercion, schema, node, coerceToOnlyField(coercion, schema, node, inner));
  switch (node.kind) {
    case 'object':
      return checked(coercion, schema, node, coerceObject(coercion, schema, node, inner));
    case 'array': {
      const filled = checked(coercion, schema, node, coerceToOnlyField(coercion, schema, node, inner));
      const alternative = bestOf(schema, node, {
        task: 'best-direct',
        isUnion: isMember,
        gathered: undefined,
        coerceItem: (item) => coerceClass(coercion, schema, item, undefined, isMember),
      });
      if (filled === undefined || alternative === undefined) return filled ?? alternative;
      const best = betterOf(filled, alternative, isMember) ?? filled;
      return markWinner(best, isMember);
    }
    default:
      return checked(coercion, schema, node, coerceToOnlyField(coercion, schema, node, inner));
  }
}

function checked(coercion: Coercion, schema: ClassSchema, node: TreeNode, coerced: Coerced | undefined): Coerced | undefined {
  if (coerced === undefined) return undefined;
  const isIncomplete = coercion.isPartial && isOpen(node);
  return applyConstraints(coercion, schema, isIncomplete ? addFlags(coerced, INCOMPLETE, 0) : coerced);
}

function coerceObject(coercion: Coercion, schema: ClassSchema, node: ObjectNode, path: Path): Coerced | undefined {
  const progress = classProgress(node, schema, 'class');
  for (; progress.count < node.settled; progress.count += 1) {
    if (!coerceEntry(coercion, schema, node, progress.count, progress.slots)) progress.extraKeys += 1;
  }
  const slots = progress.count < node.children.length ? [...progress.slots] : progress.slots;
  let { extraKeys } = progress;
  for (let index = progress.count; index < node.children.length; index += 1) {
    if (!coerceEntry(coercion, schema, node, index, slots)) extraKeys += 1;
  }
  if (extraKeys > 0 && schema.shape.fields.length === 1 && slots[0] === undefined) {
    const implied = coerceToOnlyField(coercion, schema, node, path);
    if (implied !== undefined && hasFlag(implied, IMPLIED_KEY)) return implied;
  }
  return fillUp(coercion, schema, slots, extraKeys, extraKeys > 0 ? EXTRA_KEY : 0);
}

/** Takes one entry in. Tells whether its key means a field. The first of several entries for a field counts. */
function coerceEntry(coercion: Coercion, schema: ClassSchema, node: ObjectNode, index: number, slots: Slot[]): boolean {
  const fieldIndex = schema.shape.findField(node.keys[index] ?? '');
  const field = fieldIndex === undefined ? undefined : schema.shape.fields[fieldIndex];
  if (fieldIndex === undefined || field === undefined) return false;
  slots[fieldIndex] ??= coercion.coerce(field.schema, node.children[index] ?? null, undefined, false) ?? 'unusable';
  return true;
}

/** Takes the whole node for the value of the only field. */
function coerceToOnlyField(coercion: Coercion, schema: ClassSchema, node: TreeNode, path: Path): Coerced | undefined {
  const [field] = schema.shape.fields;
  if (field === undefined || schema.shape.fields.length > 1) return fillUp(coercion, schema, [], 0, 0);
  const value = coercion.coerce(field.schema, node, path, false);
  const isText = typeof node === 'string' || (typeof node === 'object' && node?.kind === 'open' && typeof node.value === 'string');
  const inferred = isText ? INFERRED_FROM_TEXT : 0;
  if (value === undefined) return fillUp(coercion, schema, ['unusable'], 0, inferred);
  return fillUp(coercion, schema, [value], 2, IMPLIED_KEY | inferred);
}

/** Gives the object, unless a field has neither value nor default. */
function fillUp(coercion: Coercion, schema: ClassSchema, slots: readonly Slot[], cost: number, flags: number): Coerced | undefined {
  const fields: Coerced[] = [];
  let score = cost;
  for (let index = 0; index < schema.shape.fields.length; index += 1) {
    const field = schema.shape.fields[index];
    const slot = slots[index];
    const value = slot instanceof Coerced ? slot : field === undefined ? undefined : standIn(coercion, field, slot);
    if (value === undefined) return undefined;
    score += value.score;
    fields.push(value);
  }
  return new Coerced(schema, { kind: 'class', shape: schema.shape, fields }, score, flags);
}

function standIn(coercion: Coercion, field: FieldSchema, slot: 'unusable' | undefined): Coerced | undefined {
  if (slot === undefined) return field.admitsNull ? missingNull(field) : defaultOf(coercion, field.schema, NO_VALUE | PENDING, 100);
  const value = defaultOf(coercion, field.schema, UNPARSEABLE, 2);
  return value ?? (field.admitsNull ? new Coerced(field.schema, null, 2, UNPARSEABLE) : undefined);
}

function classProgress(node: ObjectNode, schema: ClassSchema, task: ClassProgress['task']): ClassProgress {
  return progressOf<ClassProgress>(node, schema, task, () => ({ schema, task, slots: [], count: 0, extraKeys: 0, hasFailed: false }));
}
