import { type ArrayNode, isContainer, isOpen, type ObjectNode, OpenScalar, type PieceNode, type TreeNode } from '../read/tree.ts';
import { type AliasSchema, admitsNull, isTextLiteral, NULL_SCHEMA, type Schema } from '../schema/schema.ts';
import { bestItem } from './best-item.ts';
import { castClass, coerceClass } from './coerce-class.ts';
import { castList, coerceList } from './coerce-list.ts';
import { castMap, coerceMap } from './coerce-map.ts';
import { castScalar, coerceEnum, coerceLiteral, coerceScalar } from './coerce-scalar.ts';
import { castUnion, coerceUnion } from './coerce-union.ts';
import { addFlags, Coerced, FIRST_MATCH, FROM_FENCE, INCOMPLETE } from './coerced.ts';
import { type Coercion, type EvaluateConstraint, isOnPath, type Known, type Path } from './coercion.ts';
import { applyConstraints } from './constraints.ts';

type KnownNodes = ReadonlyMap<TreeNode, ReadonlyMap<Schema, Known>>;

/** Makes the coercion of nodes to types, for whole answers or for answers that may still grow. */
export function createCoercion(evaluate: EvaluateConstraint, isPartial: boolean): Coercion {
  const coercion: Coercion = {
    isPartial,
    evaluate,
    coerce: (schema, node, path, isMember) => coerce(coercion, schema, node, path, isMember),
    cast: (schema, node) => cast(coercion, schema, node),
    withKnown: (known) => withKnown(coercion, known),
  };
  return coercion;
}

function withKnown(plain: Coercion, nodes: KnownNodes): Coercion {
  const coercion: Coercion = {
    ...plain,
    coerce: (schema, node, path, isMember) => {
      const known = path === undefined ? nodes.get(node)?.get(schema) : undefined;
      if (known !== undefined) return isMember ? known.member : known.whole;
      return coerce(coercion, schema, node, path, isMember);
    },
    cast: (schema, node) => {
      const known = nodes.get(node)?.get(schema);
      return known === undefined ? cast(coercion, schema, node) : known.cast;
    },
  };
  return coercion;
}

function coerce(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  if (coercion.isPartial && isOpen(node)) {
    // Null is exempt: it stands in for what is not complete.
    if (schema.isDone && schema.kind !== 'null') return undefined;
    const coerced = coerceNode(coercion, schema, node, path, isMember);
    return coerced === undefined ? undefined : addFlags(coerced, INCOMPLETE, 0);
  }
  return coerceNode(coercion, schema, node, path, isMember);
}

function coerceNode(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  if (typeof node === 'object' && node !== null) {
    switch (node.kind) {
      case 'choice':
        return isTextSchema(schema)
          ? coerce(coercion, schema, node.extent.text(), path, isMember)
          : bestItem(coercion, schema, node, isMember);
      case 'piece':
        return coercePiece(coercion, schema, node, path, isMember);
      case 'fixed':
        return coerce(coercion, schema, node.inner, path, isMember);
      case 'fence': {
        const coerced = coerce(coercion, schema, node.inner, path, isMember);
        return coerced === undefined ? undefined : addFlags(coerced, FROM_FENCE, schema.kind === 'string' ? 1 : 0);
      }
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

function coercePiece(coercion: Coercion, schema: Schema, node: PieceNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  if (isTextSchema(schema)) return coerce(coercion, schema, node.extent.text(), path, isMember);
  const coerced = coerce(coercion, schema, node.inner, path, isMember);
  return coerced === undefined ? undefined : addFlags(coerced, FIRST_MATCH, 1);
}

/** These see a text as a whole, whatever was found in it. */
function isTextSchema(schema: Schema): boolean {
  return schema.kind === 'string' || schema.kind === 'enum' || isTextLiteral(schema);
}

function coerceLoosely(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  if (node instanceof OpenScalar && node.isWithheld && isScalarSchema(schema)) return undefined;
  const content = node instanceof OpenScalar && isScalarSchema(schema) ? node.value : node;
  const coerced = coerceKind(coercion, schema, content, path, isMember);
  // Classes run theirs before they compare alternatives, members of unions and targets of aliases run their own.
  return coerced === undefined || schema.kind === 'class' ? coerced : applyConstraints(coercion, schema, coerced);
}

function isScalarSchema(schema: Schema): boolean {
  return (
    schema.kind === 'string' ||
    schema.kind === 'int' ||
    schema.kind === 'float' ||
    schema.kind === 'bool' ||
    schema.kind === 'enum' ||
    schema.kind === 'literal'
  );
}

function coerceKind(coercion: Coercion, schema: Schema, node: TreeNode, path: Path | undefined, isMember: boolean): Coerced | undefined {
  switch (schema.kind) {
    case 'media':
      return undefined;
    case 'literal':
      return coerceLiteral(coercion, schema, node);
    case 'enum':
      return coerceEnum(schema, node);
    case 'list':
      return coerceList(coercion, schema, node, path);
    case 'map':
      return coerceMap(coercion, schema, node);
    case 'class':
      return coerceClass(coercion, schema, node, path, isMember);
    case 'union':
      return coerceUnion(coercion, schema, node, path);
    case 'alias':
      return coerceAlias(coercion, schema, node, path, isMember);
    default:
      return coerceScalar(coercion, schema, node, isMember);
  }
}

function coerceAlias(
  coercion: Coercion,
  schema: AliasSchema,
  node: TreeNode,
  path: Path | undefined,
  isMember: boolean,
): Coerced | undefined {
  if (isOnPath(path, schema.target)) return undefined;
  return coercion.coerce(schema.target(), node, { schema: schema.target, outer: path }, isMember);
}

function cast(coercion: Coercion, schema: Schema, node: TreeNode): Coerced | undefined {
  if (node instanceof OpenScalar) return castOpen(coercion, schema, node);
  if (coercion.isPartial && isContainer(node) && node.isOpen) return castGrowing(coercion, schema, node);
  const coerced = castKind(coercion, schema, node);
  return coerced === undefined ? undefined : applyConstraints(coercion, schema, coerced);
}

/** Perf: what cannot be cast is met again at every level above it. */
function castGrowing(coercion: Coercion, schema: Schema, node: ObjectNode | ArrayNode): Coerced | undefined {
  if (node.uncast === schema) return undefined;
  const kind = castKind(coercion, schema, node);
  const coerced = kind === undefined ? undefined : applyConstraints(coercion, schema, addFlags(kind, INCOMPLETE, 0));
  if (coerced === undefined) node.uncast = schema;
  return coerced;
}

/** A text that may become a word or a number is nothing yet. */
function castOpen(coercion: Coercion, schema: Schema, node: OpenScalar): Coerced | undefined {
  if (node.isWithheld && admitsNull(schema)) return new Coerced(NULL_SCHEMA, null, 1, INCOMPLETE);
  if (node.isWithheld && typeof node.value === 'string') return undefined;
  const coerced = cast(coercion, schema, node.value);
  return coerced === undefined ? undefined : addFlags(coerced, INCOMPLETE, 0);
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
