import type { AttemptRecord, UsageData } from './call-record.ts';

/** What tokens of a model cost, in US dollars per million. Absent where the price is not known. */
export interface Prices {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  /** For what lives in the cache for an hour. The same as {@link cacheWrite} when not given. */
  readonly cacheWrite1h?: number | undefined;
}

/** What answers cost by the prices that are known, without discounts. */
export interface Cost {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly total: number;
  readonly currency: 'USD';
}

/** The cost of some attempts together. Null when nothing was used, or when a price of something used is not known. */
export function costOf(attempts: readonly AttemptRecord[]): Cost | null {
  const parts = attempts.flatMap(({ usage, prices }) => (usage === undefined ? [] : [price(usage, prices)]));
  if (parts.length === 0 || parts.includes(null)) return null;
  const sum = (name: keyof Parts): number => parts.reduce((total, part) => total + (part?.[name] ?? 0), 0) / 1_000_000;
  const [input, output, cacheRead, cacheWrite] = [sum('input'), sum('output'), sum('cacheRead'), sum('cacheWrite')];
  return { input, output, cacheRead, cacheWrite, total: input + output + cacheRead + cacheWrite, currency: 'USD' };
}

type Parts = Pick<Cost, 'input' | 'output' | 'cacheRead' | 'cacheWrite'>;

/** In millionths of a dollar. Null when a price is missing. */
function price(usage: UsageData, prices: Prices = {}): Parts | null {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0, cacheDetails } = usage;
  const longLived = cacheDetails?.['1h'] ?? 0;
  const parts = {
    input: times(inputTokens, prices.input),
    output: times(outputTokens, prices.output),
    cacheRead: times(cacheReadInputTokens, prices.cacheRead),
    cacheWrite: times(cacheWriteInputTokens - longLived, prices.cacheWrite) + times(longLived, prices.cacheWrite1h ?? prices.cacheWrite),
  };
  return Object.values(parts).some(Number.isNaN) ? null : parts;
}

/** Nothing costs nothing; something without a price costs `NaN`. */
function times(tokens: number, perMillion: number | undefined): number {
  return tokens === 0 ? 0 : tokens * (perMillion ?? Number.NaN);
}
