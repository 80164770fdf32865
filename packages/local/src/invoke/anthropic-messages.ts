import type { Answer } from '../answers/answer.ts';
import { readThinking } from '../answers/ask.ts';
import type { ContentBlock } from '../answers/content-block.ts';
import type { Cut } from '../converse/cut-text.ts';
import type { InvokeFamily } from './invoke-family.ts';
import type { JsonObject } from './invoke-format.ts';

/** Claude's Messages format. */
export const ANTHROPIC_MESSAGES: InvokeFamily = {
  read(body) {
    const { messages, tools, tool_choice: choice } = body as AnthropicBody;
    return {
      system: textOf(body.system),
      messages: (messages ?? []).map((message) => ({
        role: message.role,
        text: textOf(message.content),
        hasToolResult: Array.isArray(message.content) && message.content.some((part) => part.type === 'tool_result'),
      })),
      tools: (tools ?? []).map((tool) => ({ name: tool.name, schema: tool.input_schema })),
      forcedTool: choice?.type === 'any' ? 'any' : choice?.name,
      isThinking: readThinking(body),
    };
  },
  write: (answer, modelId) => ({
    ...shell(modelId),
    content: answer.content.flatMap(writeBlock),
    stop_reason: answer.stopReason,
    stop_sequence: null,
    usage: { input_tokens: answer.usage.inputTokens, output_tokens: answer.usage.outputTokens },
  }),
  chunks: (answer, modelId, cut) => [
    {
      type: 'message_start',
      message: {
        ...shell(modelId),
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: answer.usage.inputTokens, output_tokens: 1 },
      },
    },
    ...blockChunks(answer, cut),
    {
      type: 'message_delta',
      delta: { stop_reason: answer.stopReason, stop_sequence: null },
      usage: { output_tokens: answer.usage.outputTokens },
    },
    { type: 'message_stop' },
  ],
};

interface AnthropicBody {
  readonly messages?: readonly { readonly role: string; readonly content: string | readonly AnthropicPart[] }[];
  readonly tools?: readonly { readonly name: string; readonly input_schema: unknown }[];
  readonly tool_choice?: { readonly type: string; readonly name?: string };
}

interface AnthropicPart {
  readonly type: string;
  readonly text?: string;
  readonly content?: unknown;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: AnthropicPart) => part.text ?? (typeof part.content === 'string' ? part.content : '')).join('\n');
}

function shell(modelId: string): JsonObject {
  return { id: 'msg_bdrk_local', type: 'message', role: 'assistant', model: modelId };
}

function writeBlock(block: ContentBlock): readonly JsonObject[] {
  if (block.text !== undefined) return [{ type: 'text', text: block.text }];
  if (block.toolUse) return [{ type: 'tool_use', id: block.toolUse.toolUseId, name: block.toolUse.name, input: block.toolUse.input }];
  const reasoning = block.reasoningContent?.reasoningText;
  return reasoning ? [{ type: 'thinking', thinking: reasoning.text, signature: reasoning.signature ?? '' }] : [];
}

function blockChunks(answer: Answer, cut: Cut): readonly JsonObject[] {
  return answer.content.flatMap((block, index) => [
    ...writeBlock(block).map((written) => ({ type: 'content_block_start', index, content_block: emptied(written) })),
    ...deltas(block, cut).map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]);
}

/** The block as it stands before its deltas arrive. */
function emptied(block: JsonObject): JsonObject {
  switch (block.type) {
    case 'text':
      return { ...block, text: '' };
    case 'tool_use':
      return { ...block, input: {} };
    default:
      return { ...block, thinking: '', signature: '' };
  }
}

function deltas(block: ContentBlock, cut: Cut): readonly JsonObject[] {
  if (block.text !== undefined) return cut(block.text).map((text) => ({ type: 'text_delta', text }));
  if (block.toolUse) return cut(JSON.stringify(block.toolUse.input)).map((json) => ({ type: 'input_json_delta', partial_json: json }));
  const reasoning = block.reasoningContent?.reasoningText;
  if (!reasoning) return [];
  const thinking = cut(reasoning.text).map((text) => ({ type: 'thinking_delta', thinking: text }));
  return reasoning.signature === undefined ? thinking : [...thinking, { type: 'signature_delta', signature: reasoning.signature }];
}
