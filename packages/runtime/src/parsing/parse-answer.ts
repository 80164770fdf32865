import { BamlValidationError } from '../errors/index.ts';
import type { AnswerRules } from './answer-rules.ts';
import type { Coerced } from './coerce/coerced.ts';
import { finalValue } from './coerce/final-value.ts';
import { coerceAnswer, coercePlainText, isFit } from './coerce-answer.ts';
import { prepareDeepTree } from './coerce-deep.ts';
import { coerceNamed, isNamed } from './coerce-named.ts';
import { castTree, parseExactly } from './exact/parse-exact.ts';
import { explainAnswer } from './explain/explain-answer.ts';
import type { Reading } from './read/document-reader.ts';
import { searchSegments } from './read/search-segments.ts';
import { readAnswer, readCarefully } from './read-answer.ts';

/**
 * Gives the value that a whole answer says. Tries what is exactly of the type first; that gives the same value as the general way, sooner.
 * Throws a `BamlValidationError` when the answer does not fit.
 */
export function parseAnswer(rules: AnswerRules, text: string): unknown {
  const { final, whole } = rules;
  if (final.kind === 'string' || isNamed(final)) return finalValue(coerceWhole(rules, text));
  const exact = parseExactly(final, text, whole.evaluate);
  if (exact !== undefined) return exact;
  const reading = readAnswer(text, rules);
  const tree = reading?.tail === undefined ? reading && castTree(final, reading.node, whole.evaluate) : undefined;
  return tree ?? finalValue(coerceWhole(rules, text, reading));
}

/** Coerces a whole answer with all repairs, and says which. Throws like {@link parseAnswer}. `known` is what it says, once it was read. */
export function coerceWhole(rules: AnswerRules, text: string, known?: Reading): Coerced {
  const coerced = coerceText(rules, text, () => known ?? readAnswer(text, rules));
  if (coerced === undefined) throw new BamlValidationError({ ...explainAnswer(rules, text), prompt: '', raw_output: text });
  return coerced;
}

function coerceText(rules: AnswerRules, text: string, read: () => Reading | undefined): Coerced | undefined {
  const { final, whole } = rules;
  if (final.kind === 'string') return coercePlainText(whole, final, text);
  if (isNamed(final)) return coerceNamed(whole, final, text, read);
  const reading = read();
  return reading && coerceReading(rules, reading);
}

function coerceReading({ final, whole, maxDepth }: AnswerRules, reading: Reading): Coerced | undefined {
  const coerce = (each: Reading): Coerced | undefined => coerceAnswer(prepareDeepTree(whole, final, each), final, each);
  const best = coerce(reading);
  if (reading.source !== 'prose' || isFit(best)) return best;
  for (const second of secondReadings(reading, maxDepth)) {
    const coerced = coerce(second);
    if (isFit(coerced)) return coerced;
  }
  return best;
}

/**
 * Reads an answer again whose objects and arrays do not fit. Differs: in the reference implementation a bracket in the prose that is never
 * closed hides what comes after it.
 */
function* secondReadings(first: Reading, maxDepth: number): Iterable<Reading> {
  const careful = first.isDoubtful ? readCarefully(first.text, { maxDepth }) : undefined;
  if (careful?.source === 'prose') yield careful;
  const segments = searchSegments(first, maxDepth);
  if (segments !== undefined) yield segments;
}
