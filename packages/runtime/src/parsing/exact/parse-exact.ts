import type { EvaluateConstraint } from '../coerce/coercion.ts';
import { setOwn } from '../coerce/final-value.ts';
import type { ArrayNode, ObjectNode, TreeNode } from '../read/tree.ts';
import type { Schema } from '../schema/schema.ts';
import { countKeys } from './count-keys.ts';
import { castExactly, type ExactCast, INEXACT, MAX_DEPTH } from './exact-cast.ts';
import { type Body, findBody } from './find-body.ts';

/**
 * Parses the common answer: one JSON value that is exactly of the type, alone, in prose or in a fence. Gives {@link INEXACT} for all others.
 * What it gives is what the general way would give.
 */
export function parseExactly(schema: Schema, text: string, evaluate: EvaluateConstraint): unknown {
  if (!hasObjects(schema)) return INEXACT;
  const trimmed = text.trim();
  const first = trimmed[0];
  if ((first === '{' && trimmed.endsWith('}')) || (first === '[' && trimmed.endsWith(']'))) {
    return parseBody(schema, text, { start: 0, end: text.length }, evaluate);
  }
  // The whole text may be one JSON string, brackets and all.
  const body = first === '"' ? undefined : findBody(text);
  return body === undefined ? INEXACT : parseBody(schema, text, body, evaluate);
}

/** Brackets in prose only count for types that are made of objects or arrays. */
function hasObjects(schema: Schema): boolean {
  switch (schema.kind) {
    case 'list':
    case 'map':
    case 'class':
    case 'alias':
      return true;
    case 'union':
      return schema.members.some(hasObjects);
    default:
      return false;
  }
}

function parseBody(schema: Schema, text: string, { start, end }: Body, evaluate: EvaluateConstraint): unknown {
  if (!looksStrict(text, start)) return INEXACT;
  const isWhole = start === 0 && end === text.length;
  const value = parseJson(isWhole ? text : text.slice(start, end));
  return value === undefined ? INEXACT : castKeys(schema, value, countKeys(text, start, end), evaluate);
}

/** Casts a value that was written with so many keys. Where one occurs twice only the last value is there, and the first one counts. */
function castKeys(schema: Schema, value: unknown, keys: number, evaluate: EvaluateConstraint): unknown {
  const cast: ExactCast = { evaluate, keys: 0, points: 0, mayReuse: true, member: undefined };
  const shown = castExactly(cast, schema, value, 0);
  return cast.keys === keys ? shown : INEXACT;
}

/** Casts a tree that was read leniently, if it has one reading and that is exactly of the type. */
export function castTree(schema: Schema, node: TreeNode, evaluate: EvaluateConstraint): unknown {
  const only = onlyReading(node);
  if (only === undefined) return INEXACT;
  const seen = { keys: 0 };
  const value = toJson(only, seen);
  return castKeys(schema, value, seen.keys, evaluate);
}

/** Gives the only object or array that was found, out of what is around it, unless it is deep. */
function onlyReading(node: TreeNode | undefined): ObjectNode | ArrayNode | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  switch (node.kind) {
    case 'array':
    case 'object':
      return node.height > MAX_DEPTH ? undefined : node;
    case 'choice':
      return node.children.length === 1 ? onlyReading(node.children[0]) : undefined;
    case 'fixed':
    case 'piece':
    case 'fence':
      return onlyReading(node.inner);
    case 'number':
    case 'open':
      return undefined;
  }
}

/** Gives what `JSON.parse` would make of a tree; `undefined`, which is no value of any type, where that would lose a digit. */
function toJson(node: TreeNode, seen: { keys: number }): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (node.kind === 'number') return node.isInteger ? undefined : node.value;
  if (node.kind === 'array') return node.children.map((child) => toJson(child, seen));
  if (node.kind !== 'object') return undefined;
  const { keys, children } = node;
  const entries: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) setOwn(entries, keys[index] ?? '', toJson(children[index] ?? null, seen));
  seen.keys += keys.length;
  return entries;
}

/** Perf: a look at the first character inside the bracket saves most of the exceptions that unquoted keys would cost. */
function looksStrict(text: string, start: number): boolean {
  const open = text.indexOf('{', start);
  return open === -1 || /["}\s]/.test(text.charAt(open + 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
