import type { Coercion, Known } from './coerce/coercion.ts';
import type { Reading } from './read/document-reader.ts';
import type { TreeNode } from './read/tree.ts';
import { DEEP_LEVELS } from './read/tree-builder.ts';
import { collectSchemas } from './schema/collect-schemas.ts';
import type { Schema } from './schema/schema.ts';

/**
 * Prepares the coercion of a deep tree, so that recursion stays shallow whatever the depth of the text. Inner containers are coerced first:
 * the work on closed ones is kept with them, what open ones are is remembered for this time. `from` says how many of the closed ones are
 * prepared already.
 */
export function prepareDeepTree(coercion: Coercion, schema: Schema, { deepNodes, openNodes }: Reading, from: number): Coercion {
  if (deepNodes.length <= from && openNodes.length <= DEEP_LEVELS) return coercion;
  const schemas = collectSchemas(schema);
  const known = new Map<TreeNode, ReadonlyMap<Schema, Known>>();
  const prepared: Coercion = coercion.withKnown(known);
  for (const node of deepNodes.slice(from)) {
    for (const each of schemas) {
      prepared.cast(each, node);
      prepared.coerce(each, node);
    }
  }
  for (let index = openNodes.length - DEEP_LEVELS; index > 0; index -= DEEP_LEVELS) {
    const node = openNodes[index];
    if (node !== undefined) known.set(node, knowAll(prepared, schemas, node));
  }
  return prepared;
}

function knowAll(coercion: Coercion, schemas: readonly Schema[], node: TreeNode): ReadonlyMap<Schema, Known> {
  return new Map(
    schemas.map((schema) => [
      schema,
      {
        cast: coercion.cast(schema, node),
        whole: coercion.coerce(schema, node),
        member: coercion.coerce(schema, node, undefined, true),
      },
    ]),
  );
}
