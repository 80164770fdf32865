import type { Schema } from './schema.ts';

/** Gives a type and all types that its values are made of. */
export function collectSchemas(root: Schema): readonly Schema[] {
  const schemas = new Set([root]);
  // A set that grows while it is walked through is walked to its end.
  for (const schema of schemas) for (const part of partsOf(schema)) schemas.add(part);
  return [...schemas];
}

function partsOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case 'list':
      return [schema.item];
    case 'map':
      return [schema.value];
    case 'union':
      return schema.members;
    case 'alias':
      return [schema.target()];
    case 'class':
      return schema.shape.fields.map((field) => field.schema);
    default:
      return [];
  }
}
