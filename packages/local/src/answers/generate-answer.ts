import { type Random, seededRandom } from '../seeded-random.ts';
import { type Ask, type AskTool, lastUserText, wholeText } from './ask.ts';
import type { ContentBlock } from './content-block.ts';
import { fillerText, pickWords } from './filler-text.ts';
import { fitFormat } from './fit-format.ts';
import { fitJsonSchema } from './fit-json-schema.ts';
import { findOutputFormat, type OutputFormat } from './output-format.ts';
import { signReasoning } from './reasoning-signature.ts';

/** A made-up answer: content blocks and why they end. */
export interface GeneratedAnswer {
  readonly content: readonly ContentBlock[];
  readonly stopReason: 'end_turn' | 'tool_use';
}

/** The tool that clients add because a conversation holds tool blocks; its description says not to call it. */
const PLACEHOLDER_TOOL = 'no_operation';

/**
 * Makes up an answer that fits what is asked: a tool call, JSON for a native schema, a value of the prompt's output format, or two
 * sentences. It depends on the request alone: the same request gets the same answer, whole or streamed.
 */
export function generateAnswer(ask: Ask): GeneratedAnswer {
  const { operation: _, ...question } = ask;
  const random = seededRandom(JSON.stringify(question));
  const reasoning = ask.isThinking ? [makeReasoning(random)] : [];
  const tool = chooseTool(ask);
  if (tool) return { content: [...reasoning, makeToolCall(tool, random)], stopReason: 'tool_use' };
  return { content: [...reasoning, { text: makeText(ask, random) }], stopReason: 'end_turn' };
}

/** Finds the output format a conversation asks for: in its last user message, else in its system prompt. */
export function formatOf(ask: Ask): OutputFormat | undefined {
  return findOutputFormat(lastUserText(ask)) ?? findOutputFormat(ask.system);
}

function makeReasoning(random: Random): ContentBlock {
  const text = `Thinking about ${pickWords(random, 6)}.`;
  return { reasoningContent: { reasoningText: { text, signature: signReasoning(text) } } };
}

/** A demanded tool; else the first one, unless the conversation already holds its result. */
function chooseTool(ask: Ask): AskTool | undefined {
  const tools = ask.tools.filter((tool) => tool.name !== PLACEHOLDER_TOOL);
  if (ask.forcedTool !== undefined && ask.forcedTool !== 'any') return tools.find((tool) => tool.name === ask.forcedTool);
  const isAnswered = ask.forcedTool === undefined && ask.messages.at(-1)?.hasToolResult;
  return isAnswered ? undefined : tools[0];
}

function makeToolCall(tool: AskTool, random: Random): ContentBlock {
  const toolUseId = `tooluse_${pickWords(random, 3).replaceAll(' ', '-')}`;
  return { toolUse: { toolUseId, name: tool.name, input: fitJsonSchema(tool.schema, random) } };
}

function makeText(ask: Ask, random: Random): string {
  if (ask.outputSchema !== undefined) return JSON.stringify(fitJsonSchema(ask.outputSchema, random));
  const format = formatOf(ask);
  if (!format) return fillerText(lastUserText(ask) || wholeText(ask), random);
  const value = fitFormat(format, random);
  return format.type.kind === 'enum' ? String(value) : JSON.stringify(value, null, 2);
}
