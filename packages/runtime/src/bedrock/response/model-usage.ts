import type { WireUsage } from '../converse/converse-wire.ts';
import type { ModelUsage } from './model-response.ts';

/** Keeps the members that Converse documents; the service sends others too. */
export function modelUsage(usage: WireUsage | undefined): ModelUsage {
  if (usage === undefined) return {};
  const { inputTokens, outputTokens, totalTokens, cacheReadInputTokens, cacheWriteInputTokens, cacheDetails } = usage;
  const counts = {
    inputTokens,
    outputTokens,
    totalTokens,
    cacheReadInputTokens,
    cacheWriteInputTokens,
    totalPromptTokens: promptTokens(usage),
  };
  const reported = Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === 'number'));
  if (cacheDetails === undefined) return reported;
  return { ...reported, cacheDetails: Object.fromEntries(cacheDetails.map(({ ttl, inputTokens: tokens }) => [ttl, tokens])) };
}

function promptTokens({ inputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 }: WireUsage): number | undefined {
  return inputTokens === undefined ? undefined : inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
}
