import type { AnswerReading, ConverseAnswer, WireContent } from '../converse/converse-wire.ts';
import { AnswerBuilder, unwrapValue } from './answer-builder.ts';
import type { ModelResponse } from './model-response.ts';

/** Reads a plain Converse answer. Unknown blocks are kept in `message` and otherwise ignored. */
export function readConverse(answer: ConverseAnswer, reading: AnswerReading = {}, requestId?: string): ModelResponse {
  const builder = new AnswerBuilder(reading);
  for (const block of answer.output?.message?.content ?? []) readBlock(builder, block, reading);
  return builder.build(answer, requestId);
}

/**
 * The text of a parsed Converse answer, as `b.parse.Fn` takes it. Undefined for anything that is not one.
 */
export function textOfConverse(value: unknown): string | undefined {
  const message = (value as ConverseAnswer | null | undefined)?.output?.message;
  return Array.isArray(message?.content) ? readConverse(value as ConverseAnswer).text : undefined;
}

function readBlock(builder: AnswerBuilder, block: WireContent, reading: AnswerReading): void {
  builder.addBlock(block);
  if (block.text !== undefined) builder.addText(block.text);
  if (block.citationsContent !== undefined) {
    const start = builder.text.length;
    for (const { text } of block.citationsContent.content ?? []) builder.addText(text ?? '');
    for (const citation of block.citationsContent.citations ?? []) builder.addCitation(start, builder.text.length, citation);
  }
  if (block.toolUse !== undefined) {
    const { toolUseId: id, name, input, type } = block.toolUse;
    builder.addToolCall({ id, name, input, ...(type === undefined ? {} : { type }) });
    if (name === reading.valueTool) builder.addValueText(JSON.stringify(unwrapValue(input, reading.isWrapped === true)));
  }
}
