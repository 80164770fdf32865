import { BamlClientHttpError } from '../errors/index.ts';
import { printFieldType } from '../program/index.ts';
import { type AttemptRecord, type FunctionRecord, selectedAttempt } from './call-record.ts';
import { trimLogText } from './log-settings.ts';

/** One finished call as a log sees it. The keys are those of the JSON log. */
export interface LogMessage {
  /** When the call ended, ISO 8601. */
  readonly timestamp: string;
  /** `WARN` for failed calls. */
  readonly level: 'WARN' | 'INFO';
  readonly function_name: string;
  readonly start_time: string;
  /** Attempts that were made. */
  readonly num_tries: number;
  /** The same number: attempts that were not made are not planned ahead. */
  readonly total_tries: number;
  readonly client: string;
  readonly model: string | null;
  /** Of the whole call, in milliseconds. */
  readonly latency_ms: number;
  readonly stop_reason: string | null;
  /** The rendered chat as text, media left out. */
  readonly prompt: string | null;
  /** The model's text. */
  readonly llm_reply: string | null;
  /** The request's body without messages and system text, as JSON. */
  readonly request_options_json: string | null;
  readonly tokens: {
    readonly prompt_tokens: number | null;
    readonly completion_tokens: number | null;
    readonly total_tokens: number | null;
  } | null;
  /** The declared type of the result, as in the source. */
  readonly parsed_response_type: string | null;
  /** The result as JSON. */
  readonly parsed_response: string | null;
  readonly error: string | null;
}

/** Describes a finished call. The attempt shown is the one its outcome came from, or the last. */
export function logMessageOf(record: FunctionRecord): LogMessage {
  const attempt = selectedAttempt(record) ?? record.attempts.at(-1);
  const { startTimeMs, durationMs = 0, attempts, error } = record;
  return {
    timestamp: new Date(startTimeMs + durationMs).toISOString(),
    level: error === undefined ? 'INFO' : 'WARN',
    function_name: record.functionName,
    start_time: new Date(startTimeMs).toISOString(),
    num_tries: attempts.length,
    total_tries: attempts.length,
    client: attempt?.clientName ?? '',
    model: attempt?.model ?? null,
    latency_ms: durationMs,
    stop_reason: attempt?.stopReason ?? null,
    prompt: trimmed(attempt?.prompt?.()),
    llm_reply: trimmed(attempt?.text),
    request_options_json: attempt?.request === undefined ? null : requestOptions(attempt.request.body),
    tokens: tokensOf(attempt),
    parsed_response_type: error === undefined ? printFieldType(record.returnType) : null,
    parsed_response: error === undefined ? trimmed(JSON.stringify(record.parsed)) : null,
    error: trimmed(error?.message),
  };
}

function trimmed(text: string | undefined): string | null {
  return text === undefined ? null : trimLogText(text);
}

function requestOptions(body: string): string {
  const { messages: _messages, system: _system, ...options } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(options);
}

function tokensOf(attempt: AttemptRecord | undefined): LogMessage['tokens'] {
  if (attempt?.usage === undefined) return null;
  const { inputTokens = null, outputTokens = null, totalTokens = null } = attempt.usage;
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: totalTokens };
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: 'InvalidAuthentication',
  403: 'NotSupported',
  408: 'Timeout',
  429: 'RateLimited',
  500: 'ServerError',
  503: 'ServiceUnavailable',
};

/** Names a status in words: `RateLimited (429)`. */
export function statusWord(status: number): string {
  const word = Object.hasOwn(STATUS_WORDS, status) ? STATUS_WORDS[status] : undefined;
  return word === undefined ? `Unspecified error code: ${status}` : `${word} (${status})`;
}

/** Writes a message for people. */
export function printLogMessage(message: LogMessage, record: FunctionRecord): string {
  const tokens =
    message.tokens === null ? '' : ` Tokens(in/out): ${message.tokens.prompt_tokens ?? '-'}/${message.tokens.completion_tokens ?? '-'}`;
  const stop = message.stop_reason === null ? '' : ` StopReason: ${message.stop_reason}.`;
  const lines = [`Client: ${message.client} (${message.model ?? '-'}) - ${message.latency_ms}ms.${stop}${tokens}`];
  if (message.prompt !== null) lines.push('---PROMPT---', message.prompt.trimEnd());
  if (message.llm_reply !== null) lines.push('---LLM REPLY---', message.llm_reply);
  if (message.error === null) lines.push(`---Parsed Response (${message.parsed_response_type ?? ''})---`, message.parsed_response ?? '');
  else lines.push(`---ERROR (${errorWord(record)})---`, message.error);
  const head = `${message.timestamp.replace('Z', '')} [BAML ${message.level}] Function ${message.function_name}:`;
  return [
    head,
    ...lines
      .join('\n')
      .split('\n')
      .map((line) => `    ${line}`),
  ].join('\n');
}

function errorWord({ error }: FunctionRecord): string {
  return error instanceof BamlClientHttpError ? statusWord(error.status_code) : (error?.name ?? '');
}
