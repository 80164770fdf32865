import type { AttemptRecord, UsageData } from './call-record.ts';

/** Tokens of one answer, or the sum over several. A field is null when no answer reported it. */
export class Usage {
  /** Tokens of the prompt, cache reads and writes not counted. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Tokens read from the prompt cache. */
  readonly cachedInputTokens: number | null;
  /** Tokens written to the prompt cache. */
  readonly cacheWriteInputTokens: number | null;
  readonly totalTokens: number | null;
  /** Tokens of the prompt altogether, cache reads and writes included. */
  readonly totalPromptTokens: number | null;
  /** Tokens written to the cache, by their time to live: `{ '1h': 2048 }`. */
  readonly cacheDetails: Readonly<Record<string, number>>;
  /** Tells whether an answer broke off before it reported: its output is counted by words then. */
  readonly estimated: boolean;

  /** @internal Sums what several answers reported. */
  constructor(reports: readonly UsageData[], estimated: boolean = false) {
    this.estimated = estimated;
    this.inputTokens = sum(reports.map(({ inputTokens }) => inputTokens));
    this.outputTokens = sum(reports.map(({ outputTokens }) => outputTokens));
    this.cachedInputTokens = sum(reports.map(({ cacheReadInputTokens }) => cacheReadInputTokens));
    this.cacheWriteInputTokens = sum(reports.map(({ cacheWriteInputTokens }) => cacheWriteInputTokens));
    this.totalTokens = sum(reports.map(({ totalTokens }) => totalTokens));
    this.totalPromptTokens = sum(reports.map(({ totalPromptTokens }) => totalPromptTokens));
    const lifetimes = new Set(reports.flatMap(({ cacheDetails = {} }) => Object.keys(cacheDetails)));
    this.cacheDetails = Object.fromEntries(
      Array.from(lifetimes, (ttl) => [ttl, sum(reports.map(({ cacheDetails }) => cacheDetails?.[ttl])) ?? 0]),
    );
  }

  /** The same as {@link cachedInputTokens}, in the service's word. */
  get cacheReadInputTokens(): number | null {
    return this.cachedInputTokens;
  }
}

/** Tokens of several attempts together. */
export function usageOf(attempts: readonly AttemptRecord[]): Usage {
  const reports = attempts.flatMap(({ usage, estimate }) => usage ?? estimate ?? []);
  return new Usage(
    reports,
    attempts.some(({ usage, estimate }) => usage === undefined && estimate !== undefined),
  );
}

/** Tokens for each word, about. */
const TOKENS_PER_WORD = 1.3;

/** Estimates the output of an answer that broke off; undefined when nothing came. */
export function estimateUsage(partialText: string | undefined): UsageData | undefined {
  const words = partialText?.match(/\S+/g)?.length ?? 0;
  return words === 0 ? undefined : { outputTokens: Math.floor(words * TOKENS_PER_WORD) };
}

function sum(counts: readonly (number | undefined)[]): number | null {
  return counts.reduce<number | null>((total, count) => (count === undefined ? total : (total ?? 0) + count), null);
}
