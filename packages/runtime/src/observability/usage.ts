import type { UsageData } from './call-record.ts';

/** Tokens of one answer, or the sum over several. A field is null when no answer reported it. */
export class Usage {
  /** Tokens of the prompt, cache reads and writes not counted. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Tokens read from the prompt cache. */
  readonly cachedInputTokens: number | null;
  readonly cacheWriteInputTokens: number | null;
  readonly totalTokens: number | null;

  /** @internal Sums what several answers reported. */
  constructor(reports: readonly UsageData[]) {
    this.inputTokens = sum(reports.map(({ inputTokens }) => inputTokens));
    this.outputTokens = sum(reports.map(({ outputTokens }) => outputTokens));
    this.cachedInputTokens = sum(reports.map(({ cacheReadInputTokens }) => cacheReadInputTokens));
    this.cacheWriteInputTokens = sum(reports.map(({ cacheWriteInputTokens }) => cacheWriteInputTokens));
    this.totalTokens = sum(reports.map(({ totalTokens }) => totalTokens));
  }
}

function sum(counts: readonly (number | undefined)[]): number | null {
  return counts.reduce<number | null>((total, count) => (count === undefined ? total : (total ?? 0) + count), null);
}
