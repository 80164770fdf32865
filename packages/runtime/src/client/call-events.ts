import { runGuarded } from '../observability/index.ts';

/** What calls tell while they run. What a listener throws is printed, and changes nothing. */
export interface CallEvents {
  /** A time limit ran out: of one attempt, or of all together. */
  readonly completionTimeout?: ((timeout: CompletionTimeout) => void) | undefined;
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
