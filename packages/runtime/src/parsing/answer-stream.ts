import type { AnswerRules } from './answer-rules.ts';
import type { Coerced } from './coerce/coerced.ts';
import { partialValue, REFUSED } from './coerce/partial-value.ts';
import { coerceAnswer, coercePlainText } from './coerce-answer.ts';
import { prepareDeepTree } from './coerce-deep.ts';
import { coerceQuotedName, isNamed } from './coerce-named.ts';
import { keepShapes } from './kept-shapes.ts';
import { parseAnswer } from './parse-answer.ts';
import { DocumentReader, type Reading } from './read/document-reader.ts';

/** Parses an answer while it arrives. */
export interface StreamParser {
  /** Takes in the next piece of the answer, of any size. */
  feed(delta: string): void;
  /** Gives the value so far; `undefined` while there is nothing to show. */
  partial(): unknown;
  /** Gives the final value, as `parse` of all pieces does. Throws a `BamlValidationError` when the answer does not fit. */
  finish(): unknown;
}

/** Begins to parse an answer. Each piece costs only its own length, and each partial only what is new in it. */
export function openStream(rules: AnswerRules): StreamParser {
  const { streaming, partial } = rules;
  const isText = streaming.kind === 'string';
  keepShapes();
  const reader = new DocumentReader(rules);
  let text = '';
  /** How many containers of deep trees are prepared. */
  let prepared = 0;

  const coerceReading = (reading: Reading): Coerced | undefined => {
    if (isNamed(streaming)) return coerceQuotedName(partial, streaming, reading);
    const coercion = prepareDeepTree(partial, streaming, reading, prepared);
    prepared = reading.deepNodes.length;
    return coerceAnswer(coercion, streaming, reading);
  };
  const show = (coerced: Coerced | undefined): unknown => {
    const value = coerced && partialValue(streaming, coerced);
    return value === REFUSED ? undefined : value;
  };
  return {
    feed(delta) {
      text += delta;
      if (!isText) reader.feed(delta);
    },
    partial() {
      if (isText) return show(coercePlainText(partial, streaming, text));
      return reader.look((reading) => show(coerceReading(reading)));
    },
    finish: () => parseAnswer(rules, text),
  };
}
