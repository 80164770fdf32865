import type { Media } from '../media/media.ts';

/** A rendered prompt, provider-neutral: what `prompt/` gives and `bedrock/` turns into a Converse input. */
export interface ChatPrompt {
  /** Top-level system content, empty when there is none. Text, guarded text and cache points only. */
  readonly system: readonly PromptPart[];
  /** In order; neighbours of one role are merged already. */
  readonly messages: readonly ChatMessage[];
}

export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly PromptPart[];
}

/** One piece of a message: text, media, or a mark that only Bedrock understands. */
export type PromptPart = { readonly kind: 'text'; readonly text: string } | MediaPart | GuardPart | CachePointPart | SearchResultPart;

/** Text or an image that a guardrail looks at. */
export interface GuardPart {
  readonly kind: 'guard';
  readonly content: string | Media;
  readonly qualifiers?: readonly GuardQualifier[];
}

/** Everything before this place may be cached. */
export interface CachePointPart {
  readonly kind: 'cache-point';
  readonly ttl?: '5m' | '1h';
}

/** `name`, `context` and `citations` are meaningful for documents only. */
export interface MediaPart {
  readonly kind: 'media';
  readonly media: Media;
  readonly name?: string;
  readonly context?: string;
  readonly citations?: boolean;
}

export interface SearchResultPart {
  readonly kind: 'search-result';
  readonly source: string;
  readonly title: string;
  readonly content: readonly string[];
  readonly citations?: boolean;
}

export type GuardQualifier = 'grounding_source' | 'query' | 'guard_content';
