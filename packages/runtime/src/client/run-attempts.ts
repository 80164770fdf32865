import { BamlClientError, type BamlError, BamlInvalidArgumentError, type FailedAttempt } from '../errors/index.ts';
import type { RetryPolicyData } from '../program/index.ts';
import { throwIfAborted } from './abort.ts';
import type { ClientNode, SingleClient, StrategyClient } from './resolve-client.ts';
import { isTransient, retryDelay } from './retry-delay.ts';
import { nextMember } from './rotation.ts';
import { withTimeLimit } from './time-limit.ts';

/** One attempt to make. */
export interface AttemptTarget {
  readonly client: SingleClient;
  /** Tells whether a retry policy repeats the attempt, so that the layer below does not. */
  readonly repeated: boolean;
  readonly signal: AbortSignal | undefined;
}

export type Attempt<Result> = (target: AttemptTarget) => Promise<Result>;

export interface AttemptOptions {
  readonly signal: AbortSignal | undefined;
  /** Gets every failed attempt, oldest first. */
  readonly failures: FailedAttempt[];
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Makes attempts until one succeeds: members of strategies in their order, each with the retries of its policy. A failure that another
 * attempt cannot mend (abort, parse failure, finish reason) ends the walk at once.
 */
export function runAttempts<Result>(client: ClientNode, attempt: Attempt<Result>, options: AttemptOptions): Promise<Result> {
  return new AttemptWalk(attempt, options).repeat(client, false, options.signal);
}

class AttemptWalk<Result> {
  readonly #attempt: Attempt<Result>;
  readonly #options: AttemptOptions;

  constructor(attempt: Attempt<Result>, options: AttemptOptions) {
    this.#attempt = attempt;
    this.#options = options;
  }

  /** One client with the retries of its policy, under its own time limit. */
  repeat(client: ClientNode, repeated: boolean, signal: AbortSignal | undefined): Promise<Result> {
    const limitMs = client.kind === 'single' ? undefined : client.totalTimeoutMs;
    return withTimeLimit({ limitMs, clientName: client.name, option: 'total_timeout_ms' }, signal, (limited) =>
      client.retry === undefined ? this.#once(client, repeated, limited) : this.#withRetries(client, client.retry, limited),
    );
  }

  async #withRetries(client: ClientNode, policy: RetryPolicyData, signal: AbortSignal | undefined): Promise<Result> {
    for (let retry = 1; ; retry++) {
      const failuresBefore = this.#options.failures.length;
      try {
        return await this.#once(client, true, signal);
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

  #once(client: ClientNode, repeated: boolean, signal: AbortSignal | undefined): Promise<Result> {
    switch (client.kind) {
      case 'single':
        return this.#single(client, repeated, signal);
      case 'fallback':
        return this.#fallback(client, repeated, signal);
      case 'round-robin':
        return this.repeat(nextMember(client), repeated, signal);
    }
  }

  async #fallback({ members }: StrategyClient, repeated: boolean, signal: AbortSignal | undefined): Promise<Result> {
    let last: unknown;
    for (const member of members) {
      try {
        return await this.repeat(member, repeated, signal);
      } catch (error) {
        if (!isAttemptFailure(error)) throw error;
        last = error;
      }
    }
    throw last;
  }

  async #single(client: SingleClient, repeated: boolean, signal: AbortSignal | undefined): Promise<Result> {
    throwIfAborted(signal);
    try {
      return await this.#attempt({ client, repeated, signal });
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
