import type { WireUsage } from '../converse/converse-wire.ts';
import type { ModelUsage } from './model-response.ts';

/** Keeps the members that Converse documents; the service sends others too. */
export function modelUsage(usage: WireUsage | undefined): ModelUsage {
  if (usage === undefined) return {};
  const counts = {
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    totalTokens: usage.totalTokens,
    cacheReadInputTokens: usage.cacheReadInputTokens,
    cacheWriteInputTokens: usage.cacheWriteInputTokens,
  };
  const reported = Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === 'number'));
  if (usage.cacheDetails === undefined) return reported;
  return { ...reported, cacheDetails: Object.fromEntries(usage.cacheDetails.map(({ ttl, inputTokens }) => [ttl, inputTokens])) };
}

/** Prompt tokens altogether: those counted in full, and those read from and written to the cache. */
export function totalPromptTokens(usage: ModelUsage): number | undefined {
  if (usage.inputTokens === undefined) return undefined;
  return usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0);
}
