import type { ConverseStreamEvent, WireMessage } from '../converse/converse-wire.ts';
import type { Json } from '../json.ts';

/** What a model answered, the same for every route and transport. */
export interface ModelResponse {
  /** The text for the parser: text and cited text in order, without separators; in `output_mode "tool"` the JSON of the value. */
  readonly text: string;
  /** The service's own word, such as `end_turn`. Unknown words pass through. */
  readonly stopReason?: string;
  /** The assistant's message as it came, to be sent back in a next turn. */
  readonly message: WireMessage;
  readonly reasoning: readonly Reasoning[];
  readonly toolCalls: readonly ToolCall[];
  readonly citations: readonly Citation[];
  readonly media: readonly ResponseMedia[];
  readonly usage: ModelUsage;
  /** The value itself, in `output_mode "tool"`. */
  readonly structured?: Json;
  readonly serviceLatencyMs?: number;
  readonly additionalFields?: Json;
  readonly guardrail?: GuardrailSummary;
  /** The model that a prompt router chose. */
  readonly invokedModelId?: string;
  readonly serviceTier?: string;
  readonly latencyMode?: string;
  readonly requestId?: string;
}

export type Reasoning = { readonly text: string; readonly signature?: string } | { readonly redacted: string };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** `null` when the model's arguments are not JSON: see `inputText`. */
  readonly input: Json;
  readonly inputText?: string;
  /** `server_tool_use` for tools that Bedrock itself runs. */
  readonly type?: string;
}

/** A claim of the model and where it comes from. Offsets are UTF-16 code units into {@link ModelResponse.text}. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly title?: string;
  readonly source?: string;
  readonly sourceContent?: readonly string[];
  readonly location?: Json;
}

export interface ResponseMedia {
  readonly kind: 'image';
  readonly format: string;
  readonly base64: string;
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

/** What a guardrail did. Entries are `topic:<name>`, `content:<type>`, `word:<match>`, `pii:<type>`, `regex:<name>`, `grounding:<type>`. */
export interface GuardrailSummary {
  readonly intervened: boolean;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly raw: Json;
}

/** One step of a streamed answer. A stream that does not fail ends with exactly one `end`. */
export type ModelEvent =
  /** Text was added to {@link ModelResponse.text}. */
  | { readonly kind: 'text'; readonly text: string; readonly event: ConverseStreamEvent }
  /** Anything else that the service sent. */
  | { readonly kind: 'other'; readonly event: ConverseStreamEvent }
  | { readonly kind: 'end'; readonly response: ModelResponse };
