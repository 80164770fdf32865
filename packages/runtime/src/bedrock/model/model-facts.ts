import { MODEL_FACT_TABLE } from './model-facts-table.ts';
import { baseModelId } from './model-id.ts';

/**
 * What is known about a family of models. A member that is absent is not known: nothing is refused or rewritten because of it.
 * Automatic repair (`message_repair "auto"`) alone treats an absent member of a known family as the cautious answer.
 */
export interface ModelFacts {
  readonly family: string;
  /** False for models that are not on the Converse operation. */
  readonly converse?: boolean;
  readonly stream?: boolean;
  readonly system?: boolean;
  readonly tools?: boolean;
  /** Whether answers that may call tools can be streamed. */
  readonly stream_tools?: boolean;
  readonly tool_choice?: readonly ('auto' | 'any' | 'tool')[];
  /** Whether images are taken. */
  readonly vision?: boolean;
  readonly documents?: boolean;
  readonly video?: boolean;
  readonly audio?: boolean;
  /** Whether media may be references to S3. */
  readonly s3_media?: boolean;
  /** Whether a conversation may start with an assistant message. */
  readonly leading_assistant?: boolean;
  /** Whether it may end with one. */
  readonly prefill?: boolean;
  /** What may share a user message with a tool result. */
  readonly tool_result_with?: readonly string[];
  readonly tool_result_status?: boolean;
  readonly cache?: boolean | CacheFacts;
  /** Path inside `additionalModelRequestFields`. */
  readonly top_k?: string;
  readonly seed_field?: string;
  readonly sampling?: 'free' | 'temperature-xor-top_p' | 'none';
  readonly stop_sequences?: boolean | { readonly max?: number };
  readonly thinking?: ThinkingFacts;
  readonly structured_native?: boolean;
  readonly strict_tools?: boolean;
  readonly system_tools?: readonly string[];
  /** Body format of the Invoke operation. */
  readonly invoke?: string;
  readonly note?: string;
}

/** What a client may declare of its model. */
export type Capabilities = Omit<ModelFacts, 'family' | 'note'>;

export interface CacheFacts {
  readonly max_points?: number;
  /** Whether tools can be cached. */
  readonly tools?: boolean;
  readonly ttl?: readonly string[];
}

export interface ThinkingFacts {
  readonly style: 'anthropic-budget' | 'anthropic-adaptive' | 'nova' | 'openai' | 'qwen' | 'always-on';
  /** Words of `reasoning_effort` that the family knows, with what goes over the wire. */
  readonly efforts?: Readonly<Record<string, string | number>>;
  readonly budget_allowed?: boolean;
}

/**
 * Looks up the facts of a model, with the client's own `capabilities` laid over them. Undefined for models nobody knows anything about.
 */
export function modelFacts(model: string | undefined, capabilities?: Capabilities): ModelFacts | undefined {
  const id = model === undefined ? undefined : baseModelId(model);
  const known = id === undefined ? undefined : MODEL_FACT_TABLE.find(([pattern]) => pattern.test(id))?.[1];
  if (capabilities === undefined) return known;
  return { family: 'custom', ...known, ...capabilities };
}
