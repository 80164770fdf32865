import type { AnswerDetails } from '../../observability/index.ts';
import type { ConverseStreamEvent, WireMessage } from '../converse/converse-wire.ts';
import type { Json } from '../json.ts';

/** What a model answered, the same for every route and transport. */
export interface ModelResponse extends AnswerDetails {
  /** The text for the parser: text and cited text in order, without separators; in `output_mode "tool"` the JSON of the value. */
  readonly text: string;
  /** The service's own word, such as `end_turn`. Unknown words pass through. */
  readonly stopReason?: string;
  readonly message: WireMessage;
  readonly usage: ModelUsage;
  /** The value itself, in `output_mode "tool"`. */
  readonly structured?: Json;
  readonly requestId?: string;
}

/** Tokens as reported; absent members were not reported. */
export interface ModelUsage {
  /** Prompt tokens, cache reads and writes not counted. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  /** Prompt tokens altogether: those counted in full, and those read from and written to the cache. */
  readonly totalPromptTokens?: number;
  /** Tokens written to the cache, by time to live. */
  readonly cacheDetails?: Readonly<Record<string, number>>;
}

/** One step of a streamed answer. A stream that does not fail ends with exactly one `end`. */
export type ModelEvent =
  /** Text was added to {@link ModelResponse.text}. */
  | { readonly kind: 'text'; readonly text: string; readonly event: ConverseStreamEvent }
  /** Anything else that the service sent. */
  | { readonly kind: 'other'; readonly event: ConverseStreamEvent }
  | { readonly kind: 'end'; readonly response: ModelResponse };
