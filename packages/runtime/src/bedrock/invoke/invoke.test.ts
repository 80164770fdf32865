import { describe, expect, it } from 'vitest';
import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { InvokeFormat } from '../../program/index.ts';
import type { CallSettings, Conversation, ConversationPart, ToolDefinition } from '../conversation.ts';
import { buildContext } from '../converse/build-context.ts';
import { buildConverseInput } from '../converse/build-converse-input.ts';
import type { ConverseInput, ConverseStreamEvent } from '../converse/converse-wire.ts';
import type { JsonObject } from '../json.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import { readConverse } from '../response/read-converse.ts';
import { InvokeEvents } from './invoke-events.ts';
import { converseAnswerOf } from './read-invoke.ts';

const IMPORTED = 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl';

function chat(...turns: readonly string[]): Conversation {
  const parts = (turn: string): ConversationPart[] => [{ kind: 'text', text: turn.slice(2) }];
  return {
    system: turns.filter((turn) => turn.startsWith('s:')).map((turn) => ({ kind: 'text', text: turn.slice(2) })),
    messages: turns
      .filter((turn) => !turn.startsWith('s:'))
      .map((turn) => ({ role: turn.startsWith('a:') ? 'assistant' : 'user', parts: parts(turn) })),
  };
}

const DIALOGUE = chat('s:S', 'u:U', 'a:A', 'u:V');
const PREFILLED = chat('u:U', 'a:A');

async function build(
  options: BedrockOptions,
  conversation: Conversation,
  settings: CallSettings = {},
  warnings: string[] = [],
): Promise<ConverseInput> {
  const context = buildContext('C', options, settings, (message) => warnings.push(message));
  return buildConverseInput(context, conversation, () => Promise.reject(new Error('nothing is fetched')));
}

async function body(
  format: InvokeFormat,
  conversation: Conversation,
  inference_configuration: BedrockOptions['inference_configuration'] = {},
): Promise<JsonObject | undefined> {
  return (await build({ model: IMPORTED, route: 'invoke', invoke_format: format, inference_configuration }, conversation)).invoke?.body;
}

describe('invoke bodies', () => {
  it.each<[InvokeFormat, string, string]>([
    ['anthropic-text', 'S\n\nHuman: U\n\nAssistant: A\n\nHuman: V\n\nAssistant:', '\n\nHuman: U\n\nAssistant: A'],
    [
      'llama',
      '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|>' +
        '<|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nV<|eot_id|>' +
        '<|start_header_id|>assistant<|end_header_id|>\n\n',
      '<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA',
    ],
    ['mistral', '<s>[INST] S\n\nU [/INST]A</s>[INST] V [/INST]', '<s>[INST] U [/INST]A'],
    [
      'deepseek-r1',
      '<｜begin▁of▁sentence｜>S<｜User｜>U<｜Assistant｜>A<｜end▁of▁sentence｜><｜User｜>V<｜Assistant｜><think>\n',
      '<｜begin▁of▁sentence｜><｜User｜>U<｜Assistant｜>A',
    ],
    [
      'qwen-chatml',
      '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n<|im_start|>user\nV<|im_end|>\n<|im_start|>assistant\n',
      '<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA',
    ],
    ['cohere-command', 'S\n\nU\n\nA\n\nV', 'U\n\nA'],
    ['ai21-j2', 'S\n\nU\n\nA\n\nV', 'U\n\nA'],
  ])('%s writes a prompt', async (format, dialogue, prefilled) => {
    expect((await body(format, DIALOGUE))?.prompt).toBe(dialogue);
    expect((await body(format, PREFILLED))?.prompt).toBe(prefilled);
  });

  it.each<[InvokeFormat, object]>([
    ['titan-text', { inputText: 'S\n\nUser: U\nBot: A\nUser: V\nBot:' }],
    [
      'cohere-command-r',
      {
        message: 'V',
        preamble: 'S',
        chat_history: [
          { role: 'USER', message: 'U' },
          { role: 'CHATBOT', message: 'A' },
        ],
      },
    ],
    [
      'openai-chat',
      {
        messages: [
          { role: 'system', content: 'S' },
          { role: 'user', content: 'U' },
          { role: 'assistant', content: 'A' },
          { role: 'user', content: 'V' },
        ],
      },
    ],
    ['nova', { schemaVersion: 'messages-v1', system: [{ text: 'S' }], messages: expect.any(Array) }],
  ])('%s has its own members', async (format, expected) => {
    expect(await body(format, DIALOGUE)).toEqual(expected);
  });

  it.each<[InvokeFormat, object]>([
    ['anthropic-messages', { max_tokens: 9, temperature: 0.5, top_p: 0.9, top_k: 3, stop_sequences: ['X'] }],
    ['anthropic-text', { max_tokens_to_sample: 9, temperature: 0.5, top_p: 0.9, top_k: 3, stop_sequences: ['X'] }],
    ['mistral', { max_tokens: 9, temperature: 0.5, top_p: 0.9, top_k: 3, stop: ['X'] }],
    ['nova', { inferenceConfig: { maxTokens: 9, temperature: 0.5, topP: 0.9, topK: 3, stopSequences: ['X'] } }],
    ['cohere-command', { max_tokens: 9, temperature: 0.5, p: 0.9, k: 3, stop_sequences: ['X'] }],
    ['qwen-chatml', { max_gen_len: 9, temperature: 0.5, top_p: 0.9, top_k: 3, stop: ['X'] }],
  ])('%s has its own words for sampling', async (format, expected) => {
    const inference = { max_tokens: 9, temperature: 0.5, top_p: 0.9, top_k: 3, stop_sequences: ['X'] };
    expect(await body(format, chat('u:U'), inference)).toMatchObject(expected);
  });

  it('refuses what a format does not have', async () => {
    await expect(body('llama', chat('u:U'), { stop_sequences: ['X'] })).rejects.toThrow('does not take stop_sequences');
    await expect(body('titan-text', chat('u:U'), { top_k: 1 })).rejects.toThrow('does not take top_k');
  });

  const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
  const strictTool: ToolDefinition = { name: 'f', inputSchema: schema, strict: true };
  const native: BedrockOptions = { output_mode: 'native' };
  const effort: BedrockOptions = { output_config: { effort: 'low' } };

  it.each<[InvokeFormat, BedrockOptions, object]>([
    ['anthropic-messages', native, { output_config: { format: { type: 'json_schema', schema } } }],
    ['anthropic-messages', effort, { output_config: { effort: 'low' } }],
    [
      'anthropic-messages',
      { ...native, ...effort, additional_model_request_fields: { output_config: { effort: 'high' } } },
      { output_config: { effort: 'high', format: { type: 'json_schema', schema } } },
    ],
    ['openai-chat', native, { response_format: { type: 'json_schema', json_schema: { name: 'Card', schema } } }],
    ['nova', { additional_model_request_fields: { x: 1 } }, { schemaVersion: 'messages-v1', x: 1 }],
    [
      'nova',
      { inference_configuration: { top_k: 5, top_p: 1 }, additional_model_request_fields: { inferenceConfig: { topK: 7, y: 2 } } },
      { inferenceConfig: { topK: 7, topP: 1, y: 2 } },
    ],
    ['llama', { additional_model_request_fields: { x: 1 } }, { x: 1 }],
  ])('%s has a place for %j', async (invoke_format, options, expected) => {
    const { invoke } = await build({ model: IMPORTED, route: 'invoke', invoke_format, ...options }, chat('u:U'), {
      outputSchema: { name: 'Card', schema },
    });
    expect(invoke?.body).toMatchObject(expected);
  });

  it.each<[InvokeFormat, BedrockOptions, ToolDefinition[], object]>([
    [
      'anthropic-messages',
      { tool_choice: 'any' },
      [strictTool, { type: 'computer_20250124' }],
      { tools: [{ name: 'f', input_schema: schema, strict: true }, { type: 'computer_20250124' }], tool_choice: { type: 'any' } },
    ],
    [
      'anthropic-messages',
      { prompt_caching: { tools: '1h' } },
      [strictTool],
      { tools: [{ name: 'f', input_schema: schema, strict: true, cache_control: { type: 'ephemeral', ttl: '1h' } }] },
    ],
    ['nova', {}, [strictTool], { toolConfig: { tools: [{ toolSpec: { name: 'f', inputSchema: { json: schema }, strict: true } }] } }],
    [
      'openai-chat',
      { tool_choice: { tool: 'f' } },
      [strictTool],
      {
        tools: [{ type: 'function', function: { name: 'f', parameters: schema, strict: true } }],
        tool_choice: { type: 'function', function: { name: 'f' } },
      },
    ],
  ])('%s writes tools, with %j', async (invoke_format, options, tools, expected) => {
    const { invoke } = await build({ model: IMPORTED, route: 'invoke', invoke_format, ...options }, chat('u:U'), { tools });
    expect(invoke?.body).toMatchObject(expected);
  });

  it.each<[InvokeFormat, BedrockOptions, CallSettings, string]>([
    ['llama', native, { outputSchema: { schema } }, 'output_mode "native"'],
    ['nova', native, { outputSchema: { schema } }, 'output_mode "native"'],
    ['openai-chat', effort, {}, 'output_config'],
    ['llama', {}, { tools: [{ name: 'f', inputSchema: schema }] }, 'tools'],
    ['mistral', { output_mode: 'tool' }, { outputSchema: { schema } }, 'tools'],
    ['anthropic-messages', { system_tools: ['search'] }, {}, 'system tools'],
    ['anthropic-messages', { additional_model_response_field_paths: ['/a'] }, {}, 'additional_model_response_field_paths'],
    ['nova', { additional_model_response_field_paths: ['/a'] }, {}, 'additional_model_response_field_paths'],
  ])('%s has no place for %j, %j', async (invoke_format, more, asked, expected) => {
    const options: BedrockOptions = { model: IMPORTED, route: 'invoke', invoke_format, ...more };
    for (const drop_unsupported_params of [false, 'pass'] as const) {
      const attempt = build({ ...options, drop_unsupported_params }, chat('u:U'), asked);
      await expect(attempt).rejects.toBeInstanceOf(BamlInvalidArgumentError);
      await expect(attempt).rejects.toThrow(`does not take ${expected} with route "invoke"`);
    }
    const warnings: string[] = [];
    const { invoke } = await build({ ...options, drop_unsupported_params: true }, chat('u:U'), asked, warnings);
    expect(invoke?.body).toEqual(await body(invoke_format, chat('u:U')));
    expect(warnings).toEqual([expect.stringContaining(expected)]);
  });

  it('renames the limit of GPT-OSS', async () => {
    const input = await build(
      { model: 'openai.gpt-oss-120b-1:0', route: 'invoke', inference_configuration: { max_tokens: 9 } },
      chat('u:U'),
    );
    expect(input.invoke?.body).toMatchObject({ max_completion_tokens: 9 });
  });

  it('writes blocks of Anthropic', async () => {
    const png = { kind: 'image' as const, source: { kind: 'base64' as const, base64: 'iVBORw0KGgo=', mediaType: 'image/png' } };
    const conversation: Conversation = {
      system: [
        { kind: 'text', text: 'A' },
        { kind: 'cache-point', ttl: '1h' },
      ],
      messages: [
        { role: 'user', parts: [{ kind: 'media', media: png }, { kind: 'text', text: 'B' }, { kind: 'cache-point' }] },
        {
          role: 'assistant',
          parts: [
            { kind: 'reasoning', text: 'R', signature: 's' },
            { kind: 'tool-use', id: 't', name: 'f', input: { a: 1 } },
          ],
        },
        { role: 'user', parts: [{ kind: 'tool-result', id: 't', status: 'error', content: [{ kind: 'json', json: { b: 2 } }] }] },
      ],
    };
    expect(await body('anthropic-messages', conversation)).toMatchObject({
      system: [{ type: 'text', text: 'A', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      messages: [
        {
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
            { type: 'text', text: 'B', cache_control: { type: 'ephemeral' } },
          ],
        },
        {
          content: [
            { type: 'thinking', thinking: 'R', signature: 's' },
            { type: 'tool_use', id: 't', name: 'f', input: { a: 1 } },
          ],
        },
        { content: [{ type: 'tool_result', tool_use_id: 't', content: [{ type: 'text', text: '{"b":2}' }], is_error: true }] },
      ],
    });
  });

  it.each<[string, BedrockOptions, string]>([
    ['an imported model on Converse', { model: IMPORTED }, 'need route "invoke"'],
    ['a family nobody knows', { model: 'acme.model', route: 'invoke' }, 'set invoke_format'],
    ['a family without a body', { model: 'amazon.titan-embed-text-v2:0', route: 'invoke' }, 'set invoke_format'],
  ])('refuses %s', async (_, options, expected) => {
    await expect(build(options, chat('u:U'))).rejects.toThrow(expected);
  });

  it('invokes what Converse does not offer', async () => {
    const video = { kind: 'video' as const, source: { kind: 'url' as const, url: 's3://b/v.mp4' } };
    const conversation: Conversation = { system: [], messages: [{ role: 'user', parts: [{ kind: 'media', media: video }] }] };
    const options: BedrockOptions = { model: 'us.twelvelabs.pegasus-1-2-v1:0', output_mode: 'native' };
    expect((await build(options, conversation, { outputSchema: { schema } })).invoke?.body).toMatchObject({
      mediaSource: { s3Location: { uri: 's3://b/v.mp4' } },
      responseFormat: { jsonSchema: schema },
    });
  });
});

describe('invoke answers', () => {
  it.each<[InvokeFormat, JsonObject, object]>([
    ['anthropic-text', { completion: 'x', stop_reason: 'stop_sequence' }, { text: 'x', stopReason: 'stop_sequence' }],
    ['mistral', { outputs: [{ text: 'x', stop_reason: 'length' }] }, { text: 'x', stopReason: 'max_tokens' }],
    [
      'titan-text',
      { inputTextTokenCount: 1, results: [{ outputText: 'x', tokenCount: 2, completionReason: 'FINISH' }] },
      { text: 'x', stopReason: 'end_turn', usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } },
    ],
    ['cohere-command', { generations: [{ text: 'x', finish_reason: 'COMPLETE' }] }, { text: 'x', stopReason: 'end_turn' }],
    ['cohere-command-r', { text: 'x', finish_reason: 'MAX_TOKENS' }, { text: 'x', stopReason: 'max_tokens' }],
    ['ai21-j2', { completions: [{ data: { text: 'x' }, finishReason: { reason: 'endoftext' } }] }, { text: 'x', stopReason: 'end_turn' }],
    ['deepseek-r1', { choices: [{ text: 'why\n</think>\n\nx', stop_reason: 'stop' }] }, { text: 'x', reasoning: [{ text: 'why' }] }],
    [
      'openai-chat',
      { choices: [{ message: { content: '<reasoning>why</reasoning>x' }, finish_reason: 'stop' }] },
      { text: 'x', reasoning: [{ text: 'why' }] },
    ],
    [
      'openai-chat',
      {
        choices: [
          {
            message: { content: null, tool_calls: [{ id: 't', function: { name: 'f', arguments: '{"a":1}' } }] },
            finish_reason: 'tool_calls',
          },
        ],
        usage: { prompt_tokens: 1, completion_tokens: 2 },
      },
      { text: '', stopReason: 'tool_use', toolCalls: [{ id: 't', name: 'f', input: { a: 1 } }], usage: { totalTokens: 3 } },
    ],
    [
      'nova',
      { output: { message: { role: 'assistant', content: [{ text: 'x' }] } }, stopReason: 'end_turn' },
      { text: 'x', stopReason: 'end_turn' },
    ],
  ])('%s', (format, answer, expected) => {
    expect(readConverse(converseAnswerOf(format, answer, {}))).toMatchObject(expected);
  });

  it('counts tokens by headers where the body does not', () => {
    const headers = { 'x-amzn-bedrock-input-token-count': '900', 'x-amzn-bedrock-output-token-count': '5' };
    expect(readConverse(converseAnswerOf('pegasus', { message: 'x', finishReason: 'stop' }, headers)).usage).toMatchObject({
      inputTokens: 900,
      outputTokens: 5,
      totalTokens: 905,
    });
  });
});

describe('invoke streams', () => {
  function events(format: InvokeFormat, chunks: readonly JsonObject[]): ConverseStreamEvent[] {
    const translator = new InvokeEvents(format);
    return chunks.flatMap((chunk) => translator.accept({ bytes: btoa(JSON.stringify(chunk)) }));
  }

  it('translates those of Anthropic', () => {
    const translated = events('anthropic-messages', [
      { type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'why' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 's' } },
      { type: 'content_block_start', index: 1, content_block: { type: 'text' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'x' } },
      { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 't', name: 'f' } },
      { type: 'content_block_delta', index: 2, delta: { type: 'input_json_delta', partial_json: '{}' } },
      { type: 'content_block_stop', index: 2 },
      { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 7 } },
      { type: 'message_stop' },
    ]);
    expect(translated).toEqual([
      { metadata: { usage: { inputTokens: 3, outputTokens: 1, totalTokens: 4 } } },
      { contentBlockStart: { contentBlockIndex: 0, start: {} } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: 'why' } } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { signature: 's' } } } },
      { contentBlockStart: { contentBlockIndex: 1, start: {} } },
      { contentBlockDelta: { contentBlockIndex: 1, delta: { text: 'x' } } },
      { contentBlockStart: { contentBlockIndex: 2, start: { toolUse: { toolUseId: 't', name: 'f' } } } },
      { contentBlockDelta: { contentBlockIndex: 2, delta: { toolUse: { input: '{}' } } } },
      { contentBlockStop: { contentBlockIndex: 2 } },
      { messageStop: { stopReason: 'tool_use' } },
      { metadata: { usage: { inputTokens: 3, outputTokens: 7, totalTokens: 10 } } },
    ]);
  });

  it.each<[InvokeFormat, JsonObject[], string]>([
    ['openai-chat', [{ choices: [{ delta: { content: 'a' } }] }, { choices: [{ delta: { content: 'b' }, finish_reason: 'stop' }] }], 'ab'],
    [
      'cohere-command-r',
      [
        { event_type: 'text-generation', text: 'a' },
        { event_type: 'stream-end', text: 'a', finish_reason: 'COMPLETE' },
      ],
      'a',
    ],
    ['titan-text', [{ outputText: 'a' }, { outputText: 'b', completionReason: 'FINISH' }], 'ab'],
  ])('translates those of %s', (format, chunks, expected) => {
    const translated = events(format, chunks);
    expect(translated.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('')).toBe(expected);
    expect(translated.filter(({ messageStop }) => messageStop !== undefined)).toEqual([{ messageStop: { stopReason: 'end_turn' } }]);
  });

  it.each([{ bytes: '%' }, { bytes: btoa('nonsense') }, { bytes: btoa('[]') }, {}])('refuses %j', (payload) => {
    expect(() => new InvokeEvents('llama').accept(payload)).toThrow('a chunk is not');
  });
});
