import { type Answer, textOfAnswer } from '../answers/answer.ts';
import type { InvokeFamily } from './invoke-family.ts';
import type { JsonObject } from './invoke-format.ts';

/** The chat-completion format of the open-weight families. */
export const OPENAI_CHAT: InvokeFamily = {
  read(body) {
    const { messages = [], tools = [], tool_choice: choice } = body as ChatBody;
    return {
      messages: messages.map((message) => ({
        role: message.role,
        text: textOf(message.content),
        hasToolResult: message.role === 'tool',
      })),
      tools: tools.map((tool) => ({ name: tool.function.name, schema: tool.function.parameters })),
      forcedTool: choice === 'required' ? 'any' : typeof choice === 'object' ? choice.function?.name : undefined,
    };
  },
  write: (answer, modelId) => ({
    ...shell('chat.completion', modelId),
    choices: [
      {
        index: 0,
        finish_reason: finishReason(answer),
        message: { role: 'assistant', content: textOfAnswer(answer) || null, ...calls(answer) },
      },
    ],
    usage: usage(answer),
  }),
  chunks: (answer, modelId, cut) => [
    ...cut(textOfAnswer(answer)).map((content, index) => chunk(modelId, { ...(index === 0 && { role: 'assistant' }), content }, null)),
    { ...chunk(modelId, calls(answer), finishReason(answer)), usage: usage(answer) },
  ],
};

interface ChatBody {
  readonly messages?: readonly { readonly role: string; readonly content?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters?: unknown } }[];
  readonly tool_choice?: string | { readonly function?: { readonly name: string } };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part: { readonly text?: string }) => part.text ?? '').join('\n') : '';
}

function shell(object: string, modelId: string): JsonObject {
  return { id: 'chatcmpl-local', object, created: 0, model: modelId };
}

function chunk(modelId: string, delta: JsonObject, finish: string | null): JsonObject {
  return { ...shell('chat.completion.chunk', modelId), choices: [{ index: 0, delta, finish_reason: finish }] };
}

function calls(answer: Answer): JsonObject {
  const uses = answer.content.flatMap((block) => block.toolUse ?? []);
  if (uses.length === 0) return {};
  return {
    tool_calls: uses.map((use, index) => ({
      index,
      id: use.toolUseId,
      type: 'function',
      function: { name: use.name, arguments: JSON.stringify(use.input) },
    })),
  };
}

function finishReason(answer: Answer): string {
  if (answer.stopReason === 'tool_use') return 'tool_calls';
  return answer.stopReason === 'max_tokens' ? 'length' : 'stop';
}

function usage({ usage }: Answer): JsonObject {
  return { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, total_tokens: usage.totalTokens };
}
