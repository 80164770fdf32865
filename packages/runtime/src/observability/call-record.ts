import type { BamlError } from '../errors/index.ts';
import type { FieldType } from '../program/index.ts';
import type { AnswerDetails } from './answer-details.ts';
import type { ChatContent } from './captured-content.ts';
import type { Prices } from './cost.ts';
import type { RequestData, ResponseData } from './http-message.ts';

/** What is known about one call of a function. Grows while the call runs; the public classes are views of it. */
export interface FunctionRecord {
  /** `bfcall_` and 26 characters. */
  readonly id: string;
  readonly functionName: string;
  readonly logType: 'call' | 'stream';
  readonly tags: Readonly<Record<string, string>>;
  readonly startTimeMs: number;
  durationMs?: number | undefined;
  /** Oldest first. */
  readonly attempts: AttemptRecord[];
  readonly returnType: FieldType;
  parsed?: unknown;
  error?: BamlError | undefined;
}

/** What is known about one attempt: one client, one request. */
export interface AttemptRecord {
  readonly clientName: string;
  readonly provider: string;
  readonly stream: boolean;
  readonly startTimeMs: number;
  durationMs?: number | undefined;
  timeToFirstTokenMs?: number | undefined;
  model?: string | undefined;
  /** The model that answered, where the service says so. */
  responseModel?: string | undefined;
  parameters?: RequestParameters | undefined;
  /** Tells whether the call's result, or its parse failure, came from this attempt. */
  selected: boolean;
  usage?: UsageData | undefined;
  /** Stands in for what an answer that broke off did not report. */
  estimate?: UsageData | undefined;
  /** Prices of the model's tokens. Absent when they are not known, and when nobody looks at the log. */
  prices?: Prices | undefined;
  stopReason?: string | undefined;
  requestId?: string | undefined;
  /** The model's text. */
  text?: string | undefined;
  /** What the answer holds besides. */
  answer?: AnswerDetails | undefined;
  /** Prints the rendered prompt, media left out. Absent when the attempt did not come so far. */
  prompt?: () => string;
  /** Prompt and answer may be told to those who trace. Absent unless the application asked for it. */
  content?: ChatContent | undefined;
  request?: RequestData | undefined;
  response?: ResponseData | undefined;
  /** Events of a stream, as JSON text. */
  readonly events: string[];
  error?: BamlError | undefined;
}

/** How the model is to write. */
interface RequestParameters {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
}

/** Tokens as the service reported them. */
export interface UsageData {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  /** Tokens of the prompt altogether, cache reads and writes included. */
  readonly totalPromptTokens?: number;
  readonly cacheDetails?: Readonly<Record<string, number>>;
}

/** The attempt that the call's outcome came from. Absent when no attempt got an answer. */
export function selectedAttempt({ attempts }: FunctionRecord): AttemptRecord | undefined {
  return attempts.find(({ selected }) => selected);
}
