import { BamlAbortError } from '../errors/index.ts';

/** The error of a call that its caller ended. */
export function abortError(signal: AbortSignal): BamlAbortError {
  const reason: unknown = signal.reason;
  return new BamlAbortError({ message: 'Operation was aborted', reason, ...(reason instanceof Error ? { cause: reason } : {}) });
}

/** Throws when the caller has ended the call already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}
