import { type ArrayNode, isContainer, isOpen, type ObjectNode, OpenScalar, type TreeNode } from '../read/tree.ts';
import { admitsNull, isTextLiteral, NULL_SCHEMA, type Schema } from '../schema/schema.ts';
import { bestItem } from './best-item.ts';
import { castClass, coerceClass } from './coerce-class.ts';
import { castList, coerceList } from './coerce-list.ts';
import { castMap, coerceMap } from './coerce-map.ts';
import { castScalar, coerceLiteral, coerceScalar, coerceSpelled } from './coerce-scalar.ts';
import { castUnion, coerceUnion } from './coerce-union.ts';
import { addFlags, Coerced, FIRST_MATCH, FROM_FENCE, INCOMPLETE } from './coerced.ts';
import { type Coercion, type EvaluateConstraint, isOnPath, type Known, type Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

type KnownNodes = ReadonlyMap<TreeNode, ReadonlyMap<Schema, Known>>;

/** Makes the coercion of nodes to types, for whole answers or for answers that may still grow. What some nodes are may be known already. */
export function createCoercion(evaluate: EvaluateConstraint, isPartial: boolean, nodes?: KnownNodes): Coercion {
  const coercion: Coercion = {
    isPartial,
    evaluate,
    coerce: (schema, node, path, isMember = false) => {
      const known = path === undefined ? nodes?.get(node)?.get(schema) : undefined;
      if (known === undefined) return coerce(coercion, schema, node, path, isMember);
      return isMember ? known.member : known.whole;
    },
    cast: (schema, node) => {
      const known = nodes?.get(node)?.get(schema);
      return known === undefined ? cast(coercion, schema, node) : known.cast;
    },
    withKnown: (known) => createCoercion(evaluate, isPartial, known),
  };
  return coercion;
}

function coerce(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  const isIncomplete = coercion.isPartial && isOpen(node);
  // Null is exempt: it stands in for what is not complete.
  if (isIncomplete && schema.isDone && schema.kind !== 'null') return undefined;
  const coerced = coerceNode(coercion, schema, node, path, isMember);
  return isIncomplete ? addFlags(coerced, INCOMPLETE, 0) : coerced;
}

function coerceNode(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  if (typeof node === 'object' && node !== null) {
    switch (node.kind) {
      case 'choice':
      case 'piece':
        if (isTextSchema(schema)) return coerce(coercion, schema, node.extent.text(), path, isMember);
        if (node.kind === 'choice') return bestItem(coercion, schema, node, isMember);
        return addFlags(coerce(coercion, schema, node.inner, path, isMember), FIRST_MATCH, 1);
      case 'fixed':
        return coerce(coercion, schema, node.inner, path, isMember);
      case 'fence':
        return addFlags(coerce(coercion, schema, node.inner, path, isMember), FROM_FENCE, schema.kind === 'string' ? 1 : 0);
      case 'object':
      case 'array':
        if (castsItsParts(schema) && !(coercion.isPartial && node.isOpen)) return coerceLoosely(coercion, schema, node, path, isMember);
    }
  }
  return cast(coercion, schema, node) ?? coerceLoosely(coercion, schema, node, path, isMember);
}

/**
 * Coercion to these tries to cast every part: where all of them can be cast, it gives what casting the whole gives. Not so while the node
 * grows: a part that must be complete can be cast, but not coerced.
 */
function castsItsParts(schema: Schema): boolean {
  return schema.kind === 'class' || schema.kind === 'list' || schema.kind === 'map' || schema.kind === 'alias';
}

/** These see a text as a whole, whatever was found in it. */
function isTextSchema(schema: Schema): boolean {
  return schema.kind === 'string' || schema.kind === 'enum' || isTextLiteral(schema);
}

function coerceLoosely(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  const isText = node instanceof OpenScalar && SCALARS.includes(schema.kind);
  if (isText && node.isWithheld) return undefined;
  const coerced = coerceKind(coercion, schema, isText ? node.value : node, path, isMember);
  // Classes run theirs before they compare alternatives, members of unions and targets of aliases run their own.
  return schema.kind === 'class' ? coerced : applyConstraints(coercion, schema, coerced);
}

const SCALARS: readonly Schema['kind'][] = ['string', 'int', 'float', 'bool', 'enum', 'literal'];

function coerceKind(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  switch (schema.kind) {
    case 'media':
      return undefined;
    case 'literal':
      return coerceLiteral(coercion, schema, node);
    case 'enum':
      return coerceSpelled(schema, node);
    case 'list':
      return coerceList(coercion, schema, node, path);
    case 'map':
      return coerceMap(coercion, schema, node);
    case 'class':
      return coerceClass(coercion, schema, node, path, isMember);
    case 'union':
      return coerceUnion(coercion, schema, node, path);
    case 'alias':
      if (isOnPath(path, schema.target)) return undefined;
      return coercion.coerce(schema.target(), node, { schema: schema.target, outer: path }, isMember);
    default:
      return coerceScalar(coercion, schema, node, isMember);
  }
}

function cast(coercion: Coercion, schema: Schema, node: TreeNode): Coerced | undefined {
  if (node instanceof OpenScalar) return castOpen(coercion, schema, node);
  if (coercion.isPartial && isContainer(node) && node.isOpen) return castGrowing(coercion, schema, node);
  return applyConstraints(coercion, schema, castKind(coercion, schema, node));
}

/** Perf: what cannot be cast is met again at every level above it. */
function castGrowing(coercion: Coercion, schema: Schema, node: ObjectNode | ArrayNode): Coerced | undefined {
  if (node.uncast === schema) return undefined;
  const coerced = applyConstraints(coercion, schema, addFlags(castKind(coercion, schema, node), INCOMPLETE, 0));
  if (coerced === undefined) node.uncast = schema;
  return coerced;
}

/** A text that may become a word or a number is nothing yet. */
function castOpen(coercion: Coercion, schema: Schema, node: OpenScalar): Coerced | undefined {
  if (node.isWithheld && admitsNull(schema)) return new Coerced(NULL_SCHEMA, null, 1, INCOMPLETE);
  if (node.isWithheld && typeof node.value === 'string') return undefined;
  return addFlags(cast(coercion, schema, node.value), INCOMPLETE, 0);
}

function castKind(coercion: Coercion, schema: Schema, node: TreeNode): Coerced | undefined {
  switch (schema.kind) {
    case 'media':
      return undefined;
    case 'list':
      return castList(coercion, schema, node);
    case 'map':
      return castMap(coercion, schema, node);
    case 'class':
      return castClass(coercion, schema, node);
    case 'union':
      return castUnion(coercion, schema, node);
    case 'alias':
      return coercion.cast(schema.target(), node);
    default: {
      const value = castScalar(schema, node);
      return value === undefined ? undefined : new Coerced(schema, value, 0, 0);
    }
  }
}
