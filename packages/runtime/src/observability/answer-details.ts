/** What an answer of a model holds besides its text. JSON of the service stands as it came. */
export interface AnswerDetails {
  /** The whole message, to be sent back in a next turn. */
  readonly message: { readonly role: 'user' | 'assistant'; readonly content: readonly object[] };
  readonly reasoning: readonly Reasoning[];
  readonly toolCalls: readonly ToolCall[];
  readonly citations: readonly Citation[];
  readonly media: readonly ResponseMedia[];
  readonly guardrail?: GuardrailSummary;
  /** What `additional_model_response_field_paths` asked for. */
  readonly additionalFields?: unknown;
  /** The model that a prompt router chose. */
  readonly invokedModelId?: string;
  readonly serviceTier?: string;
  readonly latencyMode?: string;
  /** Time that the service took, in milliseconds. */
  readonly serviceLatencyMs?: number;
}

/** Reasoning that the model shows, with its signature; or that it hides, as base64. */
export type Reasoning = { readonly text: string; readonly signature?: string } | { readonly redacted: string };

/** A tool that the model asks for. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON; `null` when the model's arguments are none: see `inputText`. */
  readonly input: unknown;
  readonly inputText?: string;
  /** `server_tool_use` for tools that Bedrock itself runs. */
  readonly type?: string;
}

/** A claim of the model and where it comes from. Offsets are UTF-16 code units into the text of the answer. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly title?: string;
  readonly source?: string;
  readonly sourceContent?: readonly string[];
  readonly location?: unknown;
}

/** An image that the model gave, as data. */
export interface ResponseMedia {
  readonly kind: 'image';
  readonly format: string;
  readonly base64: string;
}

/** What a guardrail did. Entries are `topic:<name>`, `content:<type>`, `word:<match>`, `pii:<type>`, `regex:<name>`, `grounding:<type>`. */
export interface GuardrailSummary {
  readonly intervened: boolean;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly raw: unknown;
}
