import { createHash } from 'node:crypto';
import type { Usage } from './answer.ts';
import { type ContentBlock, type ConverseBody, textOfBlock } from './content-block.ts';
import { estimateTokens } from './token-count.ts';

/** Prefixes shorter than this are not cached, as on most models. */
const MIN_TOKENS = 1024;
const MAX_PREFIXES = 10_000;
const DEFAULT_TTL = '5m';

/** Remembers the prompt prefixes that requests marked with cache points. */
export interface PromptCache {
  /** Counts the tokens of a request and, if it has cache points, what they read and wrote. Marks its prefixes as known. */
  count(modelId: string, body: ConverseBody, outputTokens: number): Usage;
}

/** Opens an empty cache. */
export function createPromptCache(): PromptCache {
  const known = new Set<string>();
  return {
    count(modelId, body, outputTokens) {
      const { points, totalTokens } = readPrefixes(modelId, body);
      const cacheable = points.filter((point) => point.tokens >= MIN_TOKENS);
      const read = cacheable.filter((point) => known.has(point.key)).at(-1)?.tokens ?? 0;
      const details = newlyWritten(cacheable, read);
      const written = details.reduce((sum, detail) => sum + detail.inputTokens, 0);
      if (known.size > MAX_PREFIXES) known.clear();
      for (const point of cacheable) known.add(point.key);
      return {
        inputTokens: totalTokens - read - written,
        outputTokens,
        totalTokens: totalTokens + outputTokens,
        ...(points.length > 0 && { cacheReadInputTokens: read, cacheWriteInputTokens: written }),
        ...(details.length > 0 && { cacheDetails: details }),
      };
    },
  };
}

interface CachePoint {
  /** Identifies model and prefix. */
  readonly key: string;
  /** Estimated tokens from the start of the prompt. */
  readonly tokens: number;
  readonly ttl: string;
}

/** Walks the prompt in the order in which prefixes build up: tools, system, messages. */
function readPrefixes(modelId: string, body: ConverseBody): { readonly points: readonly CachePoint[]; readonly totalTokens: number } {
  const points: CachePoint[] = [];
  let prefix = '';
  for (const part of partsOf(body)) {
    if (part.cachePoint) {
      points.push({
        key: createHash('sha256').update(`${modelId}\n${prefix}`).digest('hex'),
        tokens: estimateTokens(prefix),
        ttl: part.cachePoint.ttl ?? DEFAULT_TTL,
      });
    } else prefix += part.text;
  }
  return { points, totalTokens: estimateTokens(prefix) };
}

interface PromptPart {
  readonly text: string;
  readonly cachePoint?: ContentBlock['cachePoint'];
}

function partsOf(body: ConverseBody): readonly PromptPart[] {
  const tools = (body.toolConfig?.tools ?? []).map((tool) => ({
    text: tool.toolSpec ? JSON.stringify(tool.toolSpec) : '',
    cachePoint: tool.cachePoint,
  }));
  const blocks = [...(body.system ?? []), ...(body.messages ?? []).flatMap((message) => message.content)];
  return [...tools, ...blocks.map((block) => ({ text: textOfBlock(block), cachePoint: block.cachePoint }))];
}

/** Splits what lies between the known prefix and the last point by time to live, the longer one first. */
function newlyWritten(points: readonly CachePoint[], read: number): { readonly ttl: string; readonly inputTokens: number }[] {
  const byTtl = new Map<string, number>();
  let previous = read;
  for (const point of points) {
    if (point.tokens <= previous) continue;
    byTtl.set(point.ttl, (byTtl.get(point.ttl) ?? 0) + point.tokens - previous);
    previous = point.tokens;
  }
  return [...byTtl].map(([ttl, inputTokens]) => ({ ttl, inputTokens })).sort((a, b) => a.ttl.localeCompare(b.ttl));
}
