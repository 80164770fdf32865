import { BLANK_SCHEMA, isTextLiteral, NULL_SCHEMA, type Schema, type UnionSchema } from './schema.ts';
import { makeSpellingTable } from './spelling-table.ts';

/** Makes a union of members that may be unions themselves. Null goes last. */
export function makeUnion(parts: readonly Schema[]): Schema {
  const flat = parts.flatMap((part): readonly Schema[] => (isPlainUnion(part) ? part.members : [part]));
  const values = flat.filter((member) => !isPlainNull(member));
  const hasNull = values.length < flat.length;
  // Null is refused while it may change, unless something else than null may be shown half.
  const isDone = values.every((member) => member.isDone);
  const members: readonly Schema[] = hasNull ? [...values, { ...NULL_SCHEMA, isDone }] : values;
  const [only = NULL_SCHEMA] = members;
  if (members.length < 2) return only;
  const texts = values.filter(isTextLiteral).map(({ value }) => value);
  return {
    ...BLANK_SCHEMA,
    kind: 'union',
    members,
    hasNull,
    values: texts,
    spellings: texts.length < 2 ? undefined : makeSpellingTable(texts.map((text) => [text])),
  };
}

function isPlainUnion(schema: Schema): schema is UnionSchema {
  return schema.kind === 'union' && schema.constraints === undefined && !schema.isDone && !schema.isStateful;
}

function isPlainNull(schema: Schema): boolean {
  return schema.kind === 'null' && schema.constraints === undefined;
}
