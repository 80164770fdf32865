import type { InvokeFormat } from '../../program/index.ts';
import { type BuildContext, doesNotTake, passesUnsupported } from '../converse/build-context.ts';
import type { InferenceConfig } from '../converse/converse-wire.ts';
import type { Json, JsonObject } from '../json.ts';

/** What a format calls the sampling parameters. What is not listed, it does not have. */
interface ParameterNames {
  readonly maxTokens: string;
  readonly temperature: string;
  readonly topP?: string;
  readonly topK?: string;
  readonly stop?: string;
  readonly seed?: string;
}

const SNAKE = { maxTokens: 'max_tokens', temperature: 'temperature', topP: 'top_p' } as const;
const CAMEL = { maxTokens: 'maxTokens', temperature: 'temperature', topP: 'topP', stop: 'stopSequences' } as const;
const COHERE = { maxTokens: 'max_tokens', temperature: 'temperature', topP: 'p', topK: 'k', stop: 'stop_sequences' } as const;

const NAMES: Readonly<Record<InvokeFormat, ParameterNames>> = {
  'anthropic-messages': { ...SNAKE, topK: 'top_k', stop: 'stop_sequences' },
  'anthropic-text': { ...SNAKE, maxTokens: 'max_tokens_to_sample', topK: 'top_k', stop: 'stop_sequences' },
  llama: { ...SNAKE, maxTokens: 'max_gen_len' },
  mistral: { ...SNAKE, topK: 'top_k', stop: 'stop' },
  'titan-text': { ...CAMEL, maxTokens: 'maxTokenCount' },
  nova: { ...CAMEL, topK: 'topK' },
  'cohere-command': COHERE,
  'cohere-command-r': { ...COHERE, seed: 'seed' },
  'ai21-j2': CAMEL,
  'openai-chat': { ...SNAKE, stop: 'stop' },
  'deepseek-r1': { ...SNAKE, stop: 'stop' },
  'qwen-chatml': { ...SNAKE, maxTokens: 'max_gen_len', topK: 'top_k', stop: 'stop' },
  pegasus: { maxTokens: 'maxOutputTokens', temperature: 'temperature' },
};

/** Wire: these formats require a limit. */
const DEFAULT_MAX_TOKENS: Partial<Record<InvokeFormat, number>> = { 'anthropic-messages': 4096, 'anthropic-text': 4096 };

/** The sampling parameters in the words of a format. Those that the model's family refuses are gone from `config` already. */
export function inferenceMembers(context: BuildContext, format: InvokeFormat, config: InferenceConfig): JsonObject {
  const { top_k, seed } = context.options.inference_configuration ?? {};
  const names = namesFor(context, format);
  const values: readonly (readonly [option: string, name: string | undefined, value: Json | undefined])[] = [
    ['max_tokens', names.maxTokens, config.maxTokens ?? DEFAULT_MAX_TOKENS[format]],
    ['temperature', names.temperature, config.temperature],
    ['top_p', names.topP, config.topP],
    ['top_k', names.topK, top_k],
    ['stop_sequences', names.stop, config.stopSequences],
    ['seed', names.seed, seed],
  ];
  return Object.fromEntries(
    values.flatMap(([option, name, value]) => {
      if (value === undefined || (name === undefined && !passesUnsupported(context, doesNotTake(context, option)))) return [];
      return [[name ?? option, value]];
    }),
  );
}

/** Wire: GPT-OSS renamed the limit. */
function namesFor({ facts }: BuildContext, format: InvokeFormat): ParameterNames {
  const names = NAMES[format];
  return facts?.family === 'gpt-oss' ? { ...names, maxTokens: 'max_completion_tokens' } : names;
}
