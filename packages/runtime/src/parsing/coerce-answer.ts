import { betterOf } from './coerce/best-candidate.ts';
import {
  ALL_DEFAULTS,
  ALL_DROPPED,
  Coerced,
  hasFlag,
  INCOMPLETE,
  INFERRED_FROM_TEXT,
  JSON_TO_STRING,
  NULL_FOR_VALUE,
} from './coerce/coerced.ts';
import type { Coercion } from './coerce/coercion.ts';
import { applyConstraints } from './coerce/constraints.ts';
import { trimBlanks } from './read/characters.ts';
import type { Reading } from './read/document-reader.ts';
import type { ScalarSchema, Schema } from './schema/schema.ts';

/** Coerces an answer, or what has arrived of it. Gives nothing when it does not fit. */
export function coerceAnswer(coercion: Coercion, schema: Schema, reading: Reading): Coerced | undefined {
  const main = coercion.coerce(schema, reading.node);
  const best = reading.tail === undefined || isFit(main) ? main : betterOf(main, coercion.coerce(schema, reading.tail), false);
  // Prose is never an object of one field.
  if (best === undefined || hasFlag(best, INFERRED_FROM_TEXT)) return undefined;
  // Differs: the reference implementation shows the display form of a bracket that it found in the prose.
  return hasFlag(best, JSON_TO_STRING)
    ? applyConstraints(coercion, best.schema, new Coerced(best.schema, trimBlanks(reading.text), best.score, best.flags))
    : best;
}

/** Gives the answer to a function that returns a string: the text itself, neither trimmed nor unquoted. */
export function coercePlainText(coercion: Coercion, schema: ScalarSchema, text: string): Coerced | undefined {
  return applyConstraints(coercion, schema, new Coerced(schema, text, 0, coercion.isPartial ? INCOMPLETE : 0));
}

/** Tells whether a value says something: it is there, and not just what stands in for a value that does not fit. */
export function isFit(coerced: Coerced | undefined): boolean {
  return coerced !== undefined && !hasFlag(coerced, NULL_FOR_VALUE | ALL_DEFAULTS | ALL_DROPPED);
}
