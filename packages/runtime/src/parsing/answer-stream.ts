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

/** Each piece costs only its own length, and each partial only what is new in it. */
export class AnswerStream implements StreamParser {
  readonly #rules: AnswerRules;
  readonly #reader: DocumentReader;
  /** Set once a bracket was read as data that looks like prose: it must not hide a fence after it. */
  #carefulReader: DocumentReader | undefined = undefined;
  #text = '';

  constructor(rules: AnswerRules) {
    keepShapes();
    this.#rules = rules;
    this.#reader = new DocumentReader(rules);
  }

  feed(delta: string): void {
    this.#text += delta;
    if (this.#rules.streaming.kind === 'string') return;
    this.#reader.feed(delta);
    this.#carefulReader?.feed(delta);
  }

  partial(): unknown {
    const { streaming, partial } = this.#rules;
    if (streaming.kind === 'string') return this.#show(coercePlainText(partial, streaming, this.#text));
    return this.#reader.look((reading) => {
      if (reading.source !== 'prose' || !reading.isDoubtful) return this.#showReading(reading);
      this.#carefulReader ??= this.#readCarefully();
      return this.#carefulReader.look((careful) => this.#showReading(careful.source === 'fences' ? careful : reading));
    });
  }

  finish(): unknown {
    return parseAnswer(this.#rules, this.#text);
  }

  #readCarefully(): DocumentReader {
    const reader = new DocumentReader({ maxDepth: this.#rules.maxDepth, skipsProse: true });
    reader.feed(this.#text);
    return reader;
  }

  #showReading(reading: Reading): unknown {
    const { streaming, partial } = this.#rules;
    const coercion = prepareDeepTree(partial, streaming, reading);
    return this.#show(isNamed(streaming) ? coerceQuotedName(partial, streaming, reading) : coerceAnswer(coercion, streaming, reading));
  }

  #show(coerced: Coerced | undefined): unknown {
    const value = coerced && partialValue(this.#rules.streaming, coerced);
    return value === REFUSED ? undefined : value;
  }
}
