import type { InvokeFormat } from '../../program/index.ts';
import type { ConverseAnswer, WireContent, WireUsage } from '../converse/converse-wire.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { at, textAt } from './json-path.ts';

/** Stop reasons of all families, in Converse's words. What is not listed passes through. */
const STOP_REASONS: ReadonlyMap<string, string> = new Map([
  ['stop', 'end_turn'],
  ['finish', 'end_turn'],
  ['finished', 'end_turn'],
  ['complete', 'end_turn'],
  ['endoftext', 'end_turn'],
  ['length', 'max_tokens'],
  ['max_tokens', 'max_tokens'],
  ['tool_calls', 'tool_use'],
  ['content_filter', 'content_filtered'],
  ['content_filtered', 'content_filtered'],
]);

export function stopReasonOf(word: Json | undefined): string | undefined {
  return typeof word === 'string' ? (STOP_REASONS.get(word.toLowerCase()) ?? word) : undefined;
}

/** Reads an Invoke answer as if it were a Converse answer. */
export function converseAnswerOf(format: InvokeFormat, body: JsonObject, headers: Readonly<Record<string, string>>): ConverseAnswer {
  if (format === 'nova') return body as ConverseAnswer;
  const answer = format === 'anthropic-messages' ? anthropicAnswer(body) : textAnswer(format, body);
  return answer.usage === undefined ? { ...answer, ...withUsage(usageOfHeaders(headers)) } : answer;
}

/** Where the formats that answer with one text keep it, and why they stopped. */
const TEXT_PATHS: Readonly<Record<Exclude<InvokeFormat, 'anthropic-messages' | 'nova'>, readonly [text: string, stop: string]>> = {
  'anthropic-text': ['completion', 'stop_reason'],
  llama: ['generation', 'stop_reason'],
  mistral: ['outputs.0.text', 'outputs.0.stop_reason'],
  'titan-text': ['results.0.outputText', 'results.0.completionReason'],
  'cohere-command': ['generations.0.text', 'generations.0.finish_reason'],
  'cohere-command-r': ['text', 'finish_reason'],
  'ai21-j2': ['completions.0.data.text', 'completions.0.finishReason.reason'],
  'openai-chat': ['choices.0.message.content', 'choices.0.finish_reason'],
  'deepseek-r1': ['choices.0.text', 'choices.0.stop_reason'],
  'qwen-chatml': ['generation', 'stop_reason'],
  pegasus: ['message', 'finishReason'],
};

function textAnswer(format: Exclude<InvokeFormat, 'anthropic-messages' | 'nova'>, body: JsonObject): ConverseAnswer {
  const [textPath, stopPath] = TEXT_PATHS[format];
  const content = [...splitReasoning(textAt(body, textPath)), ...openAiToolCalls(body)];
  const separate = textAt(body, 'choices.0.message.reasoning_content');
  const reasoning = separate === '' ? [] : [{ reasoningContent: { reasoningText: { text: separate } } }];
  return answerOf([...reasoning, ...content], stopReasonOf(at(body, stopPath)), usageOf(body));
}

/** Some families write their reasoning in front of the answer, between tags. */
function splitReasoning(text: string): WireContent[] {
  const match = /^\s*<(reasoning|think)>([\s\S]*?)<\/\1>\s*/.exec(text);
  // A prompt that ends in `<think>` makes the answer begin inside the tag.
  const open = match === null ? /^([\s\S]*?)<\/think>\s*/.exec(text) : null;
  const reasoning = match?.[2] ?? open?.[1];
  if (reasoning === undefined) return [{ text }];
  const rest = text.slice((match ?? open)?.[0].length ?? 0);
  return [{ reasoningContent: { reasoningText: { text: reasoning.trim() } } }, { text: rest }];
}

function openAiToolCalls(body: JsonObject): WireContent[] {
  const calls = at(body, 'choices.0.message.tool_calls');
  return (Array.isArray(calls) ? (calls as readonly Json[]) : []).map((call) => ({
    toolUse: { toolUseId: textAt(call, 'id'), name: textAt(call, 'function.name'), input: parseInput(textAt(call, 'function.arguments')) },
  }));
}

function parseInput(text: string): Json {
  try {
    return text === '' ? {} : (JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

function anthropicAnswer(body: JsonObject): ConverseAnswer {
  const content = Array.isArray(body.content) ? (body.content as readonly Json[]).filter(isJsonObject).flatMap(anthropicContent) : [];
  return answerOf(content, stopReasonOf(body.stop_reason), usageOf(body));
}

function anthropicContent(block: JsonObject): WireContent[] {
  switch (block.type) {
    case 'text':
      return [{ text: textAt(block, 'text') }];
    case 'thinking':
      return [{ reasoningContent: { reasoningText: { text: textAt(block, 'thinking'), ...signature(block) } } }];
    case 'redacted_thinking':
      return [{ reasoningContent: { redactedContent: textAt(block, 'data') } }];
    case 'tool_use':
      return [{ toolUse: { toolUseId: textAt(block, 'id'), name: textAt(block, 'name'), input: block.input ?? {} } }];
    default:
      return [];
  }
}

function signature(block: JsonObject): { readonly signature?: string } {
  return typeof block.signature === 'string' ? { signature: block.signature } : {};
}

function answerOf(content: readonly WireContent[], stopReason: string | undefined, usage: WireUsage | undefined): ConverseAnswer {
  return { output: { message: { role: 'assistant', content } }, ...(stopReason === undefined ? {} : { stopReason }), ...withUsage(usage) };
}

function withUsage(usage: WireUsage | undefined): { readonly usage?: WireUsage } {
  return usage === undefined ? {} : { usage };
}

/** Token counts under all the names that families give them. */
const USAGE_PATHS = {
  inputTokens: [
    'usage.input_tokens',
    'usage.prompt_tokens',
    'prompt_token_count',
    'inputTextTokenCount',
    'amazon-bedrock-invocationMetrics.inputTokenCount',
  ],
  outputTokens: [
    'usage.output_tokens',
    'usage.completion_tokens',
    'generation_token_count',
    'results.0.tokenCount',
    'amazon-bedrock-invocationMetrics.outputTokenCount',
  ],
  cacheReadInputTokens: ['usage.cache_read_input_tokens'],
  cacheWriteInputTokens: ['usage.cache_creation_input_tokens'],
} as const;

/** Reads the token counts that a body holds; undefined when it holds none. */
export function usageOf(body: JsonObject): WireUsage | undefined {
  const found = Object.entries(USAGE_PATHS).flatMap(([member, paths]) => {
    const count = paths.map((path) => at(body, path)).find((value) => typeof value === 'number');
    return count === undefined ? [] : [[member, count] as const];
  });
  return found.length === 0 ? undefined : withTotal(Object.fromEntries(found));
}

function usageOfHeaders(headers: Readonly<Record<string, string>>): WireUsage | undefined {
  const inputTokens = Number(headers['x-amzn-bedrock-input-token-count'] ?? Number.NaN);
  const outputTokens = Number(headers['x-amzn-bedrock-output-token-count'] ?? Number.NaN);
  return Number.isNaN(inputTokens) || Number.isNaN(outputTokens) ? undefined : withTotal({ inputTokens, outputTokens });
}

function withTotal(usage: WireUsage): WireUsage {
  const { inputTokens, outputTokens } = usage;
  return inputTokens === undefined || outputTokens === undefined ? usage : { ...usage, totalTokens: inputTokens + outputTokens };
}
