import { abortError } from './abort-error.ts';

/** Lets a limited number of attempts through at a time, in the order in which they came. */
export class Gate {
  #free: number;
  readonly #waiting: Set<() => void> = new Set();

  constructor(limit: number) {
    this.#free = limit;
  }

  /** @throws BamlAbortError when the signal fires while the attempt still waits. */
  async run<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** Like {@link run}: a stream holds its place until it is over or left. */
  async *runStream<Item>(signal: AbortSignal | undefined, work: () => AsyncGenerator<Item>): AsyncGenerator<Item> {
    await this.#enter(signal);
    try {
      yield* work();
    } finally {
      this.#leave();
    }
  }

  #enter(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(abortError(signal));
      const abort = (): void => {
        this.#waiting.delete(enter);
        reject(abortError(signal));
      };
      const enter = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.add(enter);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

/** For clients without a limit. */
export const OPEN_GATE: Gate = new Gate(Number.POSITIVE_INFINITY);
