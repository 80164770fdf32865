// Capability facts, as of November 2026. Tried in order against the model id without geography prefix; the first match counts.
// Sources: AWS documentation and the experience of other clients. Only what is known to differ is listed.
import type { CacheFacts, ModelFacts, ThinkingFacts } from './model-facts.ts';

const EVERY_CHOICE = ['auto', 'any', 'tool'] as const;
const LONG_CACHE: CacheFacts = { max_points: 4, tools: true, ttl: ['5m', '1h'] };
const SHORT_CACHE: CacheFacts = { max_points: 4, tools: true, ttl: ['5m'] };
const NOVA_CACHE: CacheFacts = { max_points: 4, tools: false, ttl: ['5m'] };

const BUDGET: ThinkingFacts = {
  style: 'anthropic-budget',
  efforts: { minimal: 1024, low: 1024, medium: 2048, high: 4096, max: 16_384 },
};

function adaptive(budget_allowed: boolean, ...efforts: readonly string[]): ThinkingFacts {
  return { style: 'anthropic-adaptive', efforts: words(efforts), budget_allowed };
}

function words(efforts: readonly string[]): Record<string, string> {
  return Object.fromEntries(efforts.map((effort) => [effort, effort]));
}

const CLAUDE: ModelFacts = {
  family: 'anthropic',
  tool_choice: EVERY_CHOICE,
  vision: true,
  documents: true,
  leading_assistant: true,
  prefill: true,
  tool_result_with: ['text', 'image'],
  top_k: 'top_k',
  invoke: 'anthropic-messages',
};
const NEWEST_CLAUDE: ModelFacts = { ...CLAUDE, prefill: false, sampling: 'none', cache: LONG_CACHE };
const CLAUDE_4_5: ModelFacts = {
  ...CLAUDE,
  sampling: 'temperature-xor-top_p',
  cache: LONG_CACHE,
  thinking: BUDGET,
  structured_native: true,
  strict_tools: true,
};

const NOVA: ModelFacts = {
  family: 'nova',
  tool_choice: EVERY_CHOICE,
  cache: NOVA_CACHE,
  top_k: 'inferenceConfig.topK',
  stop_sequences: { max: 4 },
  invoke: 'nova',
};
const SEEING_NOVA: ModelFacts = { ...NOVA, vision: true, documents: true, video: true, s3_media: true };
const LLAMA: ModelFacts = { family: 'llama', documents: true, tool_choice: [], tool_result_with: [], invoke: 'llama' };
const MISTRAL: ModelFacts = { family: 'mistral', tool_choice: ['auto', 'any'], tool_result_with: [], invoke: 'openai-chat' };
const STRICT = { structured_native: true, strict_tools: true } as const;
const NO_CONVERSE = { converse: false, stream: false, system: false, tools: false } as const;
const NO_TOOLS = { tools: false, tool_choice: [] } as const;
const PLAIN = { ...NO_TOOLS, stream_tools: false } as const;

export const MODEL_FACT_TABLE: readonly (readonly [pattern: RegExp, facts: ModelFacts])[] = [
  [
    /^anthropic\.claude-(fable-5|mythos-5)/,
    { ...NEWEST_CLAUDE, tool_choice: ['auto'], thinking: adaptive(false, 'low', 'medium', 'high', 'xhigh', 'max') },
  ],
  [
    /^anthropic\.claude-(opus-4-[78]|opus-5|sonnet-5)/,
    { ...NEWEST_CLAUDE, thinking: adaptive(false, 'low', 'medium', 'high', 'xhigh', 'max') },
  ],
  [/^anthropic\.claude-(opus-4-6|sonnet-4-6)/, { ...CLAUDE_4_5, prefill: false, thinking: adaptive(true, 'low', 'medium', 'high', 'max') }],
  [/^anthropic\.claude-(opus-4-5|haiku-4-5|sonnet-4-5)/, CLAUDE_4_5],
  [/^anthropic\.claude-opus-4-1/, { ...CLAUDE, sampling: 'temperature-xor-top_p', cache: SHORT_CACHE, thinking: BUDGET }],
  [/^anthropic\.claude-(opus-4|sonnet-4)-/, { ...CLAUDE, cache: SHORT_CACHE, thinking: BUDGET }],
  [/^anthropic\.claude-3-7-sonnet/, { ...CLAUDE, cache: SHORT_CACHE, thinking: BUDGET }],
  [/^anthropic\.claude-3-5-haiku/, { ...CLAUDE, vision: false, cache: SHORT_CACHE }],
  [/^anthropic\.claude-3-5-sonnet-20241022/, { ...CLAUDE, cache: SHORT_CACHE }],
  [/^anthropic\.claude-3/, CLAUDE],
  [/^anthropic\.claude-(v2|instant)/, { ...CLAUDE, ...PLAIN, vision: false, invoke: 'anthropic-text' }],
  [
    /^amazon\.nova-2-lite/,
    { ...SEEING_NOVA, thinking: { style: 'nova', efforts: words(['low', 'medium', 'high']) }, system_tools: ['nova_code_interpreter'] },
  ],
  [/^amazon\.nova-micro/, NOVA],
  [/^amazon\.nova-(premier|pro|lite)/, SEEING_NOVA],
  [/^(amazon\.(nova-canvas|titan-image)|stability\.)/, { ...NO_CONVERSE, family: 'image' }],
  [/^(amazon\.(titan-embed|nova-.*embed)|cohere\.embed)/, { ...NO_CONVERSE, family: 'embed' }],
  [/^(amazon|cohere)\.rerank/, { ...NO_CONVERSE, family: 'rerank' }],
  [/^amazon\.titan/, { ...PLAIN, family: 'titan', system: false, documents: true, invoke: 'titan-text' }],
  [
    /^cohere\.command-r/,
    { family: 'cohere', documents: true, tool_choice: [], stream_tools: false, top_k: 'k', seed_field: 'seed', invoke: 'cohere-command-r' },
  ],
  [/^cohere\.command/, { ...PLAIN, family: 'cohere', system: false, invoke: 'cohere-command' }],
  [/^meta\.llama4/, { ...LLAMA, vision: true }],
  [/^meta\.llama3-2-(11b|90b)/, { ...LLAMA, vision: true, stream_tools: false }],
  [/^meta\.llama3-[123]/, { ...LLAMA, stream_tools: false }],
  [/^meta\.llama/, { ...PLAIN, family: 'llama', documents: true, invoke: 'llama' }],
  [/^mistral\.(mistral-7b|mixtral)/, { ...PLAIN, family: 'mistral', system: false, documents: true, invoke: 'mistral' }],
  [/^mistral\.pixtral/, { ...MISTRAL, vision: true, documents: true }],
  [/^mistral\.voxtral/, { ...MISTRAL, ...STRICT, audio: true }],
  [/^mistral\.(magistral-small|ministral-3|mistral-large-3)/, { ...MISTRAL, ...STRICT, documents: true }],
  [/^mistral\./, { ...MISTRAL, stream_tools: false, documents: true, invoke: 'mistral' }],
  [/^ai21\.jamba-1-5/, { family: 'ai21', documents: true, tool_choice: [], invoke: 'openai-chat' }],
  [/^ai21\.jamba/, { ...PLAIN, family: 'ai21', invoke: 'openai-chat' }],
  [/^ai21\.j2/, { ...PLAIN, family: 'ai21', stream: false, system: false, invoke: 'ai21-j2' }],
  [/^deepseek\.r1/, { ...PLAIN, family: 'deepseek', documents: true, thinking: { style: 'always-on' }, invoke: 'deepseek-r1' }],
  [/^deepseek\./, { family: 'deepseek', tool_choice: [], structured_native: false, invoke: 'openai-chat' }],
  [
    /^openai\.gpt-oss/,
    {
      family: 'gpt-oss',
      tool_choice: ['auto'],
      thinking: { style: 'openai', efforts: words(['low', 'medium', 'high']) },
      invoke: 'openai-chat',
    },
  ],
  [/^openai\./, { family: 'openai', converse: false, note: 'It is served by the OpenAI-compatible endpoint only.' }],
  [
    /^qwen\.qwen3/,
    {
      ...STRICT,
      family: 'qwen',
      leading_assistant: true,
      thinking: { style: 'qwen', efforts: { minimal: 'low', low: 'low', medium: 'high', high: 'high', max: 'high' } },
      tool_choice: [],
      invoke: 'openai-chat',
    },
  ],
  [
    /^(moonshot|moonshotai)\./,
    {
      ...STRICT,
      family: 'kimi',
      leading_assistant: true,
      tool_choice: EVERY_CHOICE,
      stop_sequences: false,
      thinking: { style: 'always-on' },
      invoke: 'openai-chat',
    },
  ],
  [/^zai\./, { ...STRICT, family: 'glm', leading_assistant: true, tool_choice: EVERY_CHOICE, invoke: 'openai-chat' }],
  [/^minimax\./, { ...STRICT, family: 'minimax', invoke: 'openai-chat' }],
  [/^nvidia\.nemotron/, { ...STRICT, family: 'nemotron', invoke: 'openai-chat' }],
  [/^google\.gemma-3-(12|27)b/, { ...STRICT, family: 'gemma', vision: true, invoke: 'openai-chat' }],
  [/^google\./, { family: 'gemma', invoke: 'openai-chat' }],
  [/^writer\./, { family: 'palmyra', tool_result_with: [], tool_result_status: false, invoke: 'openai-chat' }],
  [
    /^twelvelabs\.pegasus/,
    { ...NO_TOOLS, family: 'pegasus', converse: false, system: false, video: true, s3_media: true, invoke: 'pegasus' },
  ],
];
