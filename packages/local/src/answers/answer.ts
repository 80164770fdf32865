import type { ContentBlock } from './content-block.ts';

/** Token counts as the service reports them. `inputTokens` leaves out what the cache read or wrote. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  readonly cacheDetails?: readonly { readonly ttl: string; readonly inputTokens: number }[];
}

/** A model's answer before it takes the form of an operation. */
export interface Answer {
  readonly content: readonly ContentBlock[];
  readonly stopReason: string;
  readonly usage: Usage;
  /** Further members of the answer (`trace`, `serviceTier`), written beside the usage. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

/** The text of an answer: its text blocks joined, nothing between them. */
export function textOfAnswer(answer: Answer): string {
  return answer.content.map((block) => block.text ?? '').join('');
}
