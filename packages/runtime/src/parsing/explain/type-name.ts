import type { Schema } from '../schema/schema.ts';

/** Names a type as in source: `int[]`, `"a" | "b"`, `Person?`. */
export function typeName(schema: Schema): string {
  switch (schema.kind) {
    case 'literal':
      return JSON.stringify(schema.value);
    case 'list':
      return `${inBrackets(schema.item)}[]`;
    case 'map':
      return `map<${typeName(schema.key)}, ${typeName(schema.value)}>`;
    case 'union':
      return unionName(schema.members, schema.hasNull);
    case 'class':
      return schema.shape.name;
    case 'enum':
    case 'alias':
    case 'media':
      return schema.name;
    default:
      return schema.kind;
  }
}

function inBrackets(schema: Schema): string {
  return schema.kind === 'union' ? `(${typeName(schema)})` : typeName(schema);
}

function unionName(members: readonly Schema[], hasNull: boolean): string {
  const [only] = members;
  if (hasNull && members.length === 2 && only !== undefined) return `${inBrackets(only)}?`;
  return members.map(typeName).join(' | ');
}
