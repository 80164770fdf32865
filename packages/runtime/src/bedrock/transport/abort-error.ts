import { BamlAbortError } from '../../errors/index.ts';

/** The error of a request that its caller ended. */
export function abortError(signal: AbortSignal | undefined): BamlAbortError {
  const reason: unknown = signal?.reason;
  return new BamlAbortError({ message: 'Operation was aborted', reason, ...(reason instanceof Error ? { cause: reason } : {}) });
}
