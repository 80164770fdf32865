import { type DeltaLog, RESTART } from './delta-log.ts';
import { isSameValue } from './is-same-value.ts';

/** Parses a growing text. */
export interface PartialParser {
  feed(delta: string): void;
  /** The value so far; `undefined` while there is nothing to show. */
  partial(): unknown;
}

/**
 * Reads the partial values of a stream, from the first, each different from the one before. A value is parsed when it is asked for: a stream
 * that nobody iterates parses none, and a slow reader keeps text waiting, not values.
 */
export class PartialReader<Value> {
  readonly #log: DeltaLog<Value>;
  readonly #open: () => PartialParser;
  #parser: PartialParser | undefined;
  #index = 0;
  #previous: { readonly value: Value } | undefined;
  #isOver = false;

  /** `open` makes the parser of one attempt. */
  constructor(log: DeltaLog<Value>, open: () => PartialParser) {
    this.#log = log;
    this.#open = open;
  }

  /** The next value, or `undefined` when it is not known yet. */
  next(): { readonly value: Value } | undefined {
    for (let entry = this.#log.at(this.#index); entry !== undefined; entry = this.#log.at(this.#index)) {
      this.#index += 1;
      const value = entry === RESTART ? this.#restart() : this.#parse(entry);
      if (value !== undefined && this.#isNews(value)) return this.#show({ value: value as Value });
    }
    return this.#finish();
  }

  #restart(): undefined {
    this.#parser = undefined;
  }

  #parse(delta: string): unknown {
    this.#parser ??= this.#open();
    this.#parser.feed(delta);
    return this.#parser.partial();
  }

  /** The value that the stream ended with counts as a partial one when it differs from the last. */
  #finish(): { readonly value: Value } | undefined {
    const { last } = this.#log;
    if (last === undefined || this.#isOver) return undefined;
    this.#isOver = true;
    return this.#isNews(last.value) ? this.#show(last) : undefined;
  }

  #isNews(value: unknown): boolean {
    return this.#previous === undefined || !isSameValue(this.#previous.value, value);
  }

  #show(entry: { readonly value: Value }): { readonly value: Value } {
    this.#previous = entry;
    return entry;
  }
}
