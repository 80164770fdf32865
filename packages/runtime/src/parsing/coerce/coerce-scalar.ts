import { trimBlanks } from '../read/characters.ts';
import { displayNode } from '../read/display-form.ts';
import { ArrayNode, NumberNode, ObjectNode, type TreeNode } from '../read/tree.ts';
import { type EnumSchema, type LiteralSchema, NULL_SCHEMA, type ScalarSchema } from '../schema/schema.ts';
import { makeSpellingTable } from '../schema/spelling-table.ts';
import { bestItem } from './best-item.ts';
import {
  Coerced,
  FLOAT_TO_INT,
  JSON_TO_STRING,
  NULL_FOR_VALUE,
  OBJECT_TO_PRIMITIVE,
  OBJECT_TO_STRING,
  STRING_TO_BOOL,
  STRING_TO_FLOAT,
  SUBSTRING,
} from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { numberIn, plainZero, readNumberText } from './number-in-text.ts';

const BOOL_SPELLINGS = makeSpellingTable([
  ['false', 'False', 'FALSE'],
  ['true', 'True', 'TRUE'],
]);

const BOOL_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, kind: 'bool' };
const INT_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, kind: 'int' };

/** Gives the value that a node is as it stands. */
export function castScalar(
  schema: ScalarSchema | LiteralSchema | EnumSchema,
  node: TreeNode,
): string | number | boolean | null | undefined {
  switch (schema.kind) {
    case 'string':
      return typeof node === 'string' ? node : undefined;
    case 'int':
      return typeof node === 'number' ? node : undefined;
    case 'float':
      return castFloat(node);
    case 'bool':
      return typeof node === 'boolean' ? node : undefined;
    case 'null':
      return node === null ? null : undefined;
    case 'literal':
      return schema.value === node ? schema.value : undefined;
    case 'enum':
      return typeof node === 'string' ? schema.values[schema.byKey.get(node) ?? -1] : undefined;
  }
}

function castFloat(node: TreeNode): number | undefined {
  if (node instanceof NumberNode) return plainZero(node.value);
  return typeof node === 'number' ? node : undefined;
}

/** Coerces to a scalar what is not one of that type. */
export function coerceScalar(coercion: Coercion, schema: ScalarSchema, node: TreeNode, isMember: boolean): Coerced | undefined {
  if (schema.kind === 'null') return new Coerced(schema, null, 110, NULL_FOR_VALUE);
  if (node === null) return undefined;
  if (schema.kind === 'string') return new Coerced(schema, displayNode(node), 2, JSON_TO_STRING);
  if (node instanceof ArrayNode) return bestItem(coercion, schema, node, isMember);
  if (schema.kind === 'bool') return typeof node === 'string' ? coerceBool(schema, node) : undefined;
  return coerceNumber(schema, node);
}

function coerceBool(schema: ScalarSchema, text: string): Coerced | undefined {
  const match = BOOL_SPELLINGS.match(trimBlanks(text));
  if (match?.value === undefined) return undefined;
  return new Coerced(schema, match.value === 1, 1, STRING_TO_BOOL);
}

/** Rounds half away from zero for an int. Differs: the reference implementation lets integers beyond 64 bits saturate or turn negative. */
function coerceNumber(schema: ScalarSchema, node: TreeNode): Coerced | undefined {
  const number = typeof node === 'string' ? readNumberText(node) : node instanceof NumberNode ? numberIn(node) : undefined;
  if (number === undefined) return undefined;
  const { value, form } = number;
  const isInt = schema.kind === 'int';
  const whole = isInt ? Math.sign(value) * Math.round(Math.abs(value)) : value;
  if (isInt ? form === 'mixed' || !Number.isSafeInteger(whole) : !Number.isFinite(whole)) return undefined;
  const isChanged = isInt ? form !== 'integer' : form === 'found';
  const flag = isInt ? FLOAT_TO_INT : STRING_TO_FLOAT;
  return new Coerced(schema, plainZero(whole), Number(isChanged), isChanged ? flag : 0);
}

/** Coerces to one of several values that a text may be or mention. */
export function coerceSpelled(schema: EnumSchema | LiteralSchema, node: TreeNode): Coerced | undefined {
  if (node === null) return undefined;
  const { text, cost, flags } = textOf(node);
  const match = schema.spellings?.match(text);
  if (match?.value === undefined) return undefined;
  const isMention = match.counts !== undefined;
  return new Coerced(schema, schema.values[match.value] ?? null, cost + (isMention ? 2 : 0), flags | (isMention ? SUBSTRING : 0));
}

export function coerceLiteral(coercion: Coercion, schema: LiteralSchema, node: TreeNode): Coerced | undefined {
  if (node === null) return undefined;
  const inner = onlyScalar(node);
  const fits =
    typeof schema.value === 'string' ? coerceSpelled(schema, inner ?? node) : coerceOtherLiteral(coercion, schema, inner ?? node);
  if (fits === undefined || inner === undefined) return fits;
  return new Coerced(schema, fits.value, fits.score + 2, fits.flags | OBJECT_TO_PRIMITIVE);
}

/** Gives the value of an object that has one key, if it is a number, a bool or a text. */
function onlyScalar(node: TreeNode): string | number | boolean | NumberNode | undefined {
  if (!(node instanceof ObjectNode) || node.children.length !== 1) return undefined;
  const [value] = node.children;
  return value === null || value === undefined || (typeof value === 'object' && !(value instanceof NumberNode)) ? undefined : value;
}

function coerceOtherLiteral(coercion: Coercion, schema: LiteralSchema, node: TreeNode): Coerced | undefined {
  const value = coercion.coerce(typeof schema.value === 'boolean' ? BOOL_SCHEMA : INT_SCHEMA, node);
  if (value?.value !== schema.value) return undefined;
  return new Coerced(schema, value.value, value.score, value.flags);
}

/** Gives the text of a node that is compared with spellings. */
export function textOf(node: TreeNode): { readonly text: string; readonly cost: number; readonly flags: number } {
  if (typeof node === 'string') return { text: trimBlanks(node), cost: 0, flags: 0 };
  return { text: trimBlanks(displayNode(node)), cost: 2, flags: OBJECT_TO_STRING };
}
