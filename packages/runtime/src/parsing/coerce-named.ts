import type { Coerced } from './coerce/coerced.ts';
import type { Coercion } from './coerce/coercion.ts';
import { trimBlanks } from './read/characters.ts';
import type { Reading } from './read/document-reader.ts';
import { type EnumSchema, isTextLiteral, type LiteralSchema, type Schema, type UnionSchema } from './schema/schema.ts';

/** A type whose values have names: an enum, a string literal, a union of string literals. */
export type NamedSchema = EnumSchema | LiteralSchema | UnionSchema;

export function isNamed(schema: Schema): schema is NamedSchema {
  return schema.spellings !== undefined && (schema.kind !== 'union' || schema.members.every(isTextLiteral));
}

/**
 * Finds the name that a whole answer says. Differs: the reference implementation takes the whole text at once, so that an explanation which
 * mentions another name spoils the answer; here what looks like the answer itself is compared first.
 */
export function coerceNamed(coercion: Coercion, schema: NamedSchema, text: string, read: () => Reading | undefined): Coerced | undefined {
  for (const part of answersIn(text)) {
    if (schema.spellings?.matchWhole(trimBlanks(part)) !== undefined) return coercion.coerce(schema, part);
  }
  const reading = schema.kind === 'union' ? read() : undefined;
  return (reading && coercion.coerce(schema, reading.node)) ?? coercion.coerce(schema, text);
}

/** Finds the name while the text grows: only a quoted one is complete. */
export function coerceQuotedName(coercion: Coercion, schema: NamedSchema, { node, source }: Reading): Coerced | undefined {
  return source === 'text' && typeof node === 'string' ? coercion.coerce(schema, node) : undefined;
}

const FENCE_LINE = /^[ \t]*```[^\n`]*$/m;

/** Gives the parts of a text that are likely to be the answer itself: all of it, the first fence, the string or the line it begins with. */
function answersIn(text: string): readonly string[] {
  const trimmed = trimBlanks(text);
  const [, fence = ''] = text.split(FENCE_LINE, 2);
  const [, string = ''] = /^"([^"]*)"/.exec(trimmed) ?? [];
  const [line = ''] = trimmed.split('\n', 1);
  return [text, fence, string, line].filter((part) => part !== '');
}
