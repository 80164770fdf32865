import type { BedrockOptions } from '../options/bedrock-options.ts';

/** Converse's stop reasons in the words that OpenAI's API made common. Others count as `stop`. */
const COMMON_WORDS: ReadonlyMap<string, string> = new Map([
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'tool_calls'],
  ['content_filtered', 'content_filter'],
  ['guardrail_intervened', 'content_filter'],
]);

/** `stop`, `length`, `tool_calls` or `content_filter`. */
export function commonFinishReason(stopReason: string | undefined): string {
  return COMMON_WORDS.get(stopReason ?? '') ?? 'stop';
}

/** Tells whether the client's allow or deny list lets an answer through. Lists may hold Converse's words or the common ones, in any case. */
export function isFinishReasonAllowed(options: BedrockOptions, stopReason: string | undefined): boolean {
  const words = new Set([stopReason?.toLowerCase(), commonFinishReason(stopReason)]);
  const listed = (list: readonly string[]): boolean => list.some((word) => words.has(word.toLowerCase()));
  const { finish_reason_allow_list: allowed, finish_reason_deny_list: denied } = options;
  if (allowed !== undefined) return listed(allowed);
  return denied === undefined || !listed(denied);
}
