import { BamlClientError, type BamlError, BamlInvalidArgumentError, type FailedAttempt } from '../errors/index.ts';
import type { RetryPolicyData } from '../program/index.ts';
import { throwIfAborted } from './abort.ts';
import type { ReportTimeout } from './call-events.ts';
import type { ClientNode, SingleClient, StrategyClient } from './resolve-client.ts';
import { isTransient, retryDelay } from './retry-delay.ts';
import { nextMember } from './rotation.ts';
import { withTimeLimit } from './time-limit.ts';

/** What an attempt has around it. */
interface Surroundings {
  /** Tells whether a retry policy repeats the attempt, so that the layer below does not. */
  readonly repeated: boolean;
  /** Tells whether another attempt follows when this one runs out of time. */
  readonly hasNext: boolean;
}

/** One attempt to make. */
export interface AttemptTarget extends Surroundings {
  readonly client: SingleClient;
  readonly signal: AbortSignal | undefined;
}

/** Makes one attempt. Rejects with whatever made it fail. */
export type Attempt<Result> = (target: AttemptTarget) => Promise<Result>;

/** What a walk over clients takes from its call. */
export interface AttemptOptions {
  readonly signal: AbortSignal | undefined;
  /** Gets every failed attempt, oldest first. */
  readonly failures: FailedAttempt[];
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Told of limits over several attempts. */
  readonly reportTimeout?: ReportTimeout | undefined;
}

/**
 * Makes attempts until one succeeds: members of strategies in their order, each with the retries of its policy. A failure that another
 * attempt cannot mend (abort, parse failure, finish reason) ends the walk at once.
 */
export function runAttempts<Result>(client: ClientNode, attempt: Attempt<Result>, options: AttemptOptions): Promise<Result> {
  return new AttemptWalk(attempt, options).repeat(client, { repeated: false, hasNext: false }, options.signal);
}

class AttemptWalk<Result> {
  readonly #attempt: Attempt<Result>;
  readonly #options: AttemptOptions;

  constructor(attempt: Attempt<Result>, options: AttemptOptions) {
    this.#attempt = attempt;
    this.#options = options;
  }

  /** One client with the retries of its policy, under its own time limit. */
  repeat(client: ClientNode, around: Surroundings, signal: AbortSignal | undefined): Promise<Result> {
    const limitMs = client.kind === 'single' ? undefined : client.totalTimeoutMs;
    const { reportTimeout } = this.#options;
    const limit = { limitMs, clientName: client.name, option: 'total_timeout_ms', willRetry: around.hasNext, reportTimeout };
    return withTimeLimit(limit, signal, (limited) =>
      client.retry === undefined ? this.#once(client, around, limited) : this.#withRetries(client, client.retry, around, limited),
    );
  }

  async #withRetries(client: ClientNode, policy: RetryPolicyData, around: Surroundings, signal: AbortSignal | undefined): Promise<Result> {
    for (let retry = 1; ; retry++) {
      const hasNext = around.hasNext || retry <= policy.max_retries;
      const failuresBefore = this.#options.failures.length;
      try {
        return await this.#once(client, { repeated: true, hasNext }, signal);
      } catch (error) {
        const mayRetry =
          isAttemptFailure(error) && this.#options.failures.slice(failuresBefore).some((failure) => isTransient(failure.error));
        if (retry > policy.max_retries || !mayRetry) throw error;
        await this.#wait(retryDelay(policy, retry, error), signal);
      }
    }
  }

  async #wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#options.sleep(milliseconds, signal);
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    }
  }

  #once(client: ClientNode, around: Surroundings, signal: AbortSignal | undefined): Promise<Result> {
    switch (client.kind) {
      case 'single':
        return this.#single(client, around, signal);
      case 'fallback':
        return this.#fallback(client, around, signal);
      case 'round-robin':
        return this.repeat(nextMember(client), around, signal);
    }
  }

  async #fallback({ members }: StrategyClient, around: Surroundings, signal: AbortSignal | undefined): Promise<Result> {
    let last: unknown;
    for (const [index, member] of members.entries()) {
      const hasNext = around.hasNext || index < members.length - 1;
      try {
        return await this.repeat(member, { ...around, hasNext }, signal);
      } catch (error) {
        if (!isAttemptFailure(error)) throw error;
        last = error;
      }
    }
    throw last;
  }

  async #single(client: SingleClient, around: Surroundings, signal: AbortSignal | undefined): Promise<Result> {
    throwIfAborted(signal);
    try {
      return await this.#attempt({ client, ...around, signal });
    } catch (error) {
      if (isAttemptFailure(error)) this.#options.failures.push({ client_name: client.name, error });
      throw error;
    }
  }
}

/** Tells whether the next attempt may do better: the client failed, or its options do not fit. */
function isAttemptFailure(error: unknown): error is BamlError {
  return error instanceof BamlClientError || error instanceof BamlInvalidArgumentError;
}
