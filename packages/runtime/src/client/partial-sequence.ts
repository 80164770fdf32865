import { isSameValue } from './is-same-value.ts';

/** Parses a growing text. */
export interface PartialParser {
  feed(delta: string): void;
  /** The value so far; `undefined` while there is nothing to show. */
  partial(): unknown;
}

/** Marks where a new attempt begins. */
const RESTART: unique symbol = Symbol('restart');

/**
 * The partial values of a stream, in order, each different from the one before. They are parsed when somebody reads them: a stream that
 * nobody iterates parses none.
 */
export class PartialSequence<Partial> {
  readonly #open: () => PartialParser;
  readonly #values: { readonly value: Partial }[] = [];
  #parser: PartialParser | undefined;
  #deltas: (string | typeof RESTART)[] = [];
  /** How many of the deltas have been parsed. */
  #parsed = 0;
  #last: { readonly value: Partial } | undefined;

  /** `open` makes the parser of one attempt. */
  constructor(open: () => PartialParser) {
    this.#open = open;
  }

  /** Takes in what the model wrote. */
  add(delta: string): void {
    this.#deltas.push(delta);
  }

  /** Begins a new attempt: its values do not build on earlier text. */
  restart(): void {
    this.#deltas.push(RESTART);
  }

  /** Gives the value that the stream ends with. It counts as a partial one when it differs from the last. */
  end(value: Partial): void {
    this.#last = { value };
  }

  /** The value at an index, or `undefined` when it is not known yet. */
  at(index: number): { readonly value: Partial } | undefined {
    while (index >= this.#values.length && this.#advance()) {}
    return this.#values[index];
  }

  /** Parses one more delta. Tells whether there was one. */
  #advance(): boolean {
    const delta = this.#deltas[this.#parsed];
    if (delta === undefined) return this.#finish();
    this.#parsed += 1;
    if (this.#parsed === this.#deltas.length) {
      this.#deltas = [];
      this.#parsed = 0;
    }
    if (delta === RESTART) {
      this.#parser = undefined;
      return true;
    }
    this.#parser ??= this.#open();
    this.#parser.feed(delta);
    const value = this.#parser.partial();
    if (value !== undefined) this.#push({ value: value as Partial });
    return true;
  }

  #finish(): boolean {
    if (this.#last === undefined) return false;
    this.#push(this.#last);
    this.#last = undefined;
    return true;
  }

  #push(entry: { readonly value: Partial }): void {
    const previous = this.#values.at(-1);
    if (previous === undefined || !isSameValue(previous.value, entry.value)) this.#values.push(entry);
  }
}
