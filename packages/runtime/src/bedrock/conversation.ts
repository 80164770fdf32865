import type { ChatPrompt, PromptPart } from '../prompt/chat-prompt.ts';
import type { Json, JsonObject } from './json.ts';

/** A rendered prompt, and whatever earlier turns of a tool conversation add to it. Every {@link ChatPrompt} is one. */
export interface Conversation extends Omit<ChatPrompt, 'messages'> {
  readonly messages: readonly ConversationMessage[];
}

export interface ConversationMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly ConversationPart[];
}

export type ConversationPart = PromptPart | DocumentTextPart | ToolUsePart | ToolResultPart | ReasoningPart;

/** A document given as text, or as chunks that citations can point to. */
export interface DocumentTextPart {
  readonly kind: 'document-text';
  readonly text: string | readonly string[];
  readonly format?: string;
  readonly name?: string;
  readonly context?: string;
  readonly citations?: boolean;
}

interface ToolUsePart {
  readonly kind: 'tool-use';
  readonly id: string;
  readonly name: string;
  readonly input: Json;
}

export interface ToolResultPart {
  readonly kind: 'tool-result';
  readonly id: string;
  readonly status?: 'success' | 'error';
  readonly content: readonly (ConversationPart | { readonly kind: 'json'; readonly json: Json })[];
}

/** Reasoning of an earlier turn, sent back unchanged: text with its signature, or the redacted bytes as base64. */
export type ReasoningPart =
  | { readonly kind: 'reasoning'; readonly text: string; readonly signature?: string }
  | { readonly kind: 'reasoning'; readonly redacted: string };

/** A tool that the model may call. Entries with a `type` other than `function` are defined by the model's provider and go out as they are. */
export type ToolDefinition =
  | { readonly name: string; readonly description?: string; readonly inputSchema: JsonObject; readonly strict?: boolean }
  | { readonly systemTool: string }
  | { readonly type: string; readonly [key: string]: Json };

export type ToolChoice = 'auto' | 'any' | 'required' | 'none' | { readonly tool: string };

/** The JSON schema of the value that a function returns, for `output_mode "tool"` and `"native"`. */
export interface OutputSchema {
  readonly name?: string;
  readonly description?: string;
  readonly schema: JsonObject;
}

/** What one call asks for besides its prompt. */
export interface CallSettings {
  /** The request goes to the streaming operation. */
  readonly stream?: boolean;
  readonly tools?: readonly ToolDefinition[];
  readonly toolChoice?: ToolChoice;
  /** Used when the client's `output_mode` is not `prompt`. */
  readonly outputSchema?: OutputSchema;
  /** The function returns plain text, so an assistant prefill is not put in front of the answer unless `prefill_prepend` asks for it. */
  readonly returnsText?: boolean;
  /** Tags of the call: go into `requestMetadata` where `request_metadata_from_tags` says so. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Ends the fetching of media. */
  readonly signal?: AbortSignal;
}
