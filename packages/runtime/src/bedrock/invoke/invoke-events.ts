import type { InvokeFormat } from '../../program/index.ts';
import type { ConverseStreamEvent, WireUsage } from '../converse/converse-wire.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { CorruptStreamError } from '../response/frame-reader.ts';
import { at, textAt } from './json-path.ts';
import { stopReasonOf, usageOf } from './read-invoke.ts';

/** Where a chunk of a stream keeps its piece of text, and why the answer stopped. */
const CHUNK_PATHS: Readonly<Record<Exclude<InvokeFormat, 'anthropic-messages' | 'nova'>, readonly [text: string, stop: string]>> = {
  'anthropic-text': ['completion', 'stop_reason'],
  llama: ['generation', 'stop_reason'],
  mistral: ['outputs.0.text', 'outputs.0.stop_reason'],
  'titan-text': ['outputText', 'completionReason'],
  'cohere-command': ['text', 'finish_reason'],
  'cohere-command-r': ['text', 'finish_reason'],
  'ai21-j2': ['completions.0.data.text', 'completions.0.finishReason.reason'],
  'openai-chat': ['choices.0.delta.content', 'choices.0.finish_reason'],
  'deepseek-r1': ['choices.0.text', 'choices.0.stop_reason'],
  'qwen-chatml': ['generation', 'stop_reason'],
  pegasus: ['message', 'finishReason'],
};

/** Translates the chunks of one Invoke stream into the events of a Converse stream. */
export class InvokeEvents {
  readonly #format: InvokeFormat;
  /** Families spread their counts over several chunks: later ones win. */
  #usage: WireUsage = {};

  constructor(format: InvokeFormat) {
    this.#format = format;
  }

  /**
   * Takes the payload of a `chunk` frame: the family's own JSON, as base64.
   *
   * @throws CorruptStreamError
   */
  accept(payload: JsonObject): ConverseStreamEvent[] {
    const chunk = parseChunk(payload);
    if (this.#format === 'nova') return [chunk as ConverseStreamEvent];
    const usage = usageOf(chunk) ?? usageOf(isJsonObject(chunk.message) ? chunk.message : {});
    const events = this.#format === 'anthropic-messages' ? anthropicEvents(chunk) : textEvents(this.#format, chunk);
    if (usage === undefined) return events;
    this.#usage = { ...this.#usage, ...usage };
    const { inputTokens = 0, outputTokens = 0 } = this.#usage;
    return [...events, { metadata: { usage: { ...this.#usage, totalTokens: inputTokens + outputTokens } } }];
  }
}

function parseChunk({ bytes }: JsonObject): JsonObject {
  try {
    const json = Uint8Array.from(atob(String(bytes)), (character) => character.charCodeAt(0));
    const chunk: unknown = JSON.parse(new TextDecoder().decode(json));
    if (isJsonObject(chunk)) return chunk;
  } catch (error) {
    throw new CorruptStreamError('a chunk is not base64 of JSON', { cause: error });
  }
  throw new CorruptStreamError('a chunk is not a JSON object');
}

function textEvents(format: Exclude<InvokeFormat, 'anthropic-messages' | 'nova'>, chunk: JsonObject): ConverseStreamEvent[] {
  const [textPath, stopPath] = CHUNK_PATHS[format];
  const text = textAt(chunk, textPath);
  const reasoning = textAt(chunk, 'choices.0.delta.reasoning_content');
  // Command repeats the whole text in the event that ends the stream.
  const isRepetition = chunk.event_type === 'stream-end';
  return [
    ...(reasoning === '' ? [] : [delta(0, { reasoningContent: { text: reasoning } })]),
    ...(text === '' || isRepetition ? [] : [delta(1, { text })]),
    ...stop(at(chunk, stopPath)),
  ];
}

function anthropicEvents(chunk: JsonObject): ConverseStreamEvent[] {
  const index = typeof chunk.index === 'number' ? chunk.index : 0;
  switch (chunk.type) {
    case 'content_block_start':
      return anthropicStart(index, chunk.content_block);
    case 'content_block_delta':
      return anthropicDelta(index, chunk.delta);
    case 'content_block_stop':
      return [{ contentBlockStop: { contentBlockIndex: index } }];
    case 'message_delta':
      return stop(at(chunk, 'delta.stop_reason'));
    default:
      return [];
  }
}

function anthropicStart(contentBlockIndex: number, block: Json | undefined): ConverseStreamEvent[] {
  if (textAt(block, 'type') === 'redacted_thinking') {
    return [delta(contentBlockIndex, { reasoningContent: { redactedContent: textAt(block, 'data') } })];
  }
  if (textAt(block, 'type') !== 'tool_use') return [{ contentBlockStart: { contentBlockIndex, start: {} } }];
  const toolUse = { toolUseId: textAt(block, 'id'), name: textAt(block, 'name') };
  return [{ contentBlockStart: { contentBlockIndex, start: { toolUse } } }];
}

function anthropicDelta(index: number, value: Json | undefined): ConverseStreamEvent[] {
  switch (textAt(value, 'type')) {
    case 'text_delta':
      return [delta(index, { text: textAt(value, 'text') })];
    case 'thinking_delta':
      return [delta(index, { reasoningContent: { text: textAt(value, 'thinking') } })];
    case 'signature_delta':
      return [delta(index, { reasoningContent: { signature: textAt(value, 'signature') } })];
    case 'input_json_delta':
      return [delta(index, { toolUse: { input: textAt(value, 'partial_json') } })];
    default:
      return [];
  }
}

type Delta = NonNullable<NonNullable<ConverseStreamEvent['contentBlockDelta']>['delta']>;

function delta(contentBlockIndex: number, value: Delta): ConverseStreamEvent {
  return { contentBlockDelta: { contentBlockIndex, delta: value } };
}

function stop(word: Json | undefined): ConverseStreamEvent[] {
  const stopReason = stopReasonOf(word);
  return stopReason === undefined ? [] : [{ messageStop: { stopReason } }];
}
