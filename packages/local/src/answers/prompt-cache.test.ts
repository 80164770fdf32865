import { expect, it } from 'vitest';
import type { ContentBlock } from './content-block.ts';
import { createPromptCache } from './prompt-cache.ts';

const LONG = 'x'.repeat(5000); // 1250 tokens
const point = (ttl?: string): ContentBlock => ({ cachePoint: { type: 'default', ...(ttl !== undefined && { ttl }) } });
const ask = (system: readonly ContentBlock[], question: string) => ({
  system,
  messages: [{ role: 'user', content: [{ text: question }] }],
});

it('writes a prefix first and reads it later', () => {
  const cache = createPromptCache();
  const system = [{ text: LONG }, point()];
  expect(cache.count('m', ask(system, 'abcd'), 5)).toEqual({
    inputTokens: 1,
    outputTokens: 5,
    totalTokens: 1256,
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 1250,
    cacheDetails: [{ ttl: '5m', inputTokens: 1250 }],
  });
  expect(cache.count('m', ask(system, 'abcdefgh'), 5)).toEqual({
    inputTokens: 2,
    outputTokens: 5,
    totalTokens: 1257,
    cacheReadInputTokens: 1250,
    cacheWriteInputTokens: 0,
  });
});

it('lists what it wrote by time to live, the longer one first', () => {
  const system = [{ text: LONG }, point('1h'), { text: LONG }, point('5m')];
  expect(createPromptCache().count('m', ask(system, 'abcd'), 0).cacheDetails).toEqual([
    { ttl: '1h', inputTokens: 1250 },
    { ttl: '5m', inputTokens: 1250 },
  ]);
});

it('keeps the caches of models apart', () => {
  const cache = createPromptCache();
  const system = [{ text: LONG }, point()];
  cache.count('m', ask(system, 'a'), 0);
  expect(cache.count('other', ask(system, 'a'), 0).cacheReadInputTokens).toBe(0);
});

it('does not cache short prefixes', () => {
  const usage = createPromptCache().count('m', ask([{ text: 'short' }, point()], 'abc'), 0);
  expect(usage).toEqual({ inputTokens: 2, outputTokens: 0, totalTokens: 2, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
});

it('says nothing of caching where no point is set', () => {
  expect(createPromptCache().count('m', ask([{ text: LONG }], ''), 0)).toEqual({ inputTokens: 1250, outputTokens: 0, totalTokens: 1250 });
});
