import type { ConverseAnswer, ConverseStreamEvent, WireBlockDelta, WireBlockStart, WireContent } from '../converse/converse-wire.ts';

/** Tells a plain Converse answer as the events that a stream would have. Blocks that streams do not have are left out. */
export function* eventsOfAnswer({
  output,
  stopReason,
  additionalModelResponseFields,
  ...metadata
}: ConverseAnswer): Generator<ConverseStreamEvent> {
  yield { messageStart: { role: output?.message?.role ?? 'assistant' } };
  for (const [contentBlockIndex, block] of (output?.message?.content ?? []).entries()) {
    const start = startOf(block);
    if (start !== undefined) yield { contentBlockStart: { contentBlockIndex, start } };
    for (const delta of deltasOf(block)) yield { contentBlockDelta: { contentBlockIndex, delta } };
    yield { contentBlockStop: { contentBlockIndex } };
  }
  const fields = additionalModelResponseFields === undefined ? {} : { additionalModelResponseFields };
  yield { messageStop: { ...(stopReason === undefined ? {} : { stopReason }), ...fields } };
  yield { metadata };
}

function startOf({ toolUse, image }: WireContent): WireBlockStart | undefined {
  if (toolUse !== undefined) {
    const { input: _, ...start } = toolUse;
    return { toolUse: start };
  }
  return image === undefined ? undefined : { image: { format: image.format } };
}

function deltasOf({ text, reasoningContent, toolUse, citationsContent, image }: WireContent): WireBlockDelta[] {
  const { reasoningText, redactedContent } = reasoningContent ?? {};
  return [
    ...(text === undefined ? [] : [{ text }]),
    ...(reasoningText === undefined ? [] : [{ reasoningContent: reasoningText }]),
    ...(redactedContent === undefined ? [] : [{ reasoningContent: { redactedContent } }]),
    ...(toolUse === undefined ? [] : [{ toolUse: { input: JSON.stringify(toolUse.input) } }]),
    ...(citationsContent?.content ?? []).map((piece) => ({ text: piece.text ?? '' })),
    ...(citationsContent?.citations ?? []).map((citation) => ({ citation })),
    ...(image !== undefined && 'bytes' in image.source ? [{ image: { source: image.source } }] : []),
  ];
}
