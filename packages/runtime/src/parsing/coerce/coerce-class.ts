import { type Sum, sumChildren, type Total } from '../read/progress.ts';
import { ArrayNode, isOpen, ObjectNode, OpenScalar, type TreeNode } from '../read/tree.ts';
import type { ClassSchema, FieldSchema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import { bestOf } from './best-item.ts';
import {
  ALL_DEFAULTS,
  addFlags,
  Coerced,
  EXTRA_KEY,
  hasFlag,
  IMPLIED_KEY,
  IMPLIED_TEXT,
  INCOMPLETE,
  INFERRED_FROM_TEXT,
  NO_VALUE,
  OPTIONAL_DEFAULT,
  PENDING,
  UNPARSEABLE,
} from './coerced.ts';
import type { Coercion, Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';
import { defaultOf } from './defaults.ts';

/** What a field got: nothing yet, a value that does not fit (null), or its value. */
type Slot = Coerced | null | undefined;

/** What does not belong to any field is dropped. */
interface ClassTotal extends Total {
  readonly slots: Slot[];
}

/** Distributes the entries of an object over the fields of a class. The first of several entries for a field counts. */
const CLASS_SUM: Sum<ClassTotal, Coercion, ClassSchema, ObjectNode> = {
  begin: () => ({ count: 0, dropped: 0, slots: [] }),
  goOn: ({ count, dropped, slots }) => ({ count, dropped, slots: slots.slice() }),
  add: (total, child, { isStrict, coerce }, { shape }, node, entry) => {
    const key = node.keys[entry] ?? '';
    const index = (isStrict ? shape.byKey.get(key) : shape.findField(key)) ?? -1;
    const field = shape.fields[index];
    if (field === undefined) {
      total.dropped += 1;
    } else if (total.slots[index] === undefined) {
      const value = coerce(field.schema, child) ?? null;
      total.slots[index] = value;
      const isExact = value !== null && (field.admitsNull || !hasFlag(value, INCOMPLETE));
      if (isStrict && !isExact) total.dropped += 1;
    }
  },
};

/**
 * Gives an object, with loose keys, and with defaults for what is missing or does not fit. In a cast every key must be exactly a field and its
 * value fit as it is, and only fields that admit null may be missing.
 */
export function coerceClass(coercion: Coercion, schema: ClassSchema, node: TreeNode, path: Path, isMember: boolean): Coerced | undefined {
  if (coercion.isStrict ? !(node instanceof ObjectNode) : path.includes(schema.shape)) return undefined;
  const coerced = node instanceof ObjectNode ? coerceObject(coercion, schema, node, path) : coerceOther(coercion, schema, node, path);
  const isGrowing = coercion.isPartial && isOpen(node);
  const filled = applyConstraints(coercion, schema, isGrowing ? addFlags(coerced, INCOMPLETE, 0) : coerced);
  return node instanceof ArrayNode ? bestWithItems(coercion, schema, node, filled, isMember) : filled;
}

/** An item of an array may be more of an object than the array. */
function bestWithItems(
  coercion: Coercion,
  schema: ClassSchema,
  node: ArrayNode,
  filled: Coerced | undefined,
  isMember: boolean,
): Coerced | undefined {
  const item = bestOf(schema, node, isMember, (child) => coerceClass(coercion, schema, child, [], isMember));
  const best = betterOf(filled, item, isMember);
  return filled === undefined || item === undefined ? best : markWinner(best, isMember);
}

function coerceObject(coercion: Coercion, schema: ClassSchema, node: ObjectNode, path: Path): Coerced | undefined {
  const { slots, dropped } = sumChildren(CLASS_SUM, coercion, schema, node);
  if (dropped === 0) return makeObject(coercion, schema, slots, 0, 0);
  if (coercion.isStrict) return undefined;
  const implied = slots[0] === undefined ? coerceToOnlyField(coercion, schema, node, path) : undefined;
  return implied ?? makeObject(coercion, schema, slots, dropped, EXTRA_KEY);
}

function coerceOther(coercion: Coercion, schema: ClassSchema, node: TreeNode, path: Path): Coerced | undefined {
  const hasOnlyField = schema.shape.fields.length === 1;
  const isText = typeof (node instanceof OpenScalar ? node.value : node) === 'string';
  const coerced = coerceToOnlyField(coercion, schema, node, path) ?? makeObject(coercion, schema, hasOnlyField ? [null] : [], 0, 0);
  return isText && hasOnlyField ? addFlags(coerced, INFERRED_FROM_TEXT, 0) : coerced;
}

/** Takes the whole node for the value of the only field. */
function coerceToOnlyField(coercion: Coercion, schema: ClassSchema, node: TreeNode, path: Path): Coerced | undefined {
  const [only, second] = schema.shape.fields;
  const value = only && (second ? undefined : coercion.coerce(only.schema, node, [...path, schema.shape]));
  return value && makeObject(coercion, schema, [value], 2, typeof value.value === 'string' ? IMPLIED_KEY | IMPLIED_TEXT : IMPLIED_KEY);
}

/** Gives the object, unless a field has neither value nor default. */
function makeObject(coercion: Coercion, schema: ClassSchema, slots: readonly Slot[], cost: number, flags: number): Coerced | undefined {
  const { shape } = schema;
  const fields = new Array<Coerced>(shape.fields.length);
  let index = 0;
  let score = cost;
  // Whether all fields are: nothing has arrived.
  let pending = PENDING;
  for (const field of shape.fields) {
    const value = slots[index] ?? standIn(coercion, field, slots[index]);
    if (value === undefined) return undefined;
    score += value.score;
    pending &= value.flags;
    fields[index] = value;
    index += 1;
  }
  return new Coerced(schema, { kind: 'class', shape, fields }, score, pending === 0 ? flags : flags | ALL_DEFAULTS);
}

function standIn(coercion: Coercion, field: FieldSchema, slot: Slot): Coerced | undefined {
  if (slot === undefined && field.admitsNull) return new Coerced(field.schema, null, 1, OPTIONAL_DEFAULT | PENDING);
  if (coercion.isStrict) return undefined;
  if (slot === undefined) return defaultOf(coercion, field.schema, NO_VALUE | PENDING, 100);
  // A value that an assert refuses is not replaced by an empty one.
  const value = field.schema.constraints?.asserts.length ? undefined : defaultOf(coercion, field.schema, UNPARSEABLE, 2);
  return value ?? (field.admitsNull ? new Coerced(field.schema, null, 2, UNPARSEABLE) : undefined);
}
