import { describe, expect, it } from 'vitest';
import { BamlClientError, BamlClientHttpError, BamlInvalidArgumentError, BamlTimeoutError } from '../errors/index.ts';
import type { RetryPolicyData } from '../program/index.ts';
import { isTransient, retryDelay } from './retry-delay.ts';

function http(status_code: number, more: { retryable?: boolean; retry_after_ms?: number; partialText?: string } = {}): BamlClientHttpError {
  return new BamlClientHttpError({ message: 'failed', client_name: 'A', status_code, ...more });
}

const delays: [string, RetryPolicyData, number[]][] = [
  ['no strategy', { max_retries: 3 }, [200, 200, 200]],
  ['constant', { max_retries: 3, type: 'constant_delay', delay_ms: 100 }, [100, 100, 100]],
  ['constant of nothing', { max_retries: 1, type: 'constant_delay', delay_ms: 0 }, [0]],
  [
    'exponential',
    { max_retries: 4, type: 'exponential_backoff', delay_ms: 50, multiplier: 2, max_delay_ms: 300 },
    [50, 100, 200, 300, 300],
  ],
  ['exponential defaults', { max_retries: 3, type: 'exponential_backoff' }, [200, 300, 450]],
];

describe('retryDelay', () => {
  it.each(delays)('%s', (_name, policy, expected) => {
    expect(expected.map((_delay, index) => retryDelay(policy, index + 1, http(500)))).toEqual(expected);
  });

  it.each([
    ['a longer wait that the service asks for', 700, 700],
    ['not a shorter one', 10, 100],
    ['up to the longest delay', 5000, 1000],
  ])('takes %s', (_name, retry_after_ms, expected) => {
    const policy = { max_retries: 1, type: 'exponential_backoff', delay_ms: 100, max_delay_ms: 1000 } as const;
    expect(retryDelay(policy, 1, http(429, { retry_after_ms }))).toBe(expected);
  });
});

const timeout = new BamlTimeoutError({ message: 'slow', client_name: 'A', timeout_type: 'idle', configured_value_ms: 1, elapsed_ms: 2 });

describe('isTransient', () => {
  it.each([408, 424, 425, 429, 500, 502, 503, 504, 529, 599])('%i may succeed later', (status) => {
    expect(isTransient(http(status))).toBe(true);
  });

  it.each([2, 200, 400, 401, 403, 404, 413, 422])('%i fails the same way', (status) => {
    expect(isTransient(http(status))).toBe(false);
  });

  it.each([
    ['a broken connection', http(2, { retryable: true }), true],
    ['a broken stream', http(2, { partialText: '' }), true],
    ['a timeout', timeout, true],
    ['a wrong option', new BamlInvalidArgumentError({ message: 'missing' }), false],
    ['a foreign provider', new BamlClientError({ message: 'openai' }), false],
  ])('%s', (_name, error, expected) => {
    expect(isTransient(error)).toBe(expected);
  });
});
