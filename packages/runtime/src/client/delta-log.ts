/** Marks where a new attempt begins. */
export const RESTART: unique symbol = Symbol('restart');

/** What a model wrote, piece by piece, and the value that it came to. Grows while the stream runs. */
export class DeltaLog<Value> {
  readonly #entries: (string | typeof RESTART)[] = [];
  #last: { readonly value: Value } | undefined;

  /** Takes in what the model wrote. */
  add(delta: string): void {
    this.#entries.push(delta);
  }

  /** Begins a new attempt: its values do not build on earlier text. */
  restart(): void {
    this.#entries.push(RESTART);
  }

  /** Gives the value that the stream ends with. */
  end(value: Value): void {
    this.#last = { value };
  }

  /** The entry at an index, or `undefined` when it has not been written. */
  at(index: number): string | typeof RESTART | undefined {
    return this.#entries[index];
  }

  /** The value that the stream ended with. */
  get last(): { readonly value: Value } | undefined {
    return this.#last;
  }
}
