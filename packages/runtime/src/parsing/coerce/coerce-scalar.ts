import { trimBlanks } from '../read/characters.ts';
import { displayNode } from '../read/display-form.ts';
import { readNumber } from '../read/number-text.ts';
import { ArrayNode, NumberNode, ObjectNode, type TreeNode } from '../read/tree.ts';
import { type EnumSchema, type LiteralSchema, NULL_SCHEMA, type ScalarSchema } from '../schema/schema.ts';
import { makeSpellingTable } from '../schema/spelling-table.ts';
import { bestItem } from './best-item.ts';
import {
  addFlags,
  Coerced,
  FLOAT_TO_INT,
  JSON_TO_STRING,
  NULL_FOR_VALUE,
  NUMBER_IN_STRING,
  OBJECT_TO_PRIMITIVE,
  OBJECT_TO_STRING,
  STRING_TO_BOOL,
  STRING_TO_NUMBER,
  SUBSTRING,
} from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { findNumber, readFraction, trimNumber } from './number-in-text.ts';

const BOOL_SPELLINGS = makeSpellingTable([
  ['false', 'False', 'FALSE'],
  ['true', 'True', 'TRUE'],
]);

const BOOL_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, kind: 'bool' };
const INT_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, kind: 'int' };

/** Gives the scalar that a node is as it stands, or can be made. */
export function coerceScalar(
  coercion: Coercion,
  schema: ScalarSchema | LiteralSchema | EnumSchema,
  node: TreeNode,
  isMember: boolean,
): Coerced | undefined {
  const value = castScalar(schema, schema.kind === 'float' && node instanceof NumberNode ? node.value : node);
  if (value !== undefined) return new Coerced(schema, value, 0, 0);
  if (coercion.isStrict) return undefined;
  if (schema.kind === 'null') return new Coerced(schema, null, 110, NULL_FOR_VALUE);
  if (node === null) return undefined;
  switch (schema.kind) {
    case 'string':
      return new Coerced(schema, displayNode(node), 2, JSON_TO_STRING);
    case 'enum':
      return coerceSpelled(schema, node);
    case 'literal':
      return coerceLiteral(coercion, schema, node);
    default:
      if (node instanceof ArrayNode) return bestItem(coercion, schema, node, isMember);
      return schema.kind === 'bool' ? coerceBool(schema, node) : coerceNumber(schema, node);
  }
}

/** Gives the scalar that a plain value is as it stands. */
export function castScalar(
  schema: ScalarSchema | LiteralSchema | EnumSchema,
  value: unknown,
): string | number | boolean | null | undefined {
  switch (schema.kind) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    // There is no negative zero in answers.
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value + 0 : undefined;
    case 'float':
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'null':
      return value === null ? null : undefined;
    case 'literal':
      return value === schema.value ? schema.value : undefined;
    case 'enum':
      return typeof value === 'string' ? schema.values[schema.byKey.get(value) ?? -1] : undefined;
  }
}

function coerceBool(schema: ScalarSchema, node: TreeNode): Coerced | undefined {
  const value = typeof node === 'string' ? BOOL_SPELLINGS.match(trimBlanks(node))?.value : undefined;
  return value === undefined ? undefined : new Coerced(schema, value === 1, 1, STRING_TO_BOOL);
}

/** Rounds half away from zero for an int. Differs: the reference implementation lets integers beyond 64 bits saturate or turn negative. */
function coerceNumber(schema: ScalarSchema, node: TreeNode): Coerced | undefined {
  const isInt = schema.kind === 'int';
  const isText = typeof node === 'string';
  const text = isText ? trimNumber(node) : '';
  const number = isText ? (readNumber(text) ?? readFraction(text, !isInt)) : node;
  const value = number instanceof NumberNode ? number.value : typeof number === 'number' ? number : findNumber(text);
  if (value === undefined) return undefined;
  const result = isInt ? Math.sign(value) * Math.round(Math.abs(value)) : value;
  if (isInt && !Number.isSafeInteger(result)) return undefined;
  const cost = Number(number === undefined || (isInt && typeof number === 'object'));
  const origin = number === undefined ? NUMBER_IN_STRING : STRING_TO_NUMBER;
  return new Coerced(schema, result + 0, cost, (isText ? origin : 0) | (result === value ? 0 : FLOAT_TO_INT));
}

/** Coerces to one of several values that a text may be or mention. */
function coerceSpelled(schema: EnumSchema | LiteralSchema, node: TreeNode): Coerced | undefined {
  const match = schema.spellings?.match(trimBlanks(displayNode(node)));
  if (match?.value === undefined) return undefined;
  const isText = typeof node === 'string';
  const isMention = match.counts !== undefined;
  const flags = (isText ? 0 : OBJECT_TO_STRING) | (isMention ? SUBSTRING : 0);
  return new Coerced(schema, schema.values[match.value] ?? null, (isText ? 0 : 2) + (isMention ? 2 : 0), flags);
}

function coerceLiteral(coercion: Coercion, schema: LiteralSchema, node: TreeNode): Coerced | undefined {
  const inner = onlyScalar(node);
  if (inner !== undefined) return addFlags(coerceLiteral(coercion, schema, inner), OBJECT_TO_PRIMITIVE, 2);
  if (typeof schema.value === 'string') return coerceSpelled(schema, node);
  const fits = coercion.coerce(typeof schema.value === 'boolean' ? BOOL_SCHEMA : INT_SCHEMA, node);
  return fits?.value === schema.value ? new Coerced(schema, fits.value, fits.score, fits.flags) : undefined;
}

/** Gives the value of an object that has one key, if it is a number, a bool or a text. */
function onlyScalar(node: TreeNode): string | number | boolean | NumberNode | undefined {
  if (!(node instanceof ObjectNode) || node.children.length !== 1) return undefined;
  const [value] = node.children;
  return value === null || value === undefined || (typeof value === 'object' && !(value instanceof NumberNode)) ? undefined : value;
}
