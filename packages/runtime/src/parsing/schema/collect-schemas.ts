import type { ClassShape, Schema } from './schema.ts';

/** Gives a type and all types that its values are made of. */
export function collectSchemas(root: Schema): readonly Schema[] {
  const schemas = new Set<Schema>();
  const shapes = new Set<ClassShape>();
  const waiting = [root];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (schemas.has(schema)) continue;
    schemas.add(schema);
    waiting.push(...partsOf(schema, shapes));
  }
  return [...schemas];
}

function partsOf(schema: Schema, shapes: Set<ClassShape>): readonly Schema[] {
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
      if (shapes.has(schema.shape)) return [];
      shapes.add(schema.shape);
      return schema.shape.fields.map((field) => field.schema);
    default:
      return [];
  }
}
