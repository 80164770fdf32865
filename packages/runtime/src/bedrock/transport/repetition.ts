import { BamlClientHttpError, BamlTimeoutError } from '../../errors/index.ts';
import type { Connection } from '../connection.ts';
import { abortError } from './abort-error.ts';
import type { AttemptOptions } from './attempt.ts';
import { Gate, OPEN_GATE } from './gate.ts';
import type { SendOptions } from './transport.ts';

const DEFAULT_ATTEMPTS = 3;
const DEFAULT_RETRY_TIMEOUT_MS = 5000;

/** Waits grow from these by the factor 2, in milliseconds. */
const BASE_DELAY_MS = 50;
const THROTTLED_DELAY_MS = 1000;
const MAX_DELAY_MS = 20_000;
/** The service may ask for this much more than the computed wait. */
const MAX_ASKED_EXTRA_MS = 5000;

/**
 * Repeats attempts while the failure may pass and nothing of the answer has been handed out: what the AWS SDK does by itself, and also for
 * failures that arrive inside an event stream.
 */
export class Repetition {
  readonly #connection: Connection;
  readonly #gate: Gate;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#gate = gateOf(connection);
  }

  async run<Result>(options: SendOptions, attempt: (options: AttemptOptions) => Promise<Result>): Promise<Result> {
    for (let count = 1; ; count++) {
      try {
        return await this.#gate.run(options.signal, () => attempt(this.#attemptOptions(options, count)));
      } catch (error) {
        await this.#waitOrThrow(error, options, count);
      }
    }
  }

  /** Like {@link run}: an attempt may be repeated as long as it has handed nothing out. */
  async *runStream<Item>(options: SendOptions, attempt: (options: AttemptOptions) => AsyncGenerator<Item>): AsyncGenerator<Item> {
    for (let count = 1; ; count++) {
      try {
        return yield* this.#gate.runStream(options.signal, () => attempt(this.#attemptOptions(options, count)));
      } catch (error) {
        await this.#waitOrThrow(error, options, count);
      }
    }
  }

  /** With `retry_on_timeout` the first attempt has a short limit and the second none. */
  #attemptOptions({ signal, observer }: SendOptions, attempt: number): AttemptOptions {
    const { retry_on_timeout, retry_timeout_ms } = this.#connection.options;
    const isLimited = retry_on_timeout === true && attempt === 1;
    return { signal, observer, retryTimeoutMs: isLimited ? (retry_timeout_ms ?? DEFAULT_RETRY_TIMEOUT_MS) : undefined };
  }

  async #waitOrThrow(error: unknown, { signal, maxAttempts, observer }: SendOptions, attempt: number): Promise<void> {
    const { options, env, shared } = this.#connection;
    if (!(error instanceof BamlClientHttpError)) throw error;
    if (error instanceof BamlTimeoutError) {
      const willRetry = options.retry_on_timeout === true && attempt === 1 && error.retryable;
      observer?.timeout?.({ timeoutMs: error.configured_value_ms, willRetry });
      if (willRetry) return;
      // A limit is kept: beyond `retry_on_timeout`, only a retry policy makes another attempt.
      throw error;
    }
    if (options.retry_on_timeout === true) {
      if (attempt === 1 && isModelTimeout(error)) return;
      throw error;
    }
    if (!error.retryable) throw error;
    if (attempt >= (maxAttempts ?? options.max_attempts ?? environmentAttempts(env('AWS_MAX_ATTEMPTS')))) throw error;
    await shared.platform.sleep(delay(error, attempt, shared.platform.random()), signal).catch(() => {
      throw abortError(signal);
    });
  }
}

/** The service's own limit ran out, and no stream had begun. */
function isModelTimeout({ error_type, partialText }: BamlClientHttpError): boolean {
  return error_type === 'ModelTimeoutException' && partialText === undefined;
}

/** Clients of one name share their limit. */
function gateOf({ client, options: { max_concurrency: limit }, shared }: Connection): Gate {
  if (limit === undefined) return OPEN_GATE;
  const key = `${limit} ${client}`;
  const gate = shared.gates.get(key) ?? new Gate(limit);
  shared.gates.set(key, gate);
  return gate;
}

function environmentAttempts(text: string | undefined): number {
  const attempts = Number(text);
  return Number.isInteger(attempts) && attempts > 0 ? attempts : DEFAULT_ATTEMPTS;
}

/** How long to wait after a failed attempt, counted from 1: full jitter, raised when the service asks for more. */
function delay(error: BamlClientHttpError, attempt: number, random: number): number {
  const base = error.status_code === 429 ? THROTTLED_DELAY_MS : BASE_DELAY_MS;
  const computed = random * Math.min(MAX_DELAY_MS, base * 2 ** (attempt - 1));
  return Math.max(computed, Math.min(error.retry_after_ms ?? 0, computed + MAX_ASKED_EXTRA_MS));
}
