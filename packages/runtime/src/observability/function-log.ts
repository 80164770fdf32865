import type { AnswerDetails, Citation, GuardrailSummary, Reasoning, ResponseMedia, ToolCall } from './answer-details.ts';
import { type AttemptRecord, type FunctionRecord, selectedAttempt } from './call-record.ts';
import { type Cost, costOf } from './cost.ts';
import { HTTPRequest, HTTPResponse, SSEResponse } from './http-message.ts';
import { showAsJson } from './show-as-json.ts';
import { type Usage, usageOf } from './usage.ts';

/** When something began and how long it took. `durationMs` is null while it runs. */
export interface Timing {
  readonly startTimeUtcMs: number;
  readonly durationMs: number | null;
}

/** The timing of a stream. `timeToFirstTokenMs` is null until the first text. */
export interface StreamTiming extends Timing {
  readonly timeToFirstTokenMs: number | null;
}

/** One attempt of a call: one client, one request. */
export class LlmCall {
  protected readonly record: AttemptRecord;

  static {
    showAsJson(LlmCall.prototype);
  }

  /** @internal */
  constructor(record: AttemptRecord) {
    this.record = record;
  }

  /** The client of this attempt: a member, where a strategy chose. */
  get clientName(): string {
    return this.record.clientName;
  }

  get provider(): string {
    return this.record.provider;
  }

  /** Id of the model. Null when none was found. */
  get model(): string | null {
    return this.record.model ?? null;
  }

  /** Tells whether the call's result, or its parse failure, came from this attempt. */
  get selected(): boolean {
    return this.record.selected;
  }

  get timing(): Timing {
    return { startTimeUtcMs: this.record.startTimeMs, durationMs: this.record.durationMs ?? null };
  }

  get usage(): Usage {
    return usageOf([this.record]);
  }

  /** What the tokens cost by list prices, or by those of the file that `OUTCROP_COST_MAP` names. Null when not known. */
  get cost(): Cost | null {
    return costOf([this.record]);
  }

  /** The request as it was sent, credentials masked. Null when none was. */
  get httpRequest(): HTTPRequest | null {
    return this.record.request === undefined ? null : new HTTPRequest(this.record.request);
  }

  /** The answer as it came. Null when none did. */
  get httpResponse(): HTTPResponse | null {
    return this.record.response === undefined ? null : new HTTPResponse(this.record.response);
  }

  /** The service's word, such as `end_turn`. */
  get stopReason(): string | null {
    return this.record.stopReason ?? null;
  }

  /** The service's id of the request. */
  get requestId(): string | null {
    return this.record.requestId ?? null;
  }

  /** What the answer holds besides its text: reasoning, tool calls, citations, guardrail. Null when none came. */
  get answer(): AnswerDetails | null {
    return this.record.answer ?? null;
  }

  /** Why the attempt failed. Null when it did not. */
  get error(): Error | null {
    return this.record.error ?? null;
  }

  /** Gives everything but the events of a stream and the answer, which may hold images. */
  toJSON(): Record<string, unknown> {
    const { clientName, provider, model, selected, stopReason, requestId, timing, usage, cost, error, httpRequest, httpResponse } = this;
    return { clientName, provider, model, selected, stopReason, requestId, timing, usage, cost, error, httpRequest, httpResponse };
  }
}

/** One attempt whose answer was streamed. */
export class LlmStreamCall extends LlmCall {
  override get timing(): StreamTiming {
    return { ...super.timing, timeToFirstTokenMs: this.record.timeToFirstTokenMs ?? null };
  }

  /** The events so far, in order. */
  sseResponses(): SSEResponse[] {
    return this.record.events.map((text) => new SSEResponse(text));
  }
}

/** The log of one call of a function. Complete when the call's promise settles. */
export class FunctionLog {
  readonly #record: FunctionRecord;

  static {
    showAsJson(FunctionLog.prototype);
  }

  /** @internal */
  constructor(record: FunctionRecord) {
    this.#record = record;
  }

  /** `bfcall_` and 26 characters; `Collector.id` finds the log by it. */
  get id(): string {
    return this.#record.id;
  }

  get functionName(): string {
    return this.#record.functionName;
  }

  get logType(): 'call' | 'stream' {
    return this.#record.logType;
  }

  get timing(): Timing {
    return { startTimeUtcMs: this.#record.startTimeMs, durationMs: this.#record.durationMs ?? null };
  }

  /** Tokens of all attempts together. */
  get usage(): Usage {
    return usageOf(this.#record.attempts);
  }

  /** What all attempts together cost, like that of each. Null when one of them is not known. */
  get cost(): Cost | null {
    return costOf(this.#record.attempts);
  }

  /** All attempts, oldest first. */
  get calls(): (LlmCall | LlmStreamCall)[] {
    return this.#record.attempts.map(viewAttempt);
  }

  /** The attempt that the result came from. Null when no attempt got an answer. */
  get selectedCall(): LlmCall | LlmStreamCall | null {
    const attempt = selectedAttempt(this.#record);
    return attempt === undefined ? null : viewAttempt(attempt);
  }

  /** The model's text. Null when no attempt got an answer. */
  get rawLlmResponse(): string | null {
    return selectedAttempt(this.#record)?.text ?? null;
  }

  /** The model's message, to be sent back in a next turn. Null when no attempt got an answer. */
  get message(): AnswerDetails['message'] | null {
    return this.#answer?.message ?? null;
  }

  /** What the model thought before it answered. */
  get reasoning(): readonly Reasoning[] {
    return this.#answer?.reasoning ?? [];
  }

  /** The tools that the model asked for, in order. */
  get toolCalls(): readonly ToolCall[] {
    return this.#answer?.toolCalls ?? [];
  }

  /** Where in its documents the model found what it says. */
  get citations(): readonly Citation[] {
    return this.#answer?.citations ?? [];
  }

  /** Images in the answer. */
  get media(): readonly ResponseMedia[] {
    return this.#answer?.media ?? [];
  }

  /** What a guardrail did. Null where none is configured or its trace is off. */
  get guardrail(): GuardrailSummary | null {
    return this.#answer?.guardrail ?? null;
  }

  /** The tier that served the request. */
  get serviceTier(): string | null {
    return this.#answer?.serviceTier ?? null;
  }

  /** `standard` or `optimized`, as the service tells. */
  get latencyMode(): string | null {
    return this.#answer?.latencyMode ?? null;
  }

  /** Tags of the call and of `setTags`, and those that the runtime adds. */
  get tags(): Readonly<Record<string, string>> {
    return this.#record.tags;
  }

  get #answer(): AnswerDetails | undefined {
    return selectedAttempt(this.#record)?.answer;
  }

  /** Gives everything, all attempts included. */
  toJSON(): Record<string, unknown> {
    const { id, functionName, logType, tags, timing, usage, cost, rawLlmResponse, calls } = this;
    return { id, functionName, logType, tags, timing, usage, cost, rawLlmResponse, calls };
  }
}

function viewAttempt(attempt: AttemptRecord): LlmCall | LlmStreamCall {
  return attempt.stream ? new LlmStreamCall(attempt) : new LlmCall(attempt);
}
