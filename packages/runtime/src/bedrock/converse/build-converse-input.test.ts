import { describe, expect, it, vi } from 'vitest';
import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { Media } from '../../media/media.ts';
import type { CallSettings, Conversation, ConversationPart } from '../conversation.ts';
import type { FetchedMedia } from '../media/media-source.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import { buildContext } from './build-context.ts';
import { buildConverseInput } from './build-converse-input.ts';
import type { ConverseBody, ConverseInput } from './converse-wire.ts';

const HAIKU = 'anthropic.claude-3-haiku-20240307-v1:0';
const SONNET_45 = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const SONNET_46 = 'us.anthropic.claude-sonnet-4-6';
const OPUS_5 = 'us.anthropic.claude-opus-5-v1:0';
const LLAMA = 'meta.llama3-1-70b-instruct-v1:0';
const MIXTRAL = 'mistral.mixtral-8x7b-instruct-v0:1';
const NOVA = 'us.amazon.nova-pro-v1:0';
const KIMI = 'moonshot.kimi-k2-thinking';
const UNKNOWN = 'acme.model-1';

const png = { kind: 'image', source: { kind: 'base64', base64: 'iVBORw0KGgo=', mediaType: 'image/png' } } as const;
const tool = { name: 'f', inputSchema: { type: 'object' } };

function text(content: string): ConversationPart {
  return { kind: 'text', text: content };
}

/** `u:hello` and `a:hi` in few characters; `s:` is the system prompt. */
function chat(...turns: readonly string[]): Conversation {
  const system = turns.filter((turn) => turn.startsWith('s:')).map((turn) => ({ kind: 'text' as const, text: turn.slice(2) }));
  const rest = turns.filter((turn) => !turn.startsWith('s:'));
  return { system, messages: rest.map((turn) => ({ role: turn.startsWith('a:') ? 'assistant' : 'user', parts: [text(turn.slice(2))] })) };
}

function mediaAt(kind: Media['kind'], url: string): ConversationPart & { kind: 'media' } {
  return { kind: 'media', media: { kind, source: { kind: 'url', url } } };
}

function user(...parts: readonly ConversationPart[]): Conversation {
  return { system: [], messages: [{ role: 'user', parts }] };
}

interface Given {
  readonly settings?: CallSettings;
  readonly fetched?: FetchedMedia;
  readonly warnings?: string[];
}

async function build(options: BedrockOptions, conversation: Conversation = chat('u:hi'), given: Given = {}): Promise<ConverseInput> {
  const context = buildContext('Haiku', options, given.settings ?? {}, (message) => given.warnings?.push(message));
  return buildConverseInput(
    context,
    conversation,
    async () => given.fetched ?? { base64: 'AAAA', sniffedType: undefined, contentType: undefined },
  );
}

async function body(options: BedrockOptions, conversation?: Conversation, given?: Given): Promise<ConverseBody> {
  return (await build(options, conversation, given)).body;
}

async function problem(options: BedrockOptions, conversation?: Conversation, given?: Given): Promise<string> {
  const error = await build(options, conversation, given).then(
    (input) => new Error(`no error: ${JSON.stringify(input)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BamlInvalidArgumentError);
  return (error as Error).message;
}

describe('what the model takes', () => {
  it.each<[string, BedrockOptions, string]>([
    [
      'temperature and top_p together',
      { model: SONNET_45, inference_configuration: { temperature: 0.2, top_p: 0.9 } },
      '(temperature 0.2, top_p 0.9)',
    ],
    ['a temperature above 1', { model: UNKNOWN, inference_configuration: { temperature: 1.5 } }, 'no temperature above 1 (got 1.5)'],
    ['temperature at all', { model: OPUS_5, inference_configuration: { temperature: 0 } }, 'does not take temperature'],
    ['top_k of another family', { model: LLAMA, inference_configuration: { top_k: 5 } }, 'does not take top_k'],
    ['top_k of a model nobody knows', { model: UNKNOWN, inference_configuration: { top_k: 5 } }, 'does not take top_k'],
    ['a seed', { model: HAIKU, inference_configuration: { seed: 5 } }, 'does not take seed'],
    ['stop sequences', { model: KIMI, inference_configuration: { stop_sequences: ['x'] } }, 'does not take stop_sequences'],
    ['too many stop sequences', { model: NOVA, inference_configuration: { stop_sequences: ['1', '2', '3', '4', '5'] } }, 'at most 4'],
    ['reasoning effort', { model: HAIKU, reasoning_effort: 'low' }, 'does not take reasoning_effort "low"'],
    ['an unknown effort', { model: NOVA, reasoning_effort: 'max' }, 'does not take reasoning_effort "max"'],
    ['a small budget', { model: SONNET_45, thinking: { type: 'enabled', budget_tokens: 100 } }, 'at least 1024'],
    [
      'a budget above max_tokens',
      { model: SONNET_45, thinking: { type: 'enabled', budget_tokens: 2000 }, inference_configuration: { max_tokens: 2000 } },
      'must be greater',
    ],
    [
      'temperature while thinking',
      { model: SONNET_45, reasoning_effort: 'low', inference_configuration: { temperature: 0.5 } },
      'temperature must be 1',
    ],
    ['a budget where thinking adapts', { model: OPUS_5, thinking: { type: 'enabled', budget_tokens: 2000 } }, 'thinking with a budget'],
    ['native schemas', { model: HAIKU, output_mode: 'native' }, 'does not take a response schema'],
    ['Converse', { model: 'amazon.titan-embed-text-v2:0' }, 'does not take Converse requests'],
    ['Converse, with a note', { model: 'openai.gpt-5' }, 'OpenAI-compatible endpoint'],
    ['a bad ARN', { model: 'arn:aws:bedrock:us-east-1:123456789012:prompt/short' }, 'is not the ARN'],
    ['no model', {}, 'model_id is required'],
  ])('refuses %s', async (_, options, expected) => {
    expect(await problem(options, undefined, { settings: { outputSchema: { schema: { type: 'object' } } } })).toContain(expected);
  });

  it('names client and model', async () => {
    await expect(build({ model: LLAMA, inference_configuration: { top_k: 5 } })).rejects.toMatchObject({
      message: expect.stringContaining('client "Haiku"'),
      model: LLAMA,
    });
  });

  it.each<[string, BedrockOptions, ConverseBody]>([
    [
      'temperature stays',
      { model: SONNET_45, inference_configuration: { temperature: 0.2, top_p: 0.9 } },
      { inferenceConfig: { temperature: 0.2 } },
    ],
    [
      'sampling goes',
      { model: OPUS_5, inference_configuration: { temperature: 0, top_p: 1, top_k: 3, max_tokens: 9 } },
      { inferenceConfig: { maxTokens: 9 } },
    ],
    ['a temperature above 1 goes', { model: UNKNOWN, inference_configuration: { temperature: 1.5 } }, {}],
    ['stop sequences go', { model: KIMI, inference_configuration: { stop_sequences: ['x'] } }, {}],
    ['effort goes', { model: HAIKU, reasoning_effort: 'low' }, {}],
  ])('drop_unsupported_params true: %s', async (_, options, expected) => {
    const warnings: string[] = [];
    const { messages: __, ...rest } = await body({ ...options, drop_unsupported_params: true }, undefined, { warnings });
    expect(rest).toEqual(expected);
    expect(warnings.length).toBeGreaterThan(0);
  });

  it.each<[string, BedrockOptions, ConverseBody]>([
    [
      'sampling',
      { model: OPUS_5, inference_configuration: { temperature: 0.5, top_p: 1 } },
      { inferenceConfig: { temperature: 0.5, topP: 1 } },
    ],
    ['top_k', { model: LLAMA, inference_configuration: { top_k: 5 } }, { additionalModelRequestFields: { top_k: 5 } }],
    ['seed', { model: UNKNOWN, inference_configuration: { seed: 5 } }, { additionalModelRequestFields: { seed: 5 } }],
  ])('drop_unsupported_params "pass" sends %s', async (_, options, expected) => {
    expect(await body({ ...options, drop_unsupported_params: 'pass' })).toMatchObject(expected);
  });

  it.each(['invoke', 'converse_like'] as const)('leaves a temperature above 1 to the model on route %s', async (route) => {
    const options: BedrockOptions = { model: UNKNOWN, route, invoke_format: 'openai-chat', inference_configuration: { temperature: 1.5 } };
    const { body: sent, invoke } = await build(options);
    expect(invoke?.body.temperature ?? sent.inferenceConfig?.temperature).toBe(1.5);
  });

  it.each<[string, BedrockOptions, object]>([
    ['a place for the seed', { capabilities: { seed_field: 'a.b' }, inference_configuration: { seed: 5 } }, { a: { b: 5 } }],
    [
      'ways of thinking',
      { capabilities: { thinking: { style: 'openai', efforts: { low: 'some' } } }, reasoning_effort: 'low' },
      { reasoning_effort: 'some' },
    ],
    [
      'budgets',
      { capabilities: { thinking: { style: 'anthropic-budget', efforts: { low: 1500 } } }, reasoning_effort: 'low' },
      { thinking: { type: 'enabled', budget_tokens: 1500 } },
    ],
  ])('writes additional fields as capabilities tell: %s', async (_, options, expected) => {
    expect((await body({ model: UNKNOWN, ...options })).additionalModelRequestFields).toEqual(expected);
  });

  it.each<[BedrockOptions['capabilities'], string[] | string]>([
    [{ stop_sequences: true }, ['a', 'b']],
    [{ stop_sequences: {} }, ['a', 'b']],
    [{ stop_sequences: { max: 2 } }, ['a', 'b']],
    [{ stop_sequences: { max: 1 } }, 'at most 1 stop_sequences, got 2'],
    [{ stop_sequences: false }, 'does not take stop_sequences'],
  ])('holds stop sequences to capabilities %j', async (capabilities = {}, expected) => {
    const options: BedrockOptions = { model: UNKNOWN, capabilities, inference_configuration: { stop_sequences: ['a', 'b'] } };
    if (typeof expected === 'string') expect(await problem(options)).toContain(expected);
    else expect((await body(options)).inferenceConfig).toEqual({ stopSequences: expected });
  });

  it('does not restrict models that nobody knows', async () => {
    const options: BedrockOptions = {
      model: UNKNOWN,
      inference_configuration: { temperature: 0.2, top_p: 0.9, stop_sequences: ['a', 'b', 'c', 'd', 'e'] },
      output_mode: 'native',
    };
    const settings = { outputSchema: { schema: { type: 'object' } } };
    expect(await body(options, chat('s:be brief', 'a:hello', 'u:hi', 'a:{'), { settings })).toMatchObject({
      system: [{ text: 'be brief' }],
    });
  });

  it.each<[string, ConversationPart, string]>([
    ['vision', { kind: 'media', media: png }, 'images'],
    ['vision', { kind: 'guard', content: png }, 'images'],
    ['documents', mediaAt('pdf', 'https://x.example/a.pdf'), 'documents'],
    ['documents', { kind: 'document-text', text: 'x' }, 'documents'],
    ['video', mediaAt('video', 's3://b/k.mp4'), 'videos'],
    ['audio', { kind: 'tool-result', id: 't', content: [mediaAt('audio', 's3://b/k.mp3')] }, 'audio'],
    ['s3_media', mediaAt('image', 's3://b/k.png'), 's3:// URLs'],
  ])('refuses media that capabilities { %s false } rule out: %j', async (capability, part, expected) => {
    const conversation = user(text('x'), part);
    expect(await problem({ model: UNKNOWN, capabilities: { [capability]: false } }, conversation)).toContain(`does not take ${expected}`);
    for (const capabilities of [{}, { [capability]: true }]) {
      expect(await body({ model: UNKNOWN, capabilities }, conversation)).toHaveProperty('messages');
    }
  });

  it('fetches nothing that is refused', () => {
    const context = buildContext('Haiku', { model: UNKNOWN, capabilities: { documents: false } }, {});
    const fetchMedia = vi.fn<() => Promise<FetchedMedia>>();
    expect(() => buildConverseInput(context, user(mediaAt('pdf', 'https://x.example/a.pdf')), fetchMedia)).toThrow('documents');
    expect(fetchMedia).not.toHaveBeenCalled();
  });

  it.each<[string, BedrockOptions, CallSettings, boolean]>([
    ['tools', { capabilities: { stream_tools: false } }, { tools: [tool] }, false],
    ['the tool of output_mode', { capabilities: { stream_tools: false }, output_mode: 'tool' }, {}, false],
    ['tools that stream', { capabilities: { stream_tools: true } }, { tools: [tool] }, true],
    ['no tools', { capabilities: { stream_tools: false } }, {}, true],
    ['tools of a family that does not stream them', { model: LLAMA }, { tools: [tool] }, false],
  ])('asks in one piece where %s cannot be streamed', async (_, options, more, expected) => {
    const guardrail_config = { guardrail_identifier: 'g1', guardrail_version: '1', stream_processing_mode: 'async' };
    const settings = { stream: true, outputSchema: { schema: { type: 'object' } }, ...more };
    const { stream, body: sent } = await build({ model: UNKNOWN, guardrail_config, ...options }, undefined, { settings });
    expect([stream, sent.guardrailConfig?.streamProcessingMode]).toEqual([expected, expected ? 'async' : undefined]);
  });

  it('takes the word of the client for its own capabilities', async () => {
    const options: BedrockOptions = { model: UNKNOWN, capabilities: { top_k: 'sampling.k' }, inference_configuration: { top_k: 5 } };
    expect(await body(options)).toMatchObject({ additionalModelRequestFields: { sampling: { k: 5 } } });
    expect(await problem({ model: HAIKU, capabilities: { vision: false } }, user({ kind: 'media', media: png }))).toContain(
      'does not take images',
    );
    const sampling: BedrockOptions = { inference_configuration: { temperature: 0.5, top_p: 0.9 } };
    expect(await body({ ...sampling, model: OPUS_5, capabilities: { sampling: 'free' } })).toMatchObject({
      inferenceConfig: { temperature: 0.5, topP: 0.9 },
    });
  });
});

describe('what is not written is not sent', () => {
  it.each<[string, BedrockOptions]>([
    ['nothing', {}],
    [
      'empty maps',
      { inference_configuration: {}, additional_model_request_fields: {}, request_metadata: {}, prompt_variables: {}, output_config: {} },
    ],
    [
      'empty lists',
      { inference_configuration: { stop_sequences: [] }, additional_model_response_field_paths: [], anthropic_beta: [], system_tools: [] },
    ],
    ['switches that are off', { enable_prompt_caching: false, prompt_caching: { system: false } }],
    ['no effort', { reasoning_effort: 'none' }],
  ])('%s', async (_, options) => {
    expect(await body({ model: HAIKU, ...options })).toEqual({ messages: [{ role: 'user', content: [{ text: 'hi' }] }] });
  });

  it('keeps zero', async () => {
    expect(await body({ model: HAIKU, inference_configuration: { temperature: 0, top_k: 0 } })).toMatchObject({
      inferenceConfig: { temperature: 0 },
      additionalModelRequestFields: { top_k: 0 },
    });
  });
});

describe('additional fields', () => {
  it.each<[string, BedrockOptions, object]>([
    [
      'explicit thinking wins',
      { model: SONNET_45, reasoning_effort: 'high', additional_model_request_fields: { thinking: { type: 'disabled' } } },
      { thinking: { type: 'disabled' } },
    ],
    [
      'explicit top_k wins',
      { model: HAIKU, inference_configuration: { top_k: 5 }, additional_model_request_fields: { top_k: 7 } },
      { top_k: 7 },
    ],
    [
      'Nova joins inferenceConfig',
      { model: NOVA, inference_configuration: { top_k: 5 }, additional_model_request_fields: { inferenceConfig: { x: 1 } } },
      { inferenceConfig: { topK: 5, x: 1 } },
    ],
    [
      'beta flags in order, once',
      { model: HAIKU, anthropic_beta: ['b', 'a'], headers: { 'Anthropic-Beta': 'a, c' } },
      { anthropic_beta: ['b', 'a', 'c'] },
    ],
    [
      'effort of Nova 2',
      { model: 'us.amazon.nova-2-lite-v1:0', reasoning_effort: 'low' },
      { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } },
    ],
    ['effort of GPT-OSS', { model: 'openai.gpt-oss-120b-1:0', reasoning_effort: 'high' }, { reasoning_effort: 'high' }],
    ['effort of a model that nobody knows', { model: UNKNOWN, reasoning_effort: 'high' }, { reasoning_effort: 'high' }],
  ])('%s', async (_, options, expected) => {
    expect((await body(options)).additionalModelRequestFields).toEqual(expected);
  });
});

describe('conversation', () => {
  it('puts the system prompt into the first message where the family has none', async () => {
    expect(await body({ model: MIXTRAL }, chat('s:A', 's:B', 'u:hi'))).toEqual({
      messages: [{ role: 'user', content: [{ text: 'A\n\nB\n\nhi' }] }],
    });
  });

  it('warns when system_instruction displaces another', async () => {
    const warnings: string[] = [];
    expect(await body({ model: HAIKU, system_instruction: 'X' }, chat('s:A', 'u:hi'), { warnings })).toMatchObject({
      system: [{ text: 'X' }],
    });
    expect(warnings).toHaveLength(1);
  });

  it.each<[string, BedrockOptions, string[], string[]]>([
    ['adds a user turn in front', { model: LLAMA, message_repair: 'auto' }, ['a:x', 'u:y'], ['Please continue.', 'x', 'y']],
    ['not where assistants may start', { model: HAIKU, message_repair: 'auto' }, ['a:x', 'u:y'], ['x', 'y']],
    ['adds one at the end', { model: SONNET_46, message_repair: 'auto' }, ['u:x', 'a:{'], ['x', '{', 'Please continue.']],
    ['keeps a prefill that is taken', { model: HAIKU, message_repair: 'auto' }, ['u:x', 'a:{'], ['x', '{']],
    ['says what it is told to say', { model: HAIKU, user_continue_message: 'Go on.' }, ['a:x'], ['Go on.', 'x', 'Go on.']],
    ['drops blank text', { model: HAIKU, message_repair: 'auto' }, ['u:x', 'a: \n', 'u:y'], ['x', 'y']],
    ['leaves all as it is', { model: LLAMA }, ['a:x', 'u:y', 'a:z'], ['x', 'y', 'z']],
  ])('%s', async (_, options, turns, expected) => {
    const { messages } = await body(options, chat(...turns));
    expect(messages?.flatMap(({ content }) => content.map(({ text: sent }) => sent))).toEqual(expected);
  });

  it('refuses a prefill that the model is known to refuse', async () => {
    expect(await problem({ model: SONNET_46 }, chat('u:x', 'a:{'))).toContain('message_repair "auto"');
  });

  it('refuses a prompt without content', async () => {
    expect(await problem({ model: HAIKU }, chat())).toContain('the prompt is empty');
  });

  it('hands a prefill to the reader, except for plain text functions', async () => {
    const prefilled = chat('u:x', 'a:{"a":');
    expect((await build({ model: HAIKU }, prefilled)).reading).toEqual({ prefill: '{"a":' });
    expect((await build({ model: HAIKU, prefill_prepend: false }, prefilled)).reading).toEqual({});
    expect((await build({ model: HAIKU }, prefilled, { settings: { returnsText: true } })).reading).toEqual({});
    expect((await build({ model: HAIKU, prefill_prepend: true }, prefilled, { settings: { returnsText: true } })).reading).toEqual({
      prefill: '{"a":',
    });
  });

  it('moves a single image in front', async () => {
    const { messages } = await body({ model: HAIKU, image_first: true }, user(text('a'), { kind: 'media', media: png }, text('b')));
    expect(messages?.[0]?.content.map((block) => Object.keys(block)[0])).toEqual(['image', 'text', 'text']);
  });

  it('sends a managed prompt its variables alone', async () => {
    const model = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:3';
    expect(await body({ model, prompt_variables: { topic: 'rocks' } }, chat())).toEqual({ promptVariables: { topic: { text: 'rocks' } } });
    expect(await problem({ model, inference_configuration: { max_tokens: 5 } })).toContain('does not go with inferenceConfig');
    expect(await problem({ model }, chat('s:A', 'u:B'))).toContain('does not go with system');
    const warnings: string[] = [];
    await build({ model: HAIKU, prompt_variables: { topic: 'rocks' } }, undefined, { warnings });
    expect(warnings).toEqual([expect.stringContaining('are ignored')]);
  });
});

describe('media', () => {
  function url(kind: 'image' | 'audio' | 'pdf' | 'video', address: string, more: object = {}): Conversation {
    return user(text('x'), { kind: 'media', media: { kind, source: { kind: 'url', url: address, ...more } } });
  }

  it('is built at once unless something must be fetched', () => {
    const context = buildContext('C', { model: HAIKU }, {});
    const never = (): Promise<never> => Promise.reject(new Error('never'));
    expect(buildConverseInput(context, user({ kind: 'media', media: png }), never)).not.toBeInstanceOf(Promise);
    const fetched = async (): Promise<FetchedMedia> => ({ base64: 'AAAA', sniffedType: 'image/png', contentType: undefined });
    expect(buildConverseInput(context, url('image', 'https://x.example/a'), fetched)).toBeInstanceOf(Promise);
  });

  it.each<[string, Conversation, object]>([
    ['a data: URL', url('image', 'data:image/webp;base64,AAEC'), { image: { format: 'webp', source: { bytes: 'AAEC' } } }],
    [
      'a data: head in base64',
      user({
        kind: 'media',
        media: { kind: 'image', source: { kind: 'base64', base64: 'data:image/png;base64,AAEC', mediaType: 'image/png' } },
      }),
      { image: { format: 'png', source: { bytes: 'AAEC' } } },
    ],
    ['s3 by extension', url('image', 's3://b/k.jpg'), { image: { format: 'jpeg', source: { s3Location: { uri: 's3://b/k.jpg' } } } }],
    [
      's3 by type',
      url('pdf', 's3://b/k', { mediaType: 'application/pdf' }),
      { document: { name: 'document', source: { s3Location: { uri: 's3://b/k' } }, format: 'pdf' } },
    ],
    [
      's3 with an owner',
      url('video', 's3://b/k.mp4?bucketOwner=123456789012'),
      { video: { format: 'mp4', source: { s3Location: { uri: 's3://b/k.mp4', bucketOwner: '123456789012' } } } },
    ],
  ])('takes %s', async (_, conversation, expected) => {
    expect((await body({ model: NOVA }, conversation)).messages?.[0]?.content.at(-1)).toEqual(expected);
  });

  it.each<[string, Conversation, string]>([
    [
      'an image that is not one',
      user({ kind: 'media', media: { kind: 'image', source: { kind: 'base64', base64: 'AAEC', mediaType: 'image/bmp' } } }),
      'Bedrock takes png, jpeg, gif, webp',
    ],
    [
      'bad base64',
      user({ kind: 'media', media: { kind: 'image', source: { kind: 'base64', base64: 'A*EC', mediaType: 'image/png' } } }),
      'not valid base64',
    ],
    [
      'empty base64',
      user({ kind: 'media', media: { kind: 'image', source: { kind: 'base64', base64: '', mediaType: 'image/png' } } }),
      'is empty',
    ],
    ['a bad data: URL', url('image', 'data:image/png;base64,%%'), 'malformed'],
    ['Google storage', url('image', 'gs://b/k.png'), 'cannot read gs: URLs'],
    ['a file', url('image', 'file:///etc/passwd'), 'cannot read file: URLs'],
    ['a path', url('image', './cat.png'), 'cannot read relative URLs'],
    ['s3 of unknown form', url('image', 's3://b/k'), 'no known extension'],
    ['a bad owner', url('video', 's3://b/k.mp4?bucketOwner=12'), '12 digits'],
    ['https for video', url('video', 'https://x.example/a.mp4'), 'requires s3:// URIs'],
    ['media in a system message', { system: [{ kind: 'media', media: png }], messages: chat('u:x').messages }, 'system message'],
    [
      'a guarded gif',
      user({ kind: 'guard', content: { kind: 'image', source: { kind: 'base64', base64: 'AAEC', mediaType: 'image/gif' } } }),
      'only png and jpeg',
    ],
    ['21 images', user(...Array.from({ length: 21 }, () => ({ kind: 'media' as const, media: png }))), 'at most 20 images'],
    ['6 documents', user(...Array.from({ length: 6 }, () => ({ kind: 'document-text' as const, text: 'x' }))), 'at most 5 documents'],
  ])('refuses %s', async (_, conversation, expected) => {
    expect(await problem({ model: NOVA }, conversation)).toContain(expected);
  });

  const evidence = (sniffedType?: string, contentType?: string): FetchedMedia => ({ base64: 'AAAA', sniffedType, contentType });

  it.each<[string, Conversation, FetchedMedia, string]>([
    ['bytes before the header', url('image', 'https://x.example/a.gif'), evidence('image/png', 'image/webp'), 'png'],
    ['the header before the extension', url('image', 'https://x.example/a.gif'), evidence(undefined, 'image/webp; q=1'), 'webp'],
    ['the extension at last', url('image', 'https://x.example/a.gif'), evidence(undefined, 'text/html'), 'gif'],
    [
      'the given type before the header',
      url('pdf', 'https://x.example/a', { mediaType: 'text/csv' }),
      evidence(undefined, 'text/html'),
      'csv',
    ],
    ['the given type within one container', url('audio', 'https://x.example/a', { mediaType: 'audio/mp4' }), evidence('video/mp4'), 'mp4'],
  ])('believes %s', async (_, conversation, fetched, expected) => {
    const content = (await body({ model: NOVA }, conversation, { fetched })).messages?.[0]?.content ?? [];
    expect(Object.values(content.at(-1) ?? {})[0]).toMatchObject({ format: expected, source: { bytes: 'AAAA' } });
  });

  it.each<[string, Conversation, FetchedMedia, string]>([
    [
      'types that disagree',
      url('image', 'https://x.example/a', { mediaType: 'image/png' }),
      evidence('image/jpeg'),
      "MIME type 'image/png' but fetched 'image/jpeg'",
    ],
    ['another kind of file', url('image', 'https://x.example/a.png'), evidence('application/pdf'), 'the type "application/pdf"'],
    ['nothing that tells', url('image', 'https://x.example/a'), evidence(), 'the type "unknown"'],
  ])('refuses fetched %s', async (_, conversation, fetched, expected) => {
    expect(await problem({ model: NOVA }, conversation, { fetched })).toContain(expected);
  });
});

describe('tools and structured output', () => {
  const list = { outputSchema: { name: 'Names', schema: { type: 'array', items: { type: 'string' } } } };

  it('wraps values that are not objects', async () => {
    const { body: sent, reading } = await build({ model: HAIKU, output_mode: 'tool' }, undefined, { settings: list });
    expect(reading).toEqual({ valueTool: 'Names', isWrapped: true });
    expect(sent.toolConfig?.tools[0]?.toolSpec?.inputSchema.json).toMatchObject({
      type: 'object',
      properties: { value: { type: 'array' } },
      required: ['value'],
    });
  });

  it.each<[string, BedrockOptions, unknown]>([
    ['forces it where the family can', { model: HAIKU }, { tool: { name: 'Names' } }],
    ['forces any where it knows no better', { model: 'mistral.pixtral-large-2502-v1:0' }, { any: {} }],
    ['does not force it while thinking', { model: SONNET_45, reasoning_effort: 'low' }, undefined],
    ['forces it where thinking allows', { model: SONNET_46, reasoning_effort: 'low' }, { tool: { name: 'Names' } }],
    ['does not force it where the family cannot', { model: LLAMA }, undefined],
  ])('%s', async (_, options, expected) => {
    expect((await body({ ...options, output_mode: 'tool' }, undefined, { settings: list })).toolConfig?.toolChoice).toEqual(expected);
  });

  it('rewrites native schemas', async () => {
    const schema = {
      type: 'object',
      properties: {
        minimum: { type: 'integer', minimum: 1, description: 'Count' },
        tags: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 3 },
      },
      required: ['minimum'],
      $defs: { A: { type: 'object', properties: {} } },
    };
    const { outputConfig } = await body({ model: SONNET_45, output_mode: 'native' }, undefined, { settings: { outputSchema: { schema } } });
    expect(JSON.parse(outputConfig?.textFormat?.structure.jsonSchema.schema ?? '')).toEqual({
      type: 'object',
      properties: {
        minimum: { type: 'integer', description: 'Count (minimum: 1)' },
        tags: { type: 'array', items: { type: 'string' }, description: '(maxItems: 3, minItems: 2)' },
      },
      required: ['minimum'],
      additionalProperties: false,
      $defs: { A: { type: 'object', properties: {}, additionalProperties: false } },
    });
  });

  it.each<[string, BedrockOptions, CallSettings, string]>([
    ['a bad name', {}, { tools: [{ ...tool, name: 'a b' }] }, 'must be 1 to 64 letters'],
    ['a schema that is no object', {}, { tools: [{ ...tool, inputSchema: { type: 'string' } }] }, 'must have the type "object"'],
    ['a choice that the family lacks', { model: LLAMA }, { tools: [tool], toolChoice: 'any' }, 'tool_choice "any"'],
    [
      'a forced choice while thinking',
      { model: SONNET_45, reasoning_effort: 'low' },
      { tools: [tool], toolChoice: 'any' },
      'does not go with thinking',
    ],
    ['strict tools', {}, { tools: [{ ...tool, strict: true }] }, 'strict tools'],
    ['tools', { model: MIXTRAL }, { tools: [tool] }, 'does not take tools'],
    ['a system tool', { system_tools: ['nova_code_interpreter'] }, {}, 'the system tool'],
    [
      'a system tool that is not listed',
      { model: UNKNOWN, system_tools: ['search'], capabilities: { system_tools: ['draw'] } },
      {},
      'the system tool "search"',
    ],
  ])('refuses %s', async (_, options, settings, expected) => {
    expect(await problem({ model: HAIKU, ...options }, undefined, { settings })).toContain(expected);
  });

  it.each<[string, BedrockOptions]>([
    ['of the family', { model: 'us.amazon.nova-2-lite-v1:0', system_tools: ['nova_code_interpreter'] }],
    ['of a model that nobody knows', { model: UNKNOWN, system_tools: ['search'] }],
    ['that capabilities list', { model: UNKNOWN, system_tools: ['search'], capabilities: { system_tools: ['draw', 'search'] } }],
  ])('offers system tools %s', async (_, options) => {
    const [name] = options.system_tools ?? [];
    expect((await body(options)).toolConfig?.tools).toEqual([{ systemTool: { name } }]);
  });

  it('chooses by hand where the family cannot', async () => {
    const settings: CallSettings = { tools: [tool, { ...tool, name: 'g' }], toolChoice: { tool: 'g' } };
    const { toolConfig } = await body({ model: 'openai.gpt-oss-120b-1:0', drop_unsupported_params: true }, undefined, { settings });
    expect(toolConfig).toEqual({
      tools: [{ toolSpec: { name: 'g', inputSchema: { json: { type: 'object' } } } }],
      toolChoice: { auto: {} },
    });
  });

  it('stands in for tools that the history needs', async () => {
    const conversation: Conversation = {
      system: [],
      messages: [...chat('u:x').messages, { role: 'assistant', parts: [{ kind: 'tool-use', id: 't', name: 'f', input: {} }] }],
    };
    expect((await body({ model: HAIKU }, conversation)).toolConfig).toMatchObject({ tools: [{ toolSpec: { name: 'no_operation' } }] });
  });

  it('takes the shape of other APIs', async () => {
    const foreign = { type: 'function', function: { name: 'f', description: '', parameters: { type: 'object' } } };
    expect((await body({ model: HAIKU }, undefined, { settings: { tools: [foreign] } })).toolConfig?.tools).toEqual([
      { toolSpec: { name: 'f', inputSchema: { json: { type: 'object' } } } },
    ]);
  });
});

describe('cache points', () => {
  it.each<[string, BedrockOptions, Conversation, object]>([
    ['one switch', { enable_prompt_caching: true }, chat('s:A', 'u:x'), { system: [{ text: 'A' }, { cachePoint: { type: 'default' } }] }],
    ['none without a system prompt', { enable_prompt_caching: true }, chat('u:x'), {}],
    [
      'one at the end of the last user message',
      { prompt_caching: { messages: '5m' } },
      chat('u:x', 'a:y', 'u:z', 'a:{'),
      { messages: [{}, {}, { content: [{ text: 'z' }, { cachePoint: { type: 'default', ttl: '5m' } }] }, {}] },
    ],
  ])('%s', async (_, options, conversation, expected) => {
    expect(await body({ model: HAIKU, ...options }, conversation)).toMatchObject(expected);
  });

  it.each<[BedrockOptions['capabilities'], number, number]>([
    [{}, 1, 1],
    [{ cache: true }, 1, 1],
    [{ cache: false }, 0, 0],
    [{ cache: { tools: false } }, 1, 0],
    [{ cache: { tools: true, max_points: 2 } }, 1, 1],
  ])('puts as many as capabilities %j allow', async (capabilities = {}, ofSystem, ofTools) => {
    const settings = { tools: [tool] };
    const { system, toolConfig } = await body({ model: UNKNOWN, capabilities, enable_prompt_caching: true }, chat('s:A', 'u:x'), {
      settings,
    });
    expect([system, toolConfig?.tools].map((blocks) => (blocks?.length ?? 0) - 1)).toEqual([ofSystem, ofTools]);
  });

  it('skips tools that are not cached', async () => {
    const settings = { tools: [{ name: 'f', inputSchema: { type: 'object' } }] };
    expect((await body({ model: NOVA, prompt_caching: { tools: true } }, undefined, { settings })).toolConfig?.tools).toHaveLength(1);
  });

  it('warns where there is no place', async () => {
    const warnings: string[] = [];
    const parts: ConversationPart[] = [text('x'), { kind: 'cache-point' }];
    await build({ model: HAIKU, prompt_caching: { messages: true } }, user(...parts), { warnings });
    expect(warnings).toHaveLength(1);
  });

  it('refuses a longer life behind a shorter one', async () => {
    const conversation: Conversation = {
      system: [{ kind: 'text', text: 'A' }, { kind: 'cache-point' }],
      messages: [{ role: 'user', parts: [text('x'), { kind: 'cache-point', ttl: '1h' }] }],
    };
    expect(await problem({ model: HAIKU }, conversation)).toContain('must not follow');
  });

  it('refuses more than capabilities allow', async () => {
    const options: BedrockOptions = { model: UNKNOWN, capabilities: { cache: { max_points: 1 } }, enable_prompt_caching: true };
    expect(await problem(options, chat('s:A', 'u:x'), { settings: { tools: [tool] } })).toContain('at most 1 cache points');
  });

  it('refuses more than four in the system prompt', async () => {
    const system = Array.from({ length: 5 }, (_, index) => [
      { kind: 'text' as const, text: String(index) },
      { kind: 'cache-point' as const },
    ]).flat();
    expect(await problem({ model: HAIKU }, { system, messages: chat('u:x').messages })).toContain('at most 4');
  });
});
