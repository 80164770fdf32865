import type { Exchange, RecordedRequest } from './exchange.ts';

type Question = Pick<RecordedRequest, 'method' | 'path' | 'sha256'>;

/** Finds recorded answers. The same question gets its answers in the order recorded, then the last one again and again. */
export class ReplayQueue {
  readonly #waiting: Map<string, Exchange[]> = new Map();
  readonly #unused: Set<Exchange>;
  readonly #last: Exchange | undefined;

  constructor(exchanges: readonly Exchange[]) {
    this.#unused = new Set(exchanges);
    this.#last = exchanges.at(-1);
    for (const exchange of exchanges) {
      const key = keyOf(exchange.request);
      const waiting = this.#waiting.get(key);
      if (waiting === undefined) this.#waiting.set(key, [exchange]);
      else waiting.push(exchange);
    }
  }

  /** Gives the exchange that a request is a repetition of. */
  find(question: Question): Exchange | undefined {
    const waiting = this.#waiting.get(keyOf(question));
    const found = waiting !== undefined && waiting.length > 1 ? waiting.shift() : waiting?.[0];
    if (found !== undefined) this.#unused.delete(found);
    return found;
  }

  /** The request that most likely was recorded in the place of one that is not found: the next one, to the same path if there is one. */
  nearest({ path }: Question): RecordedRequest | undefined {
    const unused = [...this.#unused];
    const exchange = unused.find(({ request }) => request.path === path) ?? unused[0] ?? this.#last;
    return exchange?.request;
  }
}

function keyOf({ method, path, sha256 }: Question): string {
  return `${method} ${path} ${sha256}`;
}
