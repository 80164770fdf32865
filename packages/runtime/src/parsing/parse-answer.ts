import type { Coerced } from './coerce/coerced.ts';
import type { Coercion } from './coerce/coercion.ts';
import { finalValue } from './coerce/final-value.ts';
import { coerceAnswer, coerceText, isFit } from './coerce-answer.ts';
import { prepareDeepTree } from './coerce-deep.ts';
import { coerceNamed, isNamed } from './coerce-named.ts';
import { INEXACT } from './exact/exact-cast.ts';
import { castTree, parseExactly } from './exact/parse-exact.ts';
import { keepShapes } from './kept-shapes.ts';
import { DocumentReader, type Reading, type ReadingOptions } from './read/document-reader.ts';
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

/**
 * Gives the value that a whole answer says, {@link INEXACT} when it does not fit. Tries what is exactly of the type first; that gives
 * the same value as the general way, sooner.
 */
export function parseAnswer(rules: AnswerRules, text: string): unknown {
  const { final, whole } = rules;
  const exact = parseExactly(final, text, whole.evaluate);
  if (exact !== INEXACT) return exact;
  if (final.kind === 'string' || isNamed(final)) return show(coerceWhole(rules, text));
  const reading = readAnswer(text, rules);
  if (reading === undefined) return INEXACT;
  const tree = reading.source === 'text' || reading.tail !== undefined ? INEXACT : castTree(final, reading.node, whole.evaluate);
  return tree === INEXACT ? show(coerceReading(rules, reading)) : tree;
}

/** Coerces a whole answer with all repairs, and says which. Gives nothing when it does not fit. */
export function coerceWhole(rules: AnswerRules, text: string): Coerced | undefined {
  const { final, whole } = rules;
  if (final.kind === 'string') return coerceText(whole, final, text);
  if (isNamed(final)) return coerceNamed(whole, final, text, () => readAnswer(text, rules));
  const reading = readAnswer(text, rules);
  return reading === undefined ? undefined : coerceReading(rules, reading);
}

function show(coerced: Coerced | undefined): unknown {
  return coerced === undefined ? INEXACT : finalValue(coerced);
}

/** Reads a whole answer. Gives nothing when it nests too deeply. Brackets in the prose do not hide a fence after them. */
export function readAnswer(text: string, options: ReadingOptions): Reading | undefined {
  const reading = readOnce(text, options);
  if (reading?.source !== 'prose' || !reading.isDoubtful || !text.includes('```')) return reading;
  const careful = readOnce(text, { ...options, skipsProse: true });
  return careful?.source === 'fences' ? careful : reading;
}

function readOnce(text: string, options: ReadingOptions): Reading | undefined {
  keepShapes();
  const reader = new DocumentReader(options);
  reader.feed(text);
  const reading = reader.finish();
  return reader.isTooDeep ? undefined : reading;
}

function coerceReading({ final, whole, maxDepth }: AnswerRules, reading: Reading): Coerced | undefined {
  const best = coerceAnswer(prepareDeepTree(whole, final, reading, 0), final, reading);
  if (reading.source !== 'prose' || isFit(best)) return best;
  for (const second of secondReadings(reading, maxDepth)) {
    const coerced = coerceAnswer(prepareDeepTree(whole, final, second, 0), final, second);
    if (isFit(coerced)) return coerced;
  }
  return best;
}

/**
 * Reads an answer again whose objects and arrays do not fit. Differs: in the reference implementation a bracket in the prose that is never
 * closed hides what comes after it.
 */
function* secondReadings(first: Reading, maxDepth: number): Iterable<Reading> {
  const careful = first.isDoubtful ? readOnce(first.text, { maxDepth, skipsProse: true }) : undefined;
  if (careful?.source === 'prose') yield careful;
  const segments = searchSegments(first, maxDepth);
  if (segments !== undefined) yield segments;
}
