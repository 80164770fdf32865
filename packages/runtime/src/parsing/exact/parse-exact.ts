import type { EvaluateConstraint } from '../coerce/coercion.ts';
import { setOwn } from '../coerce/final-value.ts';
import { parseJson } from '../read/parse-json.ts';
import { type ArrayNode, isContainer, NumberNode, type ObjectNode, type TreeNode } from '../read/tree.ts';
import type { Schema } from '../schema/schema.ts';
import { countKeys } from './count-keys.ts';
import { castExactly, type ExactCast, MAX_DEPTH } from './exact-cast.ts';
import { findBody } from './find-body.ts';

/**
 * Parses the common answer: one JSON value that is exactly of the type, alone, in prose or in a fence. Gives nothing for all others. What
 * it gives is what the general way would give.
 */
export function parseExactly(schema: Schema, text: string, evaluate: EvaluateConstraint): unknown {
  const body = findBody(text);
  const value = body === undefined || hasBareKey(body) ? undefined : parseJson(body);
  return value === undefined ? undefined : castKeys(schema, value, countKeys(text), evaluate);
}

/** Perf: a look at what follows the first brace, or at the bracket of a list without any, saves most of the exceptions that unquoted keys cost. */
function hasBareKey(body: string): boolean {
  return /[^"[}\s]/.test(body.charAt(body.indexOf('{') + 1));
}

/** Casts a value that was written with so many keys. Where one occurs twice only the last value is there, and the first one counts. */
function castKeys(schema: Schema, value: unknown, keys: number, evaluate: EvaluateConstraint): unknown {
  const cast: ExactCast = { evaluate, keys: 0, points: 0, member: undefined, isUnclear: false };
  const shown = castExactly(cast, schema, value, 0);
  return cast.keys === keys && !cast.isUnclear ? shown : undefined;
}

/** Casts a tree that was read leniently, if it has one reading and that is exactly of the type. */
export function castTree(schema: Schema, node: TreeNode, evaluate: EvaluateConstraint): unknown {
  const only = onlyReading(node);
  if (only === undefined || only.height > MAX_DEPTH) return undefined;
  const seen = { keys: 0 };
  const value = toJson(only, seen);
  return castKeys(schema, value, seen.keys, evaluate);
}

/** Gives the only object or array that was found, out of what is around it. */
function onlyReading(node: TreeNode | undefined): ObjectNode | ArrayNode | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if (isContainer(node)) return node;
  if (node.kind === 'choice') return node.children.length === 1 ? onlyReading(node.children[0]) : undefined;
  return 'inner' in node ? onlyReading(node.inner) : undefined;
}

/** Gives what `JSON.parse` would make of a tree. */
function toJson(node: TreeNode, seen: { keys: number }): unknown {
  if (node instanceof NumberNode) return node.value;
  if (!isContainer(node)) return node;
  if (node.kind === 'array') return node.children.map((child) => toJson(child, seen));
  const { keys, children } = node;
  const entries: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) setOwn(entries, keys[index] ?? '', toJson(children[index] ?? null, seen));
  seen.keys += keys.length;
  return entries;
}
