import type { Answer } from '../answers/answer.ts';
import type { ContentBlock } from '../answers/content-block.ts';
import { paddingLetters } from '../answers/filler-text.ts';
import { type EventMessage, eventMessage } from '../protocol/event-frame.ts';
import type { Random } from '../seeded-random.ts';
import type { Cut } from './cut-text.ts';

/** A streamed event: its member name and payload. */
export interface ConverseEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Writes an answer as the events of a ConverseStream response, from `messageStart` to `metadata`. */
export function converseEvents(answer: Answer, latencyMs: number, cut: Cut): readonly ConverseEvent[] {
  const { additionalModelResponseFields, ...extras } = answer.extras ?? {};
  return [
    { type: 'messageStart', payload: { role: 'assistant' } },
    ...answer.content.flatMap((block, index) => blockEvents(block, index, cut)),
    {
      type: 'messageStop',
      payload: { stopReason: answer.stopReason, ...(additionalModelResponseFields !== undefined && { additionalModelResponseFields }) },
    },
    { type: 'metadata', payload: { usage: answer.usage, metrics: { latencyMs }, ...extras } },
  ];
}

/** Frames an event. Wire: the service adds a member `p` of random letters to every payload, which hides the length of tokens. */
export function paddedMessage(event: ConverseEvent, random: Random): EventMessage {
  return eventMessage(event.type, { ...event.payload, p: paddingLetters(random) });
}

function blockEvents(block: ContentBlock, index: number, cut: Cut): readonly ConverseEvent[] {
  const deltas = blockDeltas(block, cut).map((delta) => ({ type: 'contentBlockDelta', payload: { contentBlockIndex: index, delta } }));
  const start = blockStart(block);
  return [
    // Wire: text and reasoning blocks have no start event.
    ...(start ? [{ type: 'contentBlockStart', payload: { contentBlockIndex: index, start } }] : []),
    ...deltas,
    { type: 'contentBlockStop', payload: { contentBlockIndex: index } },
  ];
}

function blockStart(block: ContentBlock): unknown {
  if (block.toolUse) {
    const { input: _, ...start } = block.toolUse;
    return { toolUse: start };
  }
  if (block.toolResult) {
    const { content: _, ...start } = block.toolResult;
    return { toolResult: start };
  }
  if (isImage(block.image)) return { image: { format: block.image.format } };
  const isPlain = block.text !== undefined || block.reasoningContent || block.citationsContent;
  return isPlain ? undefined : {};
}

function blockDeltas(block: ContentBlock, cut: Cut): readonly unknown[] {
  if (block.text !== undefined) return cut(block.text).map((text) => ({ text }));
  if (block.toolUse) return cut(JSON.stringify(block.toolUse.input)).map((input) => ({ toolUse: { input } }));
  if (block.toolResult) return [{ toolResult: block.toolResult.content }];
  if (block.reasoningContent) return reasoningDeltas(block.reasoningContent, cut);
  if (block.citationsContent) {
    const texts = (block.citationsContent.content ?? []).flatMap((part) => cut(part.text ?? ''));
    return [...texts.map((text) => ({ text })), ...(block.citationsContent.citations ?? []).map((citation) => ({ citation }))];
  }
  return isImage(block.image) ? [{ image: { source: block.image.source } }] : [];
}

function reasoningDeltas(reasoning: NonNullable<ContentBlock['reasoningContent']>, cut: Cut): readonly unknown[] {
  const { reasoningText, redactedContent } = reasoning;
  return [
    ...cut(reasoningText?.text ?? '').map((text) => ({ reasoningContent: { text } })),
    ...(reasoningText?.signature === undefined ? [] : [{ reasoningContent: { signature: reasoningText.signature } }]),
    ...(redactedContent === undefined ? [] : [{ reasoningContent: { redactedContent } }]),
  ];
}

function isImage(value: unknown): value is { readonly format: string; readonly source: unknown } {
  return typeof value === 'object' && value !== null && 'format' in value;
}
