import type { FunctionLog, Usage } from 'outcrop';

/** Tokens for people: `1 204 → 131 tokens`; empty when the service told none. */
export function describeTokens({ inputTokens, outputTokens }: Pick<Usage, 'inputTokens' | 'outputTokens'>): string {
  if (inputTokens === null && outputTokens === null) return '';
  return `${group(inputTokens ?? 0)} → ${group(outputTokens ?? 0)} tokens`;
}

/** Who answered, how fast and for how many tokens: one line. */
export function describeLog(log: FunctionLog | null): string {
  const call = log?.selectedCall ?? log?.calls.at(-1);
  if (log === null || call === undefined) return '';
  const parts = [call.clientName, call.model ?? '', `${Math.round(log.timing.durationMs ?? 0)} ms`, describeTokens(log.usage)];
  return parts.filter((part) => part !== '').join('   ');
}

/** Tokens for machines. */
export function usageToJson({ inputTokens, outputTokens }: Usage): object {
  return { inputTokens, outputTokens };
}

function group(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
