import { type BamlError, isBamlError, toBamlError } from '../errors/index.ts';
import { runGuarded } from '../observability/index.ts';
import type { PartialReader } from './partial-reader.ts';
import { WakeUp } from './wake-up.ts';

declare global {
  // The well-known symbol of `await using`, for compilers whose library does not have it yet.
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
}

/** Where a running call writes its text. */
export interface StreamSink {
  /** A new attempt begins: what earlier ones wrote no longer counts. */
  restart(): void;
  text(delta: string): void;
  /** A piece of the reasoning that stands before the text. */
  reasoning(delta: string): void;
}

/** What a stream needs to run: a call that has been checked, but not started. */
export interface StreamSource<Partial, Final> {
  /** Begins to read the partial values of what was written so far and will be. */
  read(): PartialReader<Partial>;
  readonly signal: AbortSignal | undefined;
  /** Sends the request, calls `wake` whenever something was written, and resolves to the final value. */
  run(wake: () => void, signal: AbortSignal, reasoning: (delta: string) => void): Promise<Final>;
}

/** Options of {@link BamlStream.toStreamable} and {@link BamlStream.toServerSentEvents}. */
export interface StreamableOptions {
  /** Puts the prompt and the model's text into errors. Off, because such streams go to browsers. */
  readonly exposePrompt?: boolean;
}

/**
 * The answer of a model while it is being written. Nothing is sent before the first iteration, `getFinalResponse()` or `toStreamable()`.
 * Every iterator yields all partial values from the first one. Leaving a loop does not end the call; `cancel()` does.
 *
 * Memory holds the model's text once, and for each iterator the value it is at: values are made when they are asked for. So a slow reader
 * misses nothing and keeps nothing waiting but text, whose length the model's `max_tokens` bounds, and neither does it slow the call down.
 */
export class BamlStream<Partial, Final> implements AsyncIterable<Partial> {
  readonly #source: StreamSource<Partial, Final>;
  readonly #controller: AbortController = new AbortController();
  readonly #news: WakeUp = new WakeUp();
  readonly #reasoningListeners: Set<(delta: string) => void> = new Set();
  #final: Promise<Final> | undefined;
  #isOver = false;

  /** @internal */
  constructor(source: StreamSource<Partial, Final>) {
    this.#source = source;
  }

  /** Yields every partial value as soon as it is known, then throws if the call failed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Partial, void, undefined> {
    const final = this.#start();
    const partials = this.#source.read();
    while (true) {
      for (let partial = partials.next(); partial !== undefined; partial = partials.next()) yield partial.value;
      if (this.#isOver) break;
      await this.#news.wait();
    }
    await final;
  }

  /**
   * Calls a listener with every piece of the reasoning that the model shows, as it comes. It is no part of the text that is parsed. Call it
   * before the stream is started; what a listener throws is printed, and changes nothing.
   */
  onReasoning(listener: (delta: string) => void): this {
    this.#reasoningListeners.add(listener);
    return this;
  }

  /** Resolves to the final value. May be called at any time and repeatedly; the answer is the same. */
  getFinalResponse(): Promise<Final> {
    return this.#start();
  }

  /**
   * Gives the stream as UTF-8 text, one JSON object per line: `{"partial":…}` for each partial value, then `{"final":…}` or `{"error":…}`. Starts
   * at once. Cancelling it ends the call.
   */
  toStreamable(options?: StreamableOptions): ReadableStream<Uint8Array> {
    return this.#write((name, value) => `${JSON.stringify({ [name]: value })}\n`, options);
  }

  /**
   * Gives the stream as the body of an answer of the type `text/event-stream`: an event without a name for each partial value, then `final` or
   * `error`. Starts at once. Cancelling it ends the call.
   */
  toServerSentEvents(options?: StreamableOptions): ReadableStream<Uint8Array> {
    return this.#write((name, value) => `${name === 'partial' ? '' : `event: ${name}\n`}data: ${JSON.stringify(value)}\n\n`, options);
  }

  /** Ends the call with `BamlAbortError`. Nothing happens when it is over. */
  cancel(reason?: unknown): void {
    this.#controller.abort(reason);
  }

  /** Ends the call and waits until it is over. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.cancel();
    await this.#final?.catch(() => {});
  }

  #write(
    print: (name: 'partial' | 'final' | 'error', value: unknown) => string,
    options: StreamableOptions = {},
  ): ReadableStream<Uint8Array> {
    const partials = this[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const next = async (): Promise<[name: 'partial' | 'final' | 'error', value: unknown]> => {
      try {
        const { done, value } = await partials.next();
        return done ? ['final', await this.getFinalResponse()] : ['partial', value];
      } catch (error) {
        return ['error', describeError(toBamlError(error), options.exposePrompt === true)];
      }
    };
    return new ReadableStream({
      pull: async (controller) => {
        const [name, value] = await next();
        controller.enqueue(encoder.encode(print(name, value)));
        if (name !== 'partial') controller.close();
      },
      cancel: (reason) => this.cancel(reason),
    });
  }

  #start(): Promise<Final> {
    if (this.#final === undefined) {
      this.#final = this.#run();
      // Whoever only iterates gets the error there: the promise must not count as unhandled.
      this.#final.catch(() => {});
    }
    return this.#final;
  }

  async #run(): Promise<Final> {
    const { signal: outer } = this.#source;
    const { signal } = this.#controller;
    const forward = (): void => this.#controller.abort(outer?.reason);
    outer?.addEventListener('abort', forward, { once: true });
    if (outer?.aborted) forward();
    try {
      return await this.#source.run(
        () => this.#news.wake(),
        signal,
        (delta) => {
          for (const listener of this.#reasoningListeners) runGuarded(() => listener(delta));
        },
      );
    } finally {
      outer?.removeEventListener('abort', forward);
      this.#isOver = true;
      this.#news.wake();
    }
  }
}

/** An error as it goes to a browser: without attempts, and without prompt and text unless they are asked for. */
function describeError(error: Error, exposePrompt: boolean): object {
  const { name, message } = error;
  if (!isBamlError(error)) return { type: name, name, message };
  const { prompt, raw_output, status_code, client_name, finish_reason } = error as BamlError & Record<string, unknown>;
  const exposed = exposePrompt ? { prompt, raw_output } : {};
  return { type: name, name, message, ...exposed, status_code, client_name, finish_reason };
}
