import { type AttemptRecord, runGuarded } from '../observability/index.ts';

/** What calls tell while they run. What a listener throws is printed, and changes nothing. */
export interface CallEvents {
  /** An attempt begins: the first of a call, a retry, or the next member of a strategy. */
  readonly attemptStarted?: ((attempt: StartedAttempt) => void) | undefined;
  /** An attempt is over, with or without success. */
  readonly attemptEnded?: ((attempt: EndedAttempt) => void) | undefined;
  /** A time limit ran out: of one attempt, or of all together. */
  readonly completionTimeout?: ((timeout: CompletionTimeout) => void) | undefined;
}

/** One attempt of a call. */
export interface StartedAttempt {
  /** Name of the client that makes it. */
  readonly client: string;
  /** Its number in its call, from 1. */
  readonly attempt: number;
}

/** An attempt that is over. */
export interface EndedAttempt extends StartedAttempt {
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** Why it failed, a `BamlError` but for faults of Outcrop; absent when it succeeded. */
  readonly error?: unknown;
}

/** A time limit that ran out. */
export interface CompletionTimeout {
  /** Name of the client whose limit it was. */
  readonly client: string;
  /** Number of the attempt in its call, from 1. */
  readonly attempt: number;
  /** Tells whether another attempt follows. */
  readonly willRetry: boolean;
  /** The limit in milliseconds. */
  readonly timeoutMs: number;
}

/** Tells of a limit that ran out. `isRepeated` when the client itself makes the next attempt, which the call's record does not count. */
export type ReportTimeout = (timeout: Omit<CompletionTimeout, 'attempt'>, isRepeated?: boolean) => void;

/**
 * Makes the function that tells the listener of a call. `attempts` is the call's record of them, which grows.
 *
 * @returns undefined when nobody listens.
 */
export function timeoutReporter({ completionTimeout }: CallEvents = {}, attempts: readonly object[]): ReportTimeout | undefined {
  if (completionTimeout === undefined) return undefined;
  let repeats = 0;
  return (timeout, isRepeated = false) => {
    const attempt = attempts.length + repeats;
    if (isRepeated) repeats++;
    runGuarded(() => completionTimeout({ ...timeout, attempt }));
  };
}

/** Makes one attempt, the last of the record so far, and tells the listener when it begins and ends. */
export async function tellAttempt<Result>(
  { attemptStarted, attemptEnded }: CallEvents = {},
  attempts: readonly AttemptRecord[],
  record: AttemptRecord,
  run: () => Promise<Result>,
): Promise<Result> {
  const started: StartedAttempt = { client: record.clientName, attempt: attempts.length };
  if (attemptStarted !== undefined) runGuarded(() => attemptStarted(started));
  const tellEnd = (failure: { readonly error?: unknown }): void => {
    if (attemptEnded !== undefined) runGuarded(() => attemptEnded({ ...started, durationMs: record.durationMs ?? 0, ...failure }));
  };
  try {
    const result = await run();
    tellEnd({});
    return result;
  } catch (error) {
    tellEnd({ error });
    throw error;
  }
}
