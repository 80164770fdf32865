import { expect, it } from 'vitest';
import type { AttemptRecord, UsageData } from './call-record.ts';
import { costOf, type Prices } from './cost.ts';

const prices: Prices = { input: 1, output: 10, cacheRead: 0.1, cacheWrite: 2, cacheWrite1h: 3 };

function attempt(usage: UsageData | undefined, known: Prices | undefined = prices): AttemptRecord {
  return { clientName: 'A', provider: 'aws-bedrock', stream: false, startTimeMs: 0, selected: true, events: [], usage, prices: known };
}

const million = 1_000_000;

it.each<[name: string, attempts: AttemptRecord[], expected: object | null]>([
  ['tokens of both kinds', [attempt({ inputTokens: million, outputTokens: million })], { input: 1, output: 10, cacheRead: 0, total: 11 }],
  [
    'the cache',
    [attempt({ cacheReadInputTokens: million, cacheWriteInputTokens: million })],
    { cacheRead: 0.1, cacheWrite: 2, total: 2.1 },
  ],
  ['what lives for an hour', [attempt({ cacheWriteInputTokens: million, cacheDetails: { '1h': million } })], { cacheWrite: 3 }],
  ['several attempts', [attempt({ inputTokens: million }), attempt(undefined), attempt({ outputTokens: million })], { total: 11 }],
  ['an answer without any tokens', [attempt({})], { total: 0, currency: 'USD' }],
  ['no answer', [attempt(undefined)], null],
  ['a model without prices', [attempt({ inputTokens: 5 }, {})], null],
  ['one attempt without prices among others', [attempt({ inputTokens: 5 }), attempt({ inputTokens: 5 }, {})], null],
  ['a price that is missing for what was not used', [attempt({ inputTokens: million }, { input: 1 })], { total: 1 }],
  ['a price that is missing for what was used', [attempt({ inputTokens: 1, cacheReadInputTokens: 1 }, { input: 1 })], null],
])('sums up %s', (_name, attempts, expected) => {
  if (expected === null) expect(costOf(attempts)).toBeNull();
  else expect(costOf(attempts)).toMatchObject(expected);
});
