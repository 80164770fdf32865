import type { Coercion, Known } from './coerce/coercion.ts';
import type { Reading } from './read/document-reader.ts';
import type { TreeNode } from './read/tree.ts';
import { DEEP_LEVELS } from './read/tree-builder.ts';
import { collectSchemas } from './schema/collect-schemas.ts';
import type { Schema } from './schema/schema.ts';

/**
 * Prepares the coercion of a deep tree, so that recursion stays shallow whatever the depth of the text. What every so
 * many levels are is found out from the inside out, and remembered for this time. Closed ones are taken out of the reading: the work on them
 * is kept with them.
 */
export function prepareDeepTree(coercion: Coercion, schema: Schema, { deepNodes, openNodes }: Reading): Coercion {
  if (deepNodes.length === 0 && openNodes.length <= DEEP_LEVELS) return coercion;
  const schemas = collectSchemas(schema);
  const known = new Map<TreeNode, ReadonlyMap<Schema, Known>>();
  const prepared = coercion.withKnown(known);
  const layers = openNodes.filter((_, index) => index > 0 && (openNodes.length - index) % DEEP_LEVELS === 0);
  for (const node of [...deepNodes.splice(0), ...layers.reverse()]) {
    known.set(node, new Map(schemas.map((each) => [each, knownOf(prepared, each, node)])));
  }
  return prepared;
}

function knownOf(coercion: Coercion, schema: Schema, node: TreeNode): Known {
  const cast = coercion.cast(schema, node);
  const whole = coercion.coerce(schema, node);
  return { cast, whole, member: coercion.coerce(schema, node, undefined, true) };
}
