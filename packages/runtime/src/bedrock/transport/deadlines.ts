import { type BamlAbortError, BamlTimeoutError, type TimeoutType } from '../../errors/index.ts';
import type { HttpTimeouts } from '../options/bedrock-options.ts';
import { abortError } from './abort-error.ts';

/** Applies where `http` says nothing. Generous: it is there so that nothing hangs forever. */
const DEFAULT_MS = 300_000;

/** What decides about the clocks of one attempt. */
export interface DeadlineOptions {
  readonly client: string;
  readonly http: HttpTimeouts | undefined;
  readonly isStream: boolean;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Limit of a first attempt under `retry_on_timeout`: until the answer, or the first event of a stream. */
  readonly retryTimeoutMs: number | undefined;
}

type Clock = 'connect' | 'request' | 'first-event' | 'time_to_first_token' | 'idle';

/**
 * The clocks of one attempt, and the one signal that ends it: when a clock runs out, or when the caller's own signal fires.
 *
 * An explicit `request_timeout_ms` holds for the whole attempt, a stream included. Without one, 300 s hold for a plain answer, for the first
 * event of a stream, and between its events.
 */
export class Deadlines {
  readonly #controller: AbortController = new AbortController();
  readonly #options: DeadlineOptions;
  readonly #timers: Map<Clock, ReturnType<typeof setTimeout>> = new Map();
  readonly #startedAt: number = performance.now();
  readonly #idleMs: number;
  #lastEventAt = 0;
  #isHandingOut = false;
  #error: BamlTimeoutError | undefined;

  constructor(options: DeadlineOptions) {
    this.#options = options;
    const { http = {}, isStream, signal, retryTimeoutMs } = options;
    if (signal?.aborted === true) this.#forward();
    else signal?.addEventListener('abort', this.#forward, { once: true });
    this.#idleMs = http.idle_timeout_ms ?? DEFAULT_MS;
    this.#start('connect', http.connect_timeout_ms, 'connect', 'connect_timeout_ms');
    this.#start('request', http.request_timeout_ms ?? (isStream ? undefined : DEFAULT_MS), 'request', 'request_timeout_ms');
    this.#start('first-event', retryTimeoutMs, 'request', 'retry_timeout_ms');
    if (!isStream) return;
    if (retryTimeoutMs === undefined && http.request_timeout_ms === undefined)
      this.#start('first-event', DEFAULT_MS, 'request', 'request_timeout_ms');
    this.#start('time_to_first_token', http.time_to_first_token_timeout_ms, 'time_to_first_token', 'time_to_first_token_timeout_ms');
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly connected: () => void = () => this.#stop('connect');

  /** The platform's own limit for connecting ran out. */
  failedToConnect(): void {
    const ms = this.#options.http?.connect_timeout_ms ?? 0;
    this.#expire('connect', ms, 'connect_timeout_ms');
  }

  /** An event of the stream arrived and is being handed out. `hasContent` when it brought a part of the answer. */
  eventArrived(hasContent: boolean): void {
    this.#stop('first-event');
    if (hasContent) this.#stop('time_to_first_token');
    this.#isHandingOut = true;
    if (!this.#timers.has('idle')) this.#watchIdle(this.#idleMs);
  }

  /** The next event is awaited: only from now on the service, and not the reader, is slow. */
  awaitEvent(): void {
    this.#isHandingOut = false;
    this.#lastEventAt = performance.now();
  }

  /** Stops all clocks. Call it when the attempt is over, however it ended. */
  close(): void {
    for (const clock of [...this.#timers.keys()]) this.#stop(clock);
    this.#options.signal?.removeEventListener('abort', this.#forward);
  }

  /** The reason for the end of the attempt, when it was a clock or the caller; undefined otherwise. */
  reason(): BamlTimeoutError | BamlAbortError | undefined {
    if (this.#error !== undefined) return this.#error;
    const { signal } = this.#options;
    return signal?.aborted === true ? abortError(signal) : undefined;
  }

  readonly #forward = (): void => this.#controller.abort(this.#options.signal?.reason);

  #start(clock: Clock, ms: number | undefined, type: TimeoutType, option: string): void {
    if (ms === undefined || ms === 0) return;
    this.#timers.set(
      clock,
      setTimeout(() => this.#expire(type, ms, option), ms),
    );
  }

  #stop(clock: Clock): void {
    clearTimeout(this.#timers.get(clock));
    this.#timers.delete(clock);
  }

  /** Perf: events only note the time; one timer looks now and then, instead of one timer an event. */
  #watchIdle(ms: number): void {
    if (this.#idleMs === 0) return;
    const look = (): void => {
      const left = this.#isHandingOut ? this.#idleMs : this.#lastEventAt + this.#idleMs - performance.now();
      if (left > 0) this.#watchIdle(left);
      else this.#expire('idle', this.#idleMs, 'idle_timeout_ms');
    };
    this.#timers.set('idle', setTimeout(look, ms));
  }

  #expire(type: TimeoutType, ms: number, option: string): void {
    if (this.#error !== undefined) return;
    const { client } = this.#options;
    this.#error = new BamlTimeoutError({
      message: `Client "${client}" ${PROBLEMS[type]} ${ms} ms (${option} ${ms})`,
      client_name: client,
      timeout_type: type,
      configured_value_ms: ms,
      elapsed_ms: Math.round(performance.now() - this.#startedAt),
    });
    this.#controller.abort(this.#error);
  }
}

const PROBLEMS: Readonly<Record<TimeoutType, string>> = {
  connect: 'could not connect within',
  time_to_first_token: 'gave no content within',
  idle: 'gave no data for',
  request: 'gave no answer within',
  total: 'did not finish within',
};
