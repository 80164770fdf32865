import { readFileSync } from 'node:fs';
import type { Json } from 'outcrop/bedrock';
import { describe, expect, it } from 'vitest';
import { modelFacts } from '../../packages/runtime/src/bedrock/model/model-facts.ts';
import { baseModelId } from '../../packages/runtime/src/bedrock/model/model-id.ts';

type Facts = Readonly<Record<string, Json>>;

interface FactFile {
  readonly defaults: Facts;
  readonly rules: readonly (Facts & { readonly match: string })[];
  readonly prices: readonly { readonly id: string }[];
}

const file = JSON.parse(readFileSync(new URL('bedrock/model-facts.json', import.meta.url), 'utf8')) as FactFile;

/** One id for each rule that no priced model falls under. */
const FURTHER_IDS = [
  'anthropic.claude-fable-5-v1:0',
  'anthropic.claude-v2:1',
  'anthropic.claude-instant-v1',
  'amazon.titan-text-lite-v1',
  'amazon.rerank-v1:0',
  'cohere.rerank-v3-5:0',
  'cohere.command-text-v14',
  'cohere.command-r-v1:0',
  'meta.llama2-13b-chat-v1',
  'meta.llama3-1-70b-instruct-v1:0',
  'meta.llama3-2-90b-instruct-v1:0',
  'meta.llama4-scout-17b-instruct-v1:0',
  'mistral.mixtral-8x7b-instruct-v0:1',
  'mistral.mistral-large-2402-v1:0',
  'ai21.jamba-instruct-v1:0',
  'ai21.j2-ultra-v1',
  'openai.gpt-5',
  'google.gemma-4-31b-it',
  'stability.stable-diffusion-xl-v1',
  'amazon.nova-canvas-v1:0',
  'amazon.titan-image-generator-v2:0',
  'amazon.titan-embed-text-v2:0',
  'amazon.titan-embed-image-v1',
  'amazon.nova-2-multimodal-embeddings-v1:0',
  'cohere.embed-english-v3',
  'ai21.jamba-1-5-large-v1:0',
  'deepseek.v3-v1:0',
  'moonshot.kimi-k2-thinking',
  'zai.glm-5',
  'minimax.minimax-m2',
  'stability.sd3-5-large-v1:0',
  'twelvelabs.pegasus-1-2-v1:0',
];

const SWITCHES = [
  ...['converse', 'stream', 'system', 'tools', 'stream_tools', 'vision', 'documents', 'video', 'audio', 's3_media'],
  ...['leading_assistant', 'prefill', 'tool_result_status', 'structured_native', 'strict_tools'],
];

/** Facts of the file for a model: its first rule over the defaults. */
function expectedFacts(id: string): Facts | undefined {
  const rule = file.rules.find(({ match }) => new RegExp(match).test(baseModelId(id) ?? ''));
  return rule === undefined ? undefined : { ...file.defaults, ...rule };
}

function pick(facts: Facts): Record<string, unknown> {
  const { defaults } = file;
  const switches = SWITCHES.map((name) => [name, facts[name] ?? defaults[name]]);
  const thinking = facts.thinking as { readonly style: string; readonly efforts?: object | readonly string[] } | null | undefined;
  const cache = facts.cache as { readonly max_points: number; readonly tools: boolean; readonly ttl: readonly string[] } | null | undefined;
  const efforts = Array.isArray(thinking?.efforts) ? thinking.efforts : Object.keys(thinking?.efforts ?? {});
  return {
    ...Object.fromEntries(switches),
    family: facts.family,
    tool_choice: facts.tools === false ? [] : (facts.tool_choice ?? defaults.tool_choice),
    tool_result_with: facts.tools === false ? [] : (facts.tool_result_with ?? defaults.tool_result_with),
    top_k: facts.top_k ?? null,
    seed_field: facts.seed_field ?? null,
    sampling: facts.sampling ?? 'free',
    stop_sequences: facts.stop_sequences ?? true,
    thinking: thinking ? { style: thinking.style, efforts } : null,
    cache: cache ? { max_points: cache.max_points, tools: cache.tools, ttl: cache.ttl } : null,
  };
}

describe('model facts', () => {
  it.each([...file.prices.map(({ id }) => id), ...FURTHER_IDS])('%s', (id) => {
    const expected = expectedFacts(id);
    const actual = modelFacts(id) as Facts | undefined;
    expect(actual === undefined ? undefined : pick(actual)).toEqual(expected === undefined ? undefined : pick(expected));
  });
});
