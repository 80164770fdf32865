import type { Citation, Reasoning, ResponseMedia, ToolCall } from '../../observability/index.ts';
import type { AnswerReading, ConverseAnswer, WireCitation, WireContent } from '../converse/converse-wire.ts';
import type { Json } from '../json.ts';
import { guardrailSummary } from './guardrail-summary.ts';
import type { ModelResponse } from './model-response.ts';
import { modelUsage } from './model-usage.ts';

/** What a Converse answer says besides its message. */
export type AnswerFacts = Omit<ConverseAnswer, 'output'>;

/**
 * Puts a {@link ModelResponse} together from content blocks, in the order in which they come. Plain answers and streams use the same
 * builder, so that both give the same response for the same content.
 */
export class AnswerBuilder {
  readonly #reading: AnswerReading;
  readonly #content: WireContent[] = [];
  readonly #reasoning: Reasoning[] = [];
  readonly #toolCalls: ToolCall[] = [];
  readonly #citations: Citation[] = [];
  readonly #media: ResponseMedia[] = [];
  #text: string;
  #valueText: string | undefined;

  constructor(reading: AnswerReading) {
    this.#reading = reading;
    this.#text = reading.prefill ?? '';
  }

  /** Text of the answer so far, whatever the reading makes of it in the end. */
  get text(): string {
    return this.#text;
  }

  addText(text: string): void {
    this.#text += text;
  }

  addCitation(start: number, end: number, citation: WireCitation): void {
    const { title, source, sourceContent, location } = citation;
    this.#citations.push({
      start,
      end,
      ...(title === undefined ? {} : { title }),
      ...(source === undefined ? {} : { source }),
      ...(sourceContent === undefined ? {} : { sourceContent: sourceContent.map(({ text }) => text ?? '') }),
      ...(location === undefined ? {} : { location }),
    });
  }

  addToolCall(call: ToolCall): void {
    this.#toolCalls.push(call);
  }

  /** Text of the value in `output_mode "tool"`: it takes the place of the answer's text. */
  addValueText(text: string): void {
    this.#valueText = (this.#valueText ?? '') + text;
  }

  /** A whole block, as plain answers hold it and streams have gathered it. Text of streams was added before. */
  addBlock(block: WireContent): void {
    this.#content.push(block);
    const { reasoningContent, image } = block;
    if (reasoningContent?.reasoningText !== undefined) this.#reasoning.push(reasoningContent.reasoningText);
    if (reasoningContent?.redactedContent !== undefined) this.#reasoning.push({ redacted: reasoningContent.redactedContent });
    if (image !== undefined && 'bytes' in image.source) {
      this.#media.push({ kind: 'image', format: image.format, base64: image.source.bytes });
    }
  }

  build(facts: AnswerFacts, requestId: string | undefined): ModelResponse {
    const { stopReason, metrics, additionalModelResponseFields, trace, serviceTier, performanceConfig } = facts;
    const structured = this.#structured();
    return {
      text: this.#valueText ?? this.#text,
      message: { role: 'assistant', content: this.#content },
      reasoning: this.#reasoning,
      toolCalls: this.#toolCalls,
      citations: this.#citations,
      media: this.#media,
      usage: modelUsage(facts.usage),
      ...(stopReason === undefined ? {} : { stopReason }),
      ...(structured === undefined ? {} : { structured }),
      ...(metrics?.latencyMs === undefined ? {} : { serviceLatencyMs: metrics.latencyMs }),
      ...(additionalModelResponseFields === undefined ? {} : { additionalFields: additionalModelResponseFields }),
      ...(trace?.guardrail === undefined ? {} : { guardrail: guardrailSummary(trace.guardrail, stopReason) }),
      ...(trace?.promptRouter?.invokedModelId === undefined ? {} : { invokedModelId: trace.promptRouter.invokedModelId }),
      ...(serviceTier?.type === undefined ? {} : { serviceTier: serviceTier.type }),
      ...(performanceConfig?.latency === undefined ? {} : { latencyMode: performanceConfig.latency }),
      ...(requestId === undefined ? {} : { requestId }),
    };
  }

  #structured(): Json | undefined {
    const { valueTool, isWrapped } = this.#reading;
    const call = valueTool === undefined ? undefined : this.#toolCalls.find(({ name }) => name === valueTool);
    return call === undefined ? undefined : unwrapValue(call.input as Json, isWrapped === true);
  }
}

/** Takes the value out of the object that wraps it, where there is one. */
export function unwrapValue(input: Json, isWrapped: boolean): Json {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isWrapped && isObject && Object.hasOwn(input, 'value') ? ((input as { readonly value: Json }).value ?? null) : input;
}
