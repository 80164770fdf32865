import type { Coerced } from './coerce/coerced.ts';
import { partialValue, REFUSED } from './coerce/partial-value.ts';
import { coerceAnswer, coerceText } from './coerce-answer.ts';
import { prepareDeepTree } from './coerce-deep.ts';
import { coerceQuotedName, isNamed } from './coerce-named.ts';
import { keepShapes } from './kept-shapes.ts';
import type { AnswerRules } from './parse-answer.ts';
import { DocumentReader } from './read/document-reader.ts';

/**
 * Parses an answer while it arrives. Each piece costs only its own length, and each partial only what is new in it. Partials share their
 * closed parts: they are read-only.
 */
export class AnswerStream {
  readonly #rules: AnswerRules;
  readonly #reader: DocumentReader;
  /** The answer so far. */
  text = '';
  /** How many containers of deep trees are prepared. */
  #prepared = 0;

  constructor(rules: AnswerRules) {
    keepShapes();
    this.#rules = rules;
    this.#reader = new DocumentReader(rules);
  }

  /** Takes in the next piece of the answer, of any size. */
  feed(delta: string): void {
    this.text += delta;
    if (this.#rules.streaming.kind !== 'string') this.#reader.feed(delta);
  }

  /** Gives the value so far; `undefined` while there is nothing to show. */
  partial(): unknown {
    const { streaming, partial } = this.#rules;
    if (streaming.kind === 'string') return this.#show(coerceText(partial, streaming, this.text));
    if (this.#reader.isTooDeep) return undefined;
    return this.#reader.look((reading) => {
      if (isNamed(streaming)) return this.#show(coerceQuotedName(partial, streaming, reading));
      const coercion = prepareDeepTree(partial, streaming, reading, this.#prepared);
      this.#prepared = reading.deepNodes.length;
      return this.#show(coerceAnswer(coercion, streaming, reading));
    });
  }

  #show(coerced: Coerced | undefined): unknown {
    const value = coerced === undefined ? REFUSED : partialValue(this.#rules.streaming, coerced);
    return value === REFUSED ? undefined : value;
  }
}
