import type {
  AnswerReading,
  ConverseAnswer,
  ConverseStreamEvent,
  WireBlockDelta,
  WireBlockStart,
  WireCitation,
} from '../converse/converse-wire.ts';
import type { Json } from '../json.ts';
import { AnswerBuilder, type AnswerFacts } from './answer-builder.ts';
import type { ModelEvent, ModelResponse } from './model-response.ts';
import { UnwrapStream } from './unwrap-stream.ts';

/** One content block while its deltas arrive. */
interface OpenBlock {
  readonly index: number;
  start: WireBlockStart;
  /** Offset into the answer's text where this block began to add to it. */
  textStart: number | undefined;
  text: string;
  toolInput: string;
  readonly toolResult: ({ readonly text?: string } | { readonly json: Json })[];
  reasoning: { text: string; signature?: string } | undefined;
  redacted: string | undefined;
  imageBytes: string;
  readonly citations: WireCitation[];
}

/**
 * Accumulates the events of one Converse stream. Tolerates what real services do: blocks without start or stop, interleaved blocks,
 * metadata before the stop of the message, unknown members.
 */
export class StreamReader {
  readonly #reading: AnswerReading;
  readonly #builder: AnswerBuilder;
  readonly #blocks: Map<number, OpenBlock> = new Map();
  readonly #unwrap: UnwrapStream | undefined;
  #facts: AnswerFacts = {};
  #isStopped = false;
  #hasOutput = false;
  #isPrefillDue: boolean;

  constructor(reading: AnswerReading) {
    this.#reading = reading;
    this.#builder = new AnswerBuilder(reading);
    this.#unwrap = reading.isWrapped === true ? new UnwrapStream() : undefined;
    this.#isPrefillDue = reading.prefill !== undefined;
  }

  /** `messageStop` was seen: only then is the answer complete. */
  get isComplete(): boolean {
    return this.#isStopped;
  }

  /** Some part of the answer has been handed out. */
  get hasOutput(): boolean {
    return this.#hasOutput;
  }

  /** Text handed out so far. */
  get text(): string {
    return this.#builder.text;
  }

  /** Takes one event and gives what it means for the answer. */
  accept(event: ConverseStreamEvent): ModelEvent {
    const { contentBlockStart, contentBlockDelta, messageStop, metadata } = event;
    if (contentBlockDelta !== undefined) return this.#delta(contentBlockDelta.contentBlockIndex, contentBlockDelta.delta ?? {}, event);
    if (contentBlockStart !== undefined) this.#block(contentBlockStart.contentBlockIndex).start = contentBlockStart.start ?? {};
    if (messageStop !== undefined) {
      this.#isStopped = true;
      this.#facts = { ...this.#facts, ...messageStop };
    }
    if (metadata !== undefined) this.#facts = { ...this.#facts, ...(metadata as ConverseAnswer) };
    return { kind: 'other', event };
  }

  /** Ends the answer. */
  finish(requestId: string | undefined): ModelResponse {
    const blocks = [...this.#blocks.values()].sort((a, b) => a.index - b.index);
    for (const block of blocks) this.#close(block);
    const rest = this.#unwrap?.end() ?? '';
    if (rest !== '') this.#builder.addValueText(rest);
    return this.#builder.build(this.#facts, requestId);
  }

  #block(index: number): OpenBlock {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    const block: OpenBlock = {
      index,
      start: {},
      textStart: undefined,
      text: '',
      toolInput: '',
      toolResult: [],
      reasoning: undefined,
      redacted: undefined,
      imageBytes: '',
      citations: [],
    };
    this.#blocks.set(index, block);
    return block;
  }

  #delta(index: number, delta: WireBlockDelta, event: ConverseStreamEvent): ModelEvent {
    const block = this.#block(index);
    if (delta.text !== undefined) return this.#text(block, delta.text, event);
    this.#hasOutput = true;
    if (delta.toolUse !== undefined) return this.#toolInput(block, delta.toolUse.input ?? '', event);
    if (delta.toolResult !== undefined) block.toolResult.push(...(delta.toolResult as typeof block.toolResult));
    if (delta.reasoningContent !== undefined) addReasoning(block, delta.reasoningContent);
    if (delta.image?.source?.bytes !== undefined) block.imageBytes += delta.image.source.bytes;
    if (delta.citation !== undefined) {
      const end = this.#builder.text.length;
      this.#builder.addCitation(block.textStart ?? end, end, delta.citation);
      block.citations.push(delta.citation);
    }
    return { kind: 'other', event };
  }

  #text(block: OpenBlock, text: string, event: ConverseStreamEvent): ModelEvent {
    block.textStart ??= this.#builder.text.length;
    block.text += text;
    this.#builder.addText(text);
    if (text === '' || this.#reading.valueTool !== undefined) return { kind: 'other', event };
    return this.#handOut(text, event);
  }

  #toolInput(block: OpenBlock, piece: string, event: ConverseStreamEvent): ModelEvent {
    block.toolInput += piece;
    if (block.start.toolUse?.name !== this.#reading.valueTool || piece === '') return { kind: 'other', event };
    const text = this.#unwrap === undefined ? piece : this.#unwrap.push(piece);
    if (text === '') return { kind: 'other', event };
    this.#builder.addValueText(text);
    return this.#handOut(text, event);
  }

  #handOut(text: string, event: ConverseStreamEvent): ModelEvent {
    this.#hasOutput = true;
    const prefill = this.#isPrefillDue ? (this.#reading.prefill ?? '') : '';
    this.#isPrefillDue = false;
    return { kind: 'text', text: prefill + text, event };
  }

  #close(block: OpenBlock): void {
    const { toolUse, toolResult, image } = block.start;
    if (toolUse !== undefined) {
      const { toolUseId: id, name, type } = toolUse;
      const parsed = parseInput(block.toolInput);
      this.#builder.addToolCall({ id, name, ...parsed, ...(type === undefined ? {} : { type }) });
      this.#builder.addBlock({ toolUse: { ...toolUse, input: parsed.input } });
    } else if (toolResult !== undefined) {
      this.#builder.addBlock({ toolResult: { ...toolResult, content: block.toolResult } });
    } else if (image !== undefined || block.imageBytes !== '') {
      this.#builder.addBlock({ image: { format: image?.format ?? '', source: { bytes: block.imageBytes } } });
    } else if (block.redacted !== undefined) {
      this.#builder.addBlock({ reasoningContent: { redactedContent: block.redacted } });
    } else if (block.reasoning !== undefined) {
      this.#builder.addBlock({ reasoningContent: { reasoningText: block.reasoning } });
    } else if (block.citations.length > 0) {
      this.#builder.addBlock({ citationsContent: { content: [{ text: block.text }], citations: block.citations } });
    } else if (block.textStart !== undefined) {
      this.#builder.addBlock({ text: block.text });
    }
  }
}

function addReasoning(block: OpenBlock, delta: NonNullable<WireBlockDelta['reasoningContent']>): void {
  if (delta.redactedContent !== undefined) {
    block.redacted = (block.redacted ?? '') + delta.redactedContent;
    return;
  }
  block.reasoning ??= { text: '' };
  block.reasoning.text += delta.text ?? '';
  if (delta.signature !== undefined) block.reasoning.signature = (block.reasoning.signature ?? '') + delta.signature;
}

/** Arguments of a tool call. Empty text means no arguments; broken text is kept as it is. */
function parseInput(text: string): { readonly input: Json; readonly inputText?: string } {
  if (text === '') return { input: {} };
  try {
    return { input: JSON.parse(text) as Json };
  } catch {
    return { input: null, inputText: text };
  }
}
