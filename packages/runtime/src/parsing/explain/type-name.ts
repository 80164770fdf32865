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
      return schema.hasNull && schema.members.length === 2
        ? `${schema.members.slice(0, 1).map(inBrackets)}?`
        : schema.members.map(typeName).join(' | ');
    default:
      return schema.name ?? schema.kind;
  }
}

function inBrackets(schema: Schema): string {
  return schema.kind === 'union' ? `(${typeName(schema)})` : typeName(schema);
}
