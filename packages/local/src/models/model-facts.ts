import type { InvokeFormat } from '../invoke/invoke-format.ts';

/** What the endpoint needs to know about a model. */
export interface ModelFacts {
  /** The format of its `InvokeModel` bodies; undefined if it has none or is unknown. */
  readonly invoke?: InvokeFormat;
  /** Whether a conversation may start with an assistant message. */
  readonly hasLeadingAssistant?: boolean;
}

/** First match wins; ids without geography prefix. */
const RULES: readonly (readonly [RegExp, ModelFacts])[] = [
  [/^anthropic\.claude-(?:v2|instant)/, { invoke: 'anthropic-text', hasLeadingAssistant: true }],
  [/^anthropic\./, { invoke: 'anthropic-messages', hasLeadingAssistant: true }],
  [/^amazon\.nova-canvas/, { invoke: 'amazon-image' }],
  [/^amazon\.titan-image/, { invoke: 'amazon-image' }],
  [/^amazon\.titan-embed/, { invoke: 'titan-embed' }],
  [/^amazon\.nova-.*embed/, {}],
  [/^amazon\.nova-/, { invoke: 'nova' }],
  [/^amazon\.rerank/, {}],
  [/^amazon\.titan/, { invoke: 'titan-text' }],
  [/^cohere\.embed/, { invoke: 'cohere-embed' }],
  [/^cohere\.rerank/, {}],
  [/^cohere\.command-r/, { invoke: 'cohere-command-r' }],
  [/^cohere\.command/, { invoke: 'cohere-command' }],
  [/^meta\.llama/, { invoke: 'llama' }],
  [/^mistral\.(?:pixtral|voxtral|magistral-small|ministral-3|mistral-large-3)/, { invoke: 'openai-chat' }],
  [/^mistral\./, { invoke: 'mistral' }],
  [/^ai21\.j2/, { invoke: 'ai21-j2' }],
  [/^deepseek\.r1/, { invoke: 'deepseek-r1' }],
  [/^(?:qwen\.qwen3|moonshot(?:ai)?\.|zai\.)/, { invoke: 'openai-chat', hasLeadingAssistant: true }],
  [/^(?:ai21\.jamba|deepseek|openai\.gpt-oss|minimax|nvidia|google|writer)/, { invoke: 'openai-chat' }],
  [/^stability\.stable-diffusion-xl/, { invoke: 'stability-sdxl' }],
  [/^stability\./, { invoke: 'stability-image' }],
  [/^twelvelabs\.pegasus/, { invoke: 'pegasus' }],
];

/** Finds the facts of a model id, profile id, or the ARN of either. Other ARNs have none. */
export function modelFacts(modelId: string): ModelFacts {
  const id = /^arn:.*:(?:foundation-model|inference-profile)\/(.+)$/.exec(modelId)?.[1] ?? modelId;
  const bare = id.replace(/^(?:us-gov|global|apac|us|eu|jp|au|ca)\./, '');
  return RULES.find(([pattern]) => pattern.test(bare))?.[1] ?? {};
}
