import type { ClientDeclaration, RetryPolicyDeclaration } from '@outcrop/grammar';
import type { ClientData, RetryPolicyData } from 'outcrop/program';
import { entryOf, stringIn } from '../2-resolve/values.ts';
import { lowerEntries } from './lower-value.ts';

/** Lowers a client; undefined when it has no provider. */
export function lowerClient({ body }: ClientDeclaration): ClientData | undefined {
  const provider = stringIn(body, 'provider');
  if (provider === undefined) return undefined;
  const retry = stringIn(body, 'retry_policy');
  const options = entryOf(body, 'options')?.value;
  return {
    provider,
    ...(retry !== undefined && { retry }),
    options: options?.kind === 'map' ? lowerEntries(options.entries) : {},
  };
}

/** Lowers a retry policy; undefined without a number of retries. The keys of its strategy stand beside it. */
export function lowerRetryPolicy({ body }: RetryPolicyDeclaration): RetryPolicyData | undefined {
  const retries = entryOf(body, 'max_retries')?.value;
  if (retries?.kind !== 'number') return undefined;
  const strategy = entryOf(body, 'strategy')?.value;
  const { type, delay_ms, multiplier, max_delay_ms } = strategy?.kind === 'map' ? lowerEntries(strategy.entries) : {};
  return {
    max_retries: retries.value,
    ...((type === 'constant_delay' || type === 'exponential_backoff') && { type }),
    ...(typeof delay_ms === 'number' && { delay_ms }),
    ...(typeof multiplier === 'number' && { multiplier }),
    ...(typeof max_delay_ms === 'number' && { max_delay_ms }),
  };
}
