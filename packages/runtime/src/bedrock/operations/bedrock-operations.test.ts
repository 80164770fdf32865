import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from 'vitest';
import { Image } from '../../media/index.ts';
import { createBedrock } from '../create-bedrock.ts';
import type { JsonObject } from '../json.ts';
import type { HttpRequest, HttpResponse } from '../platform.ts';
import { surroundings } from '../surroundings.ts';
import { BedrockOperations } from './bedrock-operations.ts';

const PNG = Image.fromBase64<Image>('image/png', 'iVBORw0KGgo=');
const KEYS = { access_key_id: 'AKIDEXAMPLE', secret_access_key: 'secretEXAMPLE' };
const TITAN_1 = 'amazon.titan-embed-text-v1';
const TITAN_2 = 'amazon.titan-embed-text-v2:0';
const TITAN_IMAGE = 'amazon.titan-embed-image-v1';
const COHERE = 'cohere.embed-english-v3';
const CANVAS = 'amazon.nova-canvas-v1:0';
const SDXL = 'stability.stable-diffusion-xl-v1';
const SD3 = 'stability.sd3-5-large-v1:0';

interface Service {
  readonly operations: BedrockOperations;
  readonly sent: HttpRequest[];
  readonly bodies: () => unknown[];
}

/** A service that answers with one body after the other, the last one again and again. */
function serve(options: Readonly<Record<string, unknown>>, ...answers: readonly JsonObject[]): Service {
  const sent: HttpRequest[] = [];
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push(request);
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    return { status: 200, headers: {}, chunks: () => chunks(bytes), bytes: async () => bytes };
  };
  const bedrock = createBedrock({ ...surroundings, env: () => undefined, warn: () => {}, sha256: Sha256, send });
  const operations = new BedrockOperations({ region: 'us-east-1', ...KEYS, ...options }, { bedrock: async () => bedrock });
  return { operations, sent, bodies: () => sent.map(({ body }) => JSON.parse(new TextDecoder().decode(body))) };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('embed', () => {
  it('asks Titan once for each input and gives the vectors in their order', async () => {
    const answers = [1, 2, 3].map((value) => ({ embedding: [value], inputTextTokenCount: value }));
    const { operations, sent } = serve({ model: TITAN_2 }, ...answers);
    expect(await operations.embed({ input: ['a', 'b', 'c'] })).toEqual({ embeddings: [[1], [2], [3]], promptTokens: 6 });
    expect(sent).toHaveLength(3);
  });

  it('asks Cohere for 96 texts at a time', async () => {
    const vectors = (count: number) => ({ embeddings: Array.from({ length: count }, (_, index) => [index]) });
    const { operations, bodies } = serve({ model: COHERE }, vectors(96), vectors(4));
    const { embeddings, promptTokens } = await operations.embed({
      input: Array.from({ length: 100 }, (_, index) => `${index}`),
      inputType: 'search_query',
    });
    expect(embeddings).toHaveLength(100);
    expect(promptTokens).toBeUndefined();
    expect(bodies()).toMatchObject([{ texts: { length: 96 }, input_type: 'search_query' }, { texts: ['96', '97', '98', '99'] }]);
  });

  it.each<[string, object, object, object]>([
    [
      'a text and an image together',
      { model: TITAN_IMAGE },
      { input: { text: 'cat', image: PNG }, dimensions: 384 },
      { inputText: 'cat', inputImage: 'iVBORw0KGgo=', embeddingConfig: { outputEmbeddingLength: 384 } },
    ],
    ['binary vectors', { model: TITAN_2 }, { input: 'x', encodingFormat: 'base64' }, { inputText: 'x', embeddingTypes: ['binary'] }],
    ['cut texts', { model: COHERE }, { input: 'x', truncate: 'END' }, { texts: ['x'], input_type: 'search_document', truncate: 'END' }],
  ])('asks for %s', async (_, options, request, body) => {
    const { operations, bodies } = serve({ ...options }, { embedding: [1], embeddings: [[1]] });
    await operations.embed(request as never);
    expect(bodies()).toEqual([body]);
  });

  it('reads vectors by their type', async () => {
    const { operations } = serve({ model: COHERE }, { embeddings: { float: [[0.5]] } });
    expect((await operations.embed({ input: 'x', encodingFormat: 'float' })).embeddings).toEqual([[0.5]]);
  });

  it('refuses an answer with too few vectors', async () => {
    const { operations } = serve({ model: COHERE, max_attempts: 1 }, { embeddings: [[1]] });
    await expect(operations.embed({ input: ['a', 'b'] })).rejects.toMatchObject({ status_code: 2 });
  });
});

describe('generateImages', () => {
  it('gives images that functions take', async () => {
    const { operations } = serve({ model: SD3 }, { images: ['iVBORw0KGgo='], finish_reasons: [null] });
    const { images } = await operations.generateImages({ prompt: 'a cave', outputFormat: 'jpeg' });
    expect(images.map((image) => image.asBase64())).toEqual([['iVBORw0KGgo=', 'image/jpeg']]);
  });

  it.each([
    [SD3, { images: [], finish_reasons: ['Filter reason: prompt'] }],
    [SDXL, { artifacts: [{ base64: '', finishReason: 'CONTENT_FILTERED' }] }],
    [CANVAS, { error: 'This prompt is against our policy.' }],
  ])('says why %s refused', async (model, answer) => {
    const { operations } = serve({ model }, answer);
    await expect(operations.generateImages({ prompt: 'x' })).rejects.toMatchObject({ error_type: 'ContentFiltered', status_code: 200 });
  });

  it('passes the bodies of other tasks on', async () => {
    const { operations, bodies } = serve({ model: CANVAS }, { images: [] });
    const extra = { taskType: 'BACKGROUND_REMOVAL', backgroundRemovalParams: { image: 'iVBORw0KGgo=' } };
    await operations.generateImages({ extra });
    expect(bodies()).toEqual([extra]);
  });
});

describe('rerank', () => {
  it('makes an ARN of a model id and reads all pages', async () => {
    const { operations, bodies, sent } = serve(
      { model: 'amazon.rerank-v1:0', region: 'cn-north-1' },
      { results: [{ index: 1, relevanceScore: 0.9 }], nextToken: 'more' },
      { results: [{ index: 0, relevanceScore: 0.1 }] },
    );
    const { results } = await operations.rerank({ query: 'q', documents: ['a', { b: 1 }] });
    expect(results).toEqual([
      { index: 1, relevanceScore: 0.9 },
      { index: 0, relevanceScore: 0.1 },
    ]);
    expect(sent[0]?.url).toBe('https://bedrock-agent-runtime.cn-north-1.amazonaws.com.cn/rerank');
    expect(JSON.stringify(bodies()[0])).toContain('arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.rerank-v1:0');
    expect(bodies()[1]).toMatchObject({ nextToken: 'more' });
  });

  it('ends with a page that brings nothing, whatever follows it', async () => {
    const { operations, sent } = serve({ model: 'amazon.rerank-v1:0' }, { results: [], nextToken: 'more' });
    expect(await operations.rerank({ query: 'q', documents: ['a'] })).toEqual({ results: [] });
    expect(sent).toHaveLength(1);
  });
});

describe('requests that cannot be right', () => {
  const embed = (request: object) => (operations: BedrockOperations) => operations.embed(request as never);
  const paint = (request: object) => (operations: BedrockOperations) => operations.generateImages(request as never);
  const rank = (request: object) => (operations: BedrockOperations) => operations.rerank(request as never);

  it.each<[string, object, (operations: BedrockOperations) => Promise<unknown>]>([
    ['takes for dimensions only 256, 512, 1024', { model: TITAN_2 }, embed({ input: 'x', dimensions: 100 })],
    ['does not take dimensions', { model: TITAN_1 }, embed({ input: 'x', dimensions: 256 })],
    ['does not take constructor', { model: TITAN_1 }, embed({ input: 'x', constructor: 1 })],
    ['takes for encodingFormat only float', { model: COHERE }, embed({ input: 'x', encodingFormat: 'base64' })],
    ['needs a text or an image', { model: TITAN_IMAGE }, embed({ input: {} })],
    ['does not take images', { model: TITAN_2 }, embed({ input: { image: PNG } })],
    ['as data, not as URLs', { model: TITAN_IMAGE }, embed({ input: { image: Image.fromUrl('https://example.com/a.png') } })],
    ['not known as a model of embeddings', { model: 'anthropic.claude-v2:1' }, embed({ input: 'x' })],
    ['name the model beside inference_profile', { inference_profile: 'arn:aws:bedrock:us-east-1:1:x' }, embed({ input: 'x' })],
    ['needs a prompt', { model: SD3 }, paint({})],
    ['multiples of 64', { model: SDXL }, paint({ prompt: 'x', size: '100x512' })],
    ['not of the form', { model: CANVAS }, paint({ prompt: 'x', size: 'big' })],
    ['does not take size', { model: SD3 }, paint({ prompt: 'x', size: '512x512' })],
    ['1 to 32000 characters', { model: 'amazon.rerank-v1:0' }, rank({ query: '', documents: ['a'] })],
    ['1 to 1000 documents', { model: 'amazon.rerank-v1:0' }, rank({ query: 'q', documents: [] })],
    ['model_id is required', {}, rank({ query: 'q', documents: ['a'] })],
    ['guardrail_config is required', {}, (operations) => operations.applyGuardrail({ source: 'INPUT', content: ['x'] })],
    ['tokens are counted for model ids', {}, (operations) => operations.countTokens({ converse: {} })],
    ['a job name has', {}, (operations) => operations.createBatchJob({ jobName: '-'.repeat(60), roleArn: '', inputS3: '', outputS3: '' })],
    ['unknown option "regio"; did you mean "region"?', { regio: 'x' }, (operations) => operations.listBatchJobs()],
  ])('say: %s', async (problem, options, call) => {
    const { operations, sent } = serve({ ...options }, {});
    await expect(call(operations)).rejects.toMatchObject({ name: 'BamlInvalidArgumentError', message: expect.stringContaining(problem) });
    expect(sent).toHaveLength(0);
  });
});
