// The Converse API as JSON: member names are AWS', bytes are base64 text. Members stand in the order in which the SDK writes them.
import type { InvokeFormat } from '../../program/index.ts';
import type { Json, JsonObject } from '../json.ts';

/** One Converse request before it is serialised: both transports and the modular request start from it. */
export interface ConverseInput {
  /** Model id, profile or ARN as it is called; goes into the path. */
  readonly modelId: string;
  /** The request goes to `converse-stream`. */
  readonly stream: boolean;
  readonly body: ConverseBody;
  /** How to read the answer. */
  readonly reading: AnswerReading;
  /** The request goes to the Invoke operation, with this body instead. */
  readonly invoke?: InvokeCall;
}

/** What a call of the Invoke operation has in place of the Converse body. */
interface InvokeCall {
  readonly format: InvokeFormat;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/** What the request determines about reading its answer. */
export interface AnswerReading {
  /** Name of the tool whose input is the value (`output_mode "tool"`). */
  readonly valueTool?: string;
  /** The value was wrapped in an object with the single member `value`, because tool schemas must be objects. */
  readonly isWrapped?: boolean;
  /** Text that the answer continues and does not repeat. */
  readonly prefill?: string;
}

export interface ConverseBody {
  readonly messages?: readonly WireMessage[];
  readonly system?: readonly WireContent[];
  readonly inferenceConfig?: InferenceConfig;
  readonly toolConfig?: ToolConfig;
  readonly guardrailConfig?: GuardrailConfig;
  readonly additionalModelRequestFields?: JsonObject;
  readonly promptVariables?: Readonly<Record<string, { readonly text: string }>>;
  readonly additionalModelResponseFieldPaths?: readonly string[];
  readonly requestMetadata?: Readonly<Record<string, string>>;
  readonly performanceConfig?: { readonly latency: string };
  readonly serviceTier?: { readonly type: string };
  readonly outputConfig?: OutputConfig;
}

export interface WireMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly WireContent[];
}

/** A union: exactly one member is set. */
export interface WireContent {
  readonly text?: string;
  readonly image?: MediaBlock;
  readonly document?: DocumentBlock;
  readonly video?: MediaBlock;
  readonly audio?: MediaBlock;
  readonly toolUse?: ToolUseBlock;
  readonly toolResult?: ToolResultBlock;
  readonly guardContent?: GuardBlock;
  readonly cachePoint?: CachePoint;
  readonly reasoningContent?: ReasoningBlock;
  readonly citationsContent?: CitationsBlock;
  readonly searchResult?: SearchResultBlock;
}

interface MediaBlock {
  readonly format: string;
  readonly source: MediaSource;
}

export type MediaSource = { readonly bytes: string } | { readonly s3Location: { readonly uri: string; readonly bucketOwner?: string } };

export interface DocumentBlock {
  readonly name: string;
  readonly source: MediaSource | { readonly text: string } | { readonly content: readonly { readonly text: string }[] };
  readonly format?: string;
  readonly context?: string;
  readonly citations?: { readonly enabled: boolean };
}

interface ToolUseBlock {
  readonly toolUseId: string;
  readonly name: string;
  readonly input: Json;
  readonly type?: string;
}

interface ToolResultBlock {
  readonly toolUseId: string;
  readonly content: readonly (WireContent | { readonly json: Json })[];
  readonly status?: string;
  readonly type?: string;
}

export type GuardBlock =
  | { readonly text: { readonly text: string; readonly qualifiers?: readonly string[] } }
  | { readonly image: { readonly format: string; readonly source: { readonly bytes: string } } };

export interface CachePoint {
  readonly type: 'default';
  readonly ttl?: string;
}

interface ReasoningBlock {
  readonly reasoningText?: { readonly text: string; readonly signature?: string };
  readonly redactedContent?: string;
}

interface CitationsBlock {
  readonly content?: readonly { readonly text?: string }[];
  readonly citations?: readonly WireCitation[];
}

export interface WireCitation {
  readonly title?: string;
  readonly source?: string;
  readonly sourceContent?: readonly { readonly text?: string }[];
  readonly location?: Json;
}

interface SearchResultBlock {
  readonly source: string;
  readonly title: string;
  readonly content: readonly { readonly text: string }[];
  readonly citations?: { readonly enabled: boolean };
}

export interface InferenceConfig {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
}

export interface ToolConfig {
  readonly tools: readonly WireTool[];
  readonly toolChoice?: { readonly auto: object } | { readonly any: object } | { readonly tool: { readonly name: string } };
}

export interface WireTool {
  readonly toolSpec?: {
    readonly name: string;
    readonly inputSchema: { readonly json: JsonObject };
    readonly description?: string;
    readonly strict?: boolean;
  };
  readonly systemTool?: { readonly name: string };
  readonly cachePoint?: CachePoint;
}

export interface GuardrailConfig {
  readonly guardrailIdentifier: string;
  readonly guardrailVersion: string;
  readonly trace?: string;
  readonly streamProcessingMode?: string;
}

export interface OutputConfig {
  readonly textFormat?: {
    readonly type: 'json_schema';
    readonly structure: { readonly jsonSchema: { readonly schema: string; readonly name?: string; readonly description?: string } };
  };
  readonly effort?: string;
}

/** The plain Converse answer. Members that are not listed are ignored. */
export interface ConverseAnswer {
  readonly output?: { readonly message?: { readonly role?: string; readonly content?: readonly WireContent[] } };
  readonly stopReason?: string;
  readonly usage?: WireUsage;
  readonly metrics?: { readonly latencyMs?: number };
  readonly additionalModelResponseFields?: Json;
  readonly trace?: WireTrace;
  readonly performanceConfig?: { readonly latency?: string };
  readonly serviceTier?: { readonly type?: string };
}

export interface WireUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  readonly cacheDetails?: readonly { readonly ttl: string; readonly inputTokens: number }[];
}

interface WireTrace {
  readonly guardrail?: { readonly [key: string]: Json };
  readonly promptRouter?: { readonly invokedModelId?: string };
}

/** One event of a Converse stream as JSON: `{ contentBlockDelta: { … } }`. A union, except that unknown members may appear. */
export interface ConverseStreamEvent {
  readonly messageStart?: { readonly role?: string };
  readonly contentBlockStart?: { readonly contentBlockIndex: number; readonly start?: WireBlockStart };
  readonly contentBlockDelta?: { readonly contentBlockIndex: number; readonly delta?: WireBlockDelta };
  readonly contentBlockStop?: { readonly contentBlockIndex: number };
  readonly messageStop?: { readonly stopReason?: string; readonly additionalModelResponseFields?: Json };
  readonly metadata?: Omit<ConverseAnswer, 'output' | 'stopReason' | 'additionalModelResponseFields'>;
}

export interface WireBlockStart {
  readonly toolUse?: { readonly toolUseId: string; readonly name: string; readonly type?: string };
  readonly toolResult?: { readonly toolUseId: string; readonly type?: string; readonly status?: string };
  readonly image?: { readonly format: string };
}

export interface WireBlockDelta {
  readonly text?: string;
  readonly toolUse?: { readonly input?: string };
  readonly toolResult?: readonly { readonly text?: string; readonly json?: Json }[];
  readonly reasoningContent?: { readonly text?: string; readonly signature?: string; readonly redactedContent?: string };
  readonly citation?: WireCitation;
  readonly image?: { readonly source?: { readonly bytes?: string } };
}
