import type { Coerced } from './coerce/coerced.ts';
import type { Coercion } from './coerce/coercion.ts';
import { coerceAnswer, coerceText, isFit } from './coerce-answer.ts';
import { DocumentReader, type Reading } from './read/document-reader.ts';
import { searchSegments } from './read/search-segments.ts';
import type { Schema } from './schema/schema.ts';

/** What is needed to parse answers of one type. */
export interface AnswerRules {
  readonly final: Schema;
  readonly streaming: Schema;
  /** How whole answers are coerced, and those that still grow. */
  readonly whole: Coercion;
  readonly partial: Coercion;
  /** How deep an answer may nest. */
  readonly maxDepth: number;
}

/** Coerces a whole answer with all repairs. Gives nothing when it does not fit. */
export function coerceWhole({ final, whole, maxDepth }: AnswerRules, text: string): Coerced | undefined {
  if (final.kind === 'string') return coerceText(whole, final, text);
  const reader = new DocumentReader({ maxDepth });
  reader.feed(text);
  const reading = reader.finish();
  if (reader.isTooDeep) return undefined;
  const best = coerceAnswer(whole, final, reading);
  if (reading.source !== 'prose' || isFit(best)) return best;
  for (const second of secondReadings(text, maxDepth)) {
    const coerced = coerceAnswer(whole, final, second);
    if (isFit(coerced)) return coerced;
  }
  return best;
}

/**
 * Reads an answer again whose objects and arrays do not fit. Differs: in the reference implementation a bracket in the prose that is never
 * closed hides what comes after it.
 */
function* secondReadings(text: string, maxDepth: number): Iterable<Reading> {
  const reader = new DocumentReader({ maxDepth, skipsProse: true });
  reader.feed(text);
  const reading = reader.finish();
  if (!reader.isTooDeep && reading.source === 'prose') yield reading;
  const segments = searchSegments(text, maxDepth);
  if (segments !== undefined) yield segments;
}
