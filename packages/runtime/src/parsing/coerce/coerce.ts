import {
  type ChoiceNode,
  type FenceNode,
  type FixedNode,
  isContainer,
  isOpen,
  type OpenScalar,
  type PieceNode,
  type TreeNode,
} from '../read/tree.ts';
import { admitsNull, isTextLiteral, NULL_SCHEMA, type Schema } from '../schema/schema.ts';
import { bestItem } from './best-item.ts';
import { coerceClass } from './coerce-class.ts';
import { coerceList } from './coerce-list.ts';
import { coerceMap } from './coerce-map.ts';
import { coerceScalar } from './coerce-scalar.ts';
import { coerceUnion } from './coerce-union.ts';
import { addFlags, Coerced, FIRST_MATCH, FROM_FENCE, INCOMPLETE } from './coerced.ts';
import type { Coercion, EvaluateConstraint, Known, Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

type KnownNodes = ReadonlyMap<TreeNode, ReadonlyMap<Schema, Known>>;

/** Where a coercion begins. */
const NO_PATH: Path = [];

/** Makes the coercion of nodes to types, for whole answers or for answers that may still grow. What some nodes are may be known already. */
export function createCoercion(evaluate: EvaluateConstraint, isPartial: boolean, nodes?: KnownNodes): Coercion {
  const cast = (schema: Schema, node: TreeNode) => {
    const known = nodes?.get(node)?.get(schema);
    if (known !== undefined) return known.cast;
    if (!isContainer(node)) return coerce(strict, schema, node, NO_PATH, false);
    // Perf: what a growing node is, and what any cannot be cast to, is met again at every level above it.
    for (let done = node.casts; done !== undefined; done = done.next) if (done.schema === schema) return done.value as Coerced | undefined;
    const value = coerce(strict, schema, node, NO_PATH, false);
    if (node.isOpen || value === undefined) node.casts = { schema, value, next: node.casts };
    return value;
  };
  const withKnown = (known: KnownNodes) => createCoercion(evaluate, isPartial, known);
  const strict: Coercion = { isPartial, isStrict: true, evaluate, coerce: cast, cast, withKnown };
  const loose: Coercion = {
    ...strict,
    isStrict: false,
    coerce: (schema, node, path = NO_PATH, isMember = false) => {
      const known = path === NO_PATH ? nodes?.get(node)?.get(schema) : undefined;
      if (known === undefined) return coerce(loose, schema, node, path, isMember);
      return isMember ? known.member : known.whole;
    },
  };
  return loose;
}

function coerce(coercion: Coercion, schema: Schema, node: TreeNode, path: Path, isMember: boolean): Coerced | undefined {
  const { isPartial, isStrict } = coercion;
  const isGrowing = isPartial && isOpen(node);
  // Null is exempt: it stands in for what is not complete.
  if (isGrowing && schema.isDone && (isStrict ? schema.kind === 'class' : schema.kind !== 'null')) return undefined;
  // Other coercions try to cast every part, and so the whole. Not so while it grows: a part that must be complete can be cast, not coerced.
  const exact = !isStrict && (isGrowing || schema.kind === 'union') ? coercion.cast(schema, node) : undefined;
  const coerced = exact ?? coerceNode(coercion, schema, node, path, isMember);
  return isGrowing ? addFlags(coerced, INCOMPLETE, 0) : coerced;
}

function coerceNode(coercion: Coercion, schema: Schema, node: TreeNode, path: Path, isMember: boolean): Coerced | undefined {
  if (typeof node === 'object' && node !== null) {
    switch (node.kind) {
      case 'open':
        if (node.isWithheld && admitsNull(schema)) return new Coerced(NULL_SCHEMA, null, 1, INCOMPLETE);
        if (coercion.isStrict || !hasParts(schema)) return coerceOpen(coercion, schema, node);
        break;
      case 'choice':
      case 'piece':
      case 'fixed':
      case 'fence':
        return coercion.isStrict ? undefined : coerceInner(coercion, schema, node, path, isMember);
    }
  }
  const coerced = coerceKind(coercion, schema, node, path, isMember);
  // Classes run theirs before they compare alternatives, members of unions and targets of aliases run their own.
  return schema.kind === 'class' ? coerced : applyConstraints(coercion, schema, coerced);
}

/** A text that may become a word or a number is nothing yet. */
function coerceOpen(coercion: Coercion, schema: Schema, { value, isWithheld }: OpenScalar): Coerced | undefined {
  if (!isWithheld) return coercion.coerce(schema, value);
  return typeof value === 'string' ? undefined : coercion.cast(schema, value);
}

function coerceInner(
  coercion: Coercion,
  schema: Schema,
  node: ChoiceNode | PieceNode | FixedNode | FenceNode,
  path: Path,
  isMember: boolean,
): Coerced | undefined {
  // These see a text as a whole, whatever was found in it.
  if ('extent' in node && (schema.kind === 'string' || schema.kind === 'enum' || isTextLiteral(schema))) {
    return coercion.coerce(schema, node.extent.text(), path, isMember);
  }
  if (node.kind === 'choice') return bestItem(coercion, schema, node, isMember);
  const inner = coercion.coerce(schema, node.inner, path, isMember);
  if (node.kind === 'fixed') return inner;
  return node.kind === 'piece' ? addFlags(inner, FIRST_MATCH, 1) : addFlags(inner, FROM_FENCE, schema.kind === 'string' ? 1 : 0);
}

/** Tells whether a value may be made of others. */
function hasParts({ kind }: Schema): boolean {
  return kind === 'list' || kind === 'map' || kind === 'class' || kind === 'union' || kind === 'alias';
}

function coerceKind(coercion: Coercion, schema: Schema, node: TreeNode, path: Path, isMember: boolean): Coerced | undefined {
  switch (schema.kind) {
    case 'media':
      return undefined;
    case 'list':
      return coerceList(coercion, schema, node, path);
    case 'map':
      return coerceMap(coercion, schema, node);
    case 'class':
      return coerceClass(coercion, schema, node, path, isMember);
    case 'union':
      return coerceUnion(coercion, schema, node, path);
    case 'alias':
      if (path.includes(schema.target)) return undefined;
      return coercion.coerce(schema.target(), node, [...path, schema.target], isMember);
    default:
      return coerceScalar(coercion, schema, node, isMember);
  }
}
