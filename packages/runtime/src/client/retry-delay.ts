import { BamlClientHttpError, type BamlError } from '../errors/index.ts';
import type { RetryPolicyData } from '../program/index.ts';

const DEFAULT_DELAY_MS = 200;
const DEFAULT_MULTIPLIER = 1.5;
const DEFAULT_MAX_DELAY_MS = 10_000;

/**
 * How long to wait before a retry, in milliseconds. `retry` counts from 1. When the service asks for a longer wait, it gets it, up to
 * `max_delay_ms`.
 *
 * Differs: the first exponential wait is `delay_ms` itself, as documented; the reference implementation multiplies it already.
 */
export function retryDelay(policy: RetryPolicyData, retry: number, error: BamlError): number {
  const { delay_ms: delay = DEFAULT_DELAY_MS, multiplier = DEFAULT_MULTIPLIER, max_delay_ms: longest = DEFAULT_MAX_DELAY_MS } = policy;
  const planned = policy.type === 'exponential_backoff' ? Math.min(delay * multiplier ** (retry - 1), longest) : delay;
  const asked = error instanceof BamlClientHttpError ? (error.retry_after_ms ?? 0) : 0;
  return Math.max(planned, Math.min(asked, longest));
}

const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 424, 425, 429]);
const NO_STATUS = 2;

/** Tells whether the same attempt may succeed later. A stream that broke counts, although part of its text has been handed out. */
export function isTransient(error: BamlError): boolean {
  if (error.retryable) return true;
  if (!(error instanceof BamlClientHttpError)) return false;
  const { status_code: status, partialText } = error;
  return TRANSIENT_STATUSES.has(status) || status >= 500 || (status === NO_STATUS && partialText !== undefined);
}
