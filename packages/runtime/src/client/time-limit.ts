import { BamlTimeoutError } from '../errors/index.ts';
import type { ReportTimeout } from './call-events.ts';

/** A limit over several attempts. */
export interface TimeLimit {
  /** Milliseconds; `undefined` and 0 are no limit. */
  readonly limitMs: number | undefined;
  /** Whose limit it is. */
  readonly clientName: string;
  /** The option that set it, for the message. */
  readonly option: string;
  /** Tells whether another attempt follows when time is up. */
  readonly willRetry?: boolean;
  readonly reportTimeout?: ReportTimeout | undefined;
}

/**
 * Runs work under a time limit. The work's signal fires when the caller's does and when time is up; then the work must end, and the limit's
 * error is thrown in place of whatever it ended with.
 */
export async function withTimeLimit<Result>(
  { limitMs, clientName, option, willRetry = false, reportTimeout }: TimeLimit,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  if (limitMs === undefined || limitMs === 0) return work(signal);
  const controller = new AbortController();
  const forward = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) forward();
  signal?.addEventListener('abort', forward, { once: true });
  const started = performance.now();
  let expired: BamlTimeoutError | undefined;
  const timer = setTimeout(() => {
    const message = `Client "${clientName}" did not finish within ${limitMs} ms (${option} ${limitMs})`;
    const elapsed_ms = Math.round(performance.now() - started);
    expired = new BamlTimeoutError({ message, client_name: clientName, timeout_type: 'total', configured_value_ms: limitMs, elapsed_ms });
    controller.abort(expired);
  }, limitMs);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (expired === undefined) throw error;
    reportTimeout?.({ client: clientName, willRetry, timeoutMs: limitMs });
    throw expired;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}
