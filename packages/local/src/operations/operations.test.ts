import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_API_KEY, type LocalBedrock, startLocalBedrock } from '../index.ts';

const HAIKU = 'anthropic.claude-3-haiku-20240307-v1:0';
const question = { messages: [{ role: 'user' as const, content: [{ text: 'Hi' }] }] };

let bedrock: LocalBedrock;
beforeEach(async () => {
  bedrock = await startLocalBedrock();
});
afterEach(() => bedrock.close());

async function call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }> {
  const response = await bedrock.fetch(bedrock.url + path, {
    method,
    headers: { authorization: `Bearer ${DEFAULT_API_KEY}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const json = async (method: string, path: string, body?: unknown) => JSON.parse((await call(method, path, body)).text);

describe('InvokeModel of each family', () => {
  beforeEach(() => bedrock.respond({ text: 'Hello you', chunks: ['Hello', ' you'] }));

  it.each<[string, string, unknown, unknown]>([
    ['anthropic-messages', HAIKU, { anthropic_version: 'x', messages: [] }, { content: [{ type: 'text', text: 'Hello you' }] }],
    ['anthropic-text', 'anthropic.claude-v2:1', { prompt: 'p' }, { completion: 'Hello you', stop_reason: 'stop_sequence' }],
    [
      'llama',
      'meta.llama3-1-8b-instruct-v1:0',
      { prompt: 'p' },
      { generation: 'Hello you', generation_token_count: 3, stop_reason: 'stop' },
    ],
    ['mistral', 'mistral.mistral-7b-instruct-v0:2', { prompt: 'p' }, { outputs: [{ text: 'Hello you', stop_reason: 'stop' }] }],
    [
      'titan-text',
      'amazon.titan-text-express-v1',
      { inputText: 'p' },
      { results: [{ outputText: 'Hello you', completionReason: 'FINISH' }] },
    ],
    [
      'nova',
      'us.amazon.nova-pro-v1:0',
      { schemaVersion: 'messages-v1', ...question },
      { output: { message: { content: [{ text: 'Hello you' }] } } },
    ],
    ['cohere-command', 'cohere.command-text-v14', { prompt: 'p' }, { generations: [{ text: 'Hello you', finish_reason: 'COMPLETE' }] }],
    ['cohere-command-r', 'cohere.command-r-v1:0', { message: 'p' }, { text: 'Hello you', finish_reason: 'COMPLETE' }],
    [
      'ai21-j2',
      'ai21.j2-mid-v1',
      { prompt: 'p' },
      { completions: [{ data: { text: 'Hello you' }, finishReason: { reason: 'endoftext' } }] },
    ],
    [
      'openai-chat',
      'openai.gpt-oss-120b-1:0',
      { messages: [] },
      { choices: [{ message: { content: 'Hello you' }, finish_reason: 'stop' }] },
    ],
    ['deepseek-r1', 'deepseek.r1-v1:0', { prompt: 'p' }, { choices: [{ text: 'Hello you', stop_reason: 'stop' }] }],
    ['pegasus', 'twelvelabs.pegasus-1-2-v1:0', { inputPrompt: 'p' }, { message: 'Hello you', finishReason: 'stop' }],
    [
      'an imported model',
      'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl',
      { prompt: 'p' },
      { generation: 'Hello you' },
    ],
    [
      'an imported chat model',
      'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl',
      { messages: [] },
      { object: 'chat.completion' },
    ],
  ])('%s', async (_name, model, body, expected) => {
    expect(await json('POST', `/model/${encodeURIComponent(model)}/invoke`, body)).toMatchObject(expected as object);
  });

  it('counts in headers', async () => {
    const response = await bedrock.fetch(`${bedrock.url}/model/${HAIKU}/invoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEFAULT_API_KEY}` },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }] }),
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-amzn-bedrock-input-token-count': '2',
      'x-amzn-bedrock-output-token-count': '3',
      'x-amzn-bedrock-invocation-latency': expect.stringMatching(/^\d+$/),
    });
  });

  it.each(['nonsense', '[]', '{"messages":5}', `{"messages":[null]}`])('refuses the body %s', async (body) => {
    expect(await call('POST', `/model/${HAIKU}/invoke`, body)).toMatchObject({
      status: 400,
      text: expect.stringContaining('Malformed'),
    });
  });
});

describe('tools in InvokeModel', () => {
  const schema = { type: 'object', properties: { city: { const: 'Oslo' } } };
  const claude = { tools: [{ name: 'weather', input_schema: schema }], tool_choice: { type: 'tool', name: 'weather' } };
  const chat = { tools: [{ type: 'function', function: { name: 'weather', parameters: schema } }], tool_choice: 'required' };

  it('of Claude', async () => {
    const answer = await json('POST', `/model/${HAIKU}/invoke`, { messages: [{ role: 'user', content: 'Hi' }], ...claude });
    expect(answer).toMatchObject({ stop_reason: 'tool_use', content: [{ type: 'tool_use', name: 'weather', input: { city: 'Oslo' } }] });
  });

  it('of chat families', async () => {
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
    const answer = await json('POST', '/model/qwen.qwen3-32b-v1%3A0/invoke', { messages, ...chat });
    const call = { type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } };
    expect(answer.choices).toMatchObject([{ finish_reason: 'tool_calls', message: { content: null, tool_calls: [call] } }]);
  });
});

describe('a streamed InvokeModel', () => {
  const streamOf = async (model: string, body: unknown) => {
    const { text } = await call('POST', `/model/${encodeURIComponent(model)}/invoke-with-response-stream`, body);
    return [...text.matchAll(/\{"bytes":"([^"]+)"/g)].map((match) => JSON.parse(Buffer.from(match[1] ?? '', 'base64').toString()));
  };

  it('of Claude goes from message_start to message_stop', async () => {
    bedrock.respond({ reasoning: { text: 'Hm', signature: 's' }, text: 'Hi', toolCalls: [{ name: 't', id: 'a' }], chunks: 9 });
    const chunks = await streamOf(HAIKU, { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
    expect(chunks.map((chunk) => chunk.delta?.type ?? chunk.type)).toEqual([
      'message_start',
      ...['content_block_start', 'thinking_delta', 'signature_delta', 'content_block_stop'],
      ...['content_block_start', 'text_delta', 'content_block_stop'],
      ...['content_block_start', 'input_json_delta', 'content_block_stop'],
      'message_delta',
      'message_stop',
    ]);
    expect(chunks.at(-1)['amazon-bedrock-invocationMetrics']).toMatchObject({ inputTokenCount: 1 });
  });

  it.each<[string, (chunk: Record<string, never>) => unknown]>([
    ['openai.gpt-oss-20b-1:0', (chunk) => (chunk as { choices?: { delta: { content?: string } }[] }).choices?.[0]?.delta.content ?? ''],
    ['amazon.titan-text-express-v1', (chunk) => (chunk as { outputText?: string }).outputText ?? ''],
    ['cohere.command-r-v1:0', (chunk) => (chunk as { text?: string }).text ?? ''],
    [
      'amazon.nova-lite-v1:0',
      (chunk) => (chunk as { contentBlockDelta?: { delta: { text: string } } }).contentBlockDelta?.delta.text ?? '',
    ],
  ])('of %s joins to the text', async (model, read) => {
    bedrock.respond({ text: 'Hello you', chunks: ['Hello', ' you'] });
    const chunks = await streamOf(model, { inputText: 'p', message: 'p', messages: [] });
    expect(chunks.map(read).join('')).toBe('Hello you');
  });
});

describe('embeddings and images', () => {
  it.each<[string, unknown, (answer: never) => unknown, unknown]>([
    ['amazon.titan-embed-text-v1', { inputText: 'a' }, (answer: { embedding: number[] }) => answer.embedding.length, 1536],
    [
      'amazon.titan-embed-text-v2:0',
      { inputText: 'a', dimensions: 256 },
      (answer: { embedding: number[] }) => answer.embedding.length,
      256,
    ],
    [
      'amazon.titan-embed-text-v2:0',
      { inputText: 'a', embeddingTypes: ['binary'] },
      (answer: object) => Object.keys(answer),
      ['embeddingsByType', 'inputTextTokenCount'],
    ],
    [
      'amazon.titan-embed-image-v1',
      { inputText: 'a', embeddingConfig: { outputEmbeddingLength: 384 } },
      (answer: { embedding: number[] }) => answer.embedding.length,
      384,
    ],
    [
      'cohere.embed-english-v3',
      { texts: ['a', 'b'], input_type: 'search_query' },
      (answer: { embeddings: number[][] }) => answer.embeddings.length,
      2,
    ],
    [
      'cohere.embed-english-v3',
      { texts: ['a'], embedding_types: ['float'] },
      (answer: { embeddings: { float: number[][] } }) => answer.embeddings.float.length,
      1,
    ],
    ['stability.stable-diffusion-xl-v1', { text_prompts: [] }, (answer: { result: string }) => answer.result, 'success'],
    ['stability.sd3-5-large-v1:0', { prompt: 'a' }, (answer: { finish_reasons: null[] }) => answer.finish_reasons, [null]],
    [
      'amazon.nova-canvas-v1:0',
      { taskType: 'TEXT_IMAGE', imageGenerationConfig: { numberOfImages: 2 } },
      (answer: { images: string[] }) => answer.images.length,
      2,
    ],
  ] as [string, unknown, (answer: never) => unknown, unknown][])('%s %j', async (model, body, read, expected) => {
    const path = `/model/${encodeURIComponent(model)}/invoke`;
    const answer = await json('POST', path, body);
    expect(read(answer as never)).toEqual(expected);
    expect(await json('POST', path, body)).toEqual(answer);
  });
});

describe('the other operations', () => {
  it('reranks by shared words', async () => {
    const document = (text: string) => ({ type: 'INLINE', inlineDocumentSource: { type: 'TEXT', textDocument: { text } } });
    const answer = await json('POST', '/rerank', {
      queries: [{ type: 'TEXT', textQuery: { text: 'green grass' } }],
      sources: [document('blue sky'), document('Grass is green.'), document('green tea')],
      rerankingConfiguration: {
        type: 'BEDROCK_RERANKING_MODEL',
        bedrockRerankingConfiguration: {
          numberOfResults: 2,
          modelConfiguration: { modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0' },
        },
      },
    });
    expect(answer.results).toMatchObject([
      { index: 1, relevanceScore: 1 },
      { index: 2, relevanceScore: 0.5 },
    ]);
  });

  it('scores guardrail checks with 0', async () => {
    const answer = await json('POST', '/guardrail-checks/invoke', {
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
      checks: { contentFilter: { categories: [{ category: 'HATE' }] }, sensitiveInformation: { entities: [{ type: 'EMAIL' }] } },
    });
    expect(answer.results).toEqual({
      contentFilter: { results: [{ category: 'HATE', severityScore: 0 }] },
      sensitiveInformation: { results: [] },
    });
  });

  it('lists models and profiles', async () => {
    const { modelSummaries } = await json('GET', '/foundation-models?byProvider=Anthropic');
    expect(modelSummaries.map((model: { providerName: string }) => model.providerName)).toContain('Anthropic');
    expect(modelSummaries.every((model: { modelId: string }) => model.modelId.startsWith('anthropic.'))).toBe(true);
    const { inferenceProfileSummaries } = await json('GET', '/inference-profiles');
    expect(inferenceProfileSummaries).toContainEqual(expect.objectContaining({ inferenceProfileId: `us.${HAIKU}` }));
  });

  it('describes any model and profile, and lets everybody in', async () => {
    const { modelDetails } = await json('GET', `/foundation-models/${HAIKU}`);
    expect(modelDetails).toMatchObject({ modelId: HAIKU, inferenceTypesSupported: ['ON_DEMAND'] });
    expect(await json('GET', `/foundation-model-availability/${HAIKU}`)).toMatchObject({
      modelId: HAIKU,
      authorizationStatus: 'AUTHORIZED',
    });
    const profile = { inferenceProfileId: `eu.${HAIKU}`, models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${HAIKU}` }] };
    expect(await json('GET', `/inference-profiles/eu.${HAIKU}`)).toMatchObject(profile);
  });

  it.each([
    ['GET', '/nowhere'],
    ['GET', `/model/${HAIKU}/converse`],
    ['POST', '/model//converse'],
  ])('has no %s %s', async (method, path) => {
    const response = await bedrock.fetch(bedrock.url + path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  });
});

describe('assumed roles', () => {
  const converse = async (credentials: ReturnType<typeof fromTemporaryCredentials>) => {
    const client = new BedrockRuntimeClient({ endpoint: bedrock.url, region: 'us-east-1', credentials, maxAttempts: 1 });
    const answer = await client.send(new ConverseCommand({ modelId: HAIKU, ...question }));
    client.destroy();
    return answer;
  };
  const role = { RoleArn: 'arn:aws:iam::123456789012:role/app', RoleSessionName: 'test' };

  it('sign like anybody else', async () => {
    const clientConfig = { endpoint: bedrock.url, region: 'us-east-1' };
    const credentials = fromTemporaryCredentials({ masterCredentials: bedrock.credentials, params: role, clientConfig });
    await expect(converse(credentials)).resolves.toMatchObject({ stopReason: 'end_turn' });
    expect(bedrock.requests[1]?.headers['x-amz-security-token']).toBeDefined();
  });

  it('are given for a web identity without a signature', async () => {
    const clientConfig = { endpoint: bedrock.url, region: 'us-east-1' };
    const credentials = fromWebToken({ roleArn: role.RoleArn, webIdentityToken: 'jwt', clientConfig });
    await expect(converse(credentials)).resolves.toMatchObject({ stopReason: 'end_turn' });
    expect(bedrock.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('are refused to strangers, in XML', async () => {
    const masterCredentials = { accessKeyId: 'AKIDOTHER', secretAccessKey: 'x' };
    const clientConfig = { endpoint: bedrock.url, region: 'us-east-1' };
    const credentials = fromTemporaryCredentials({ masterCredentials, params: role, clientConfig });
    await expect(converse(credentials)).rejects.toMatchObject({ message: 'The security token included in the request is invalid.' });
  });
});

describe('batch jobs', () => {
  const record = (recordId: string, modelInput: unknown) => JSON.stringify({ recordId, modelInput });
  const start = async (modelInvocationType = 'Converse', rest: Readonly<Record<string, unknown>> = {}) => {
    const { jobArn } = await json('POST', '/model-invocation-job', {
      jobName: 'nightly',
      roleArn: 'arn:aws:iam::123456789012:role/batch',
      modelId: HAIKU,
      modelInvocationType,
      inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: 's3://bucket/in/' } },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://bucket/out/' } },
      ...rest,
    });
    return jobArn as string;
  };
  const look = (jobArn: string) => json('GET', `/model-invocation-job/${encodeURIComponent(jobArn)}`);
  const watch = async (jobArn: string) => {
    const states: string[] = [];
    for (let index = 0; index < 6; index += 1) states.push((await look(jobArn)).status);
    return states;
  };
  const output = async (jobArn: string, file: string) => {
    const { text } = await call('GET', `/s3/bucket/out/${jobArn.split('/').at(-1)}/${file}`);
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  beforeEach(async () => {
    const lines = [record('a', question), record('b', { messages: [] }), record('c', { ...question, toolConfig: {} })];
    await call('PUT', '/s3/bucket/in/part-0001.jsonl', lines.join('\n'));
  });

  it('step through their states and write output and manifest', async () => {
    const jobArn = await start();
    expect(await watch(jobArn)).toEqual(['Submitted', 'Validating', 'Scheduled', 'InProgress', 'Completed', 'Completed']);
    expect(await output(jobArn, 'part-0001.jsonl.out')).toMatchObject([
      { recordId: 'c', error: { errorCode: 400, errorMessage: expect.stringContaining('Tools') } },
      { recordId: 'b', error: { errorCode: 400, errorMessage: expect.stringContaining('user message') } },
      { recordId: 'a', modelOutput: { stopReason: 'end_turn' } },
    ]);
    expect(await output(jobArn, 'manifest.json.out')).toMatchObject([{ totalRecordCount: 3, successRecordCount: 1, errorRecordCount: 2 }]);
    expect(await look(jobArn)).toMatchObject({ successRecordCount: 1, jobName: 'nightly' });
  });

  it('answer records of type InvokeModel in the family of the model', async () => {
    await call('PUT', '/s3/bucket/in/part-0001.jsonl', record('a', { messages: [{ role: 'user', content: 'Hi' }] }));
    expect(await output(await start('InvokeModel'), 'part-0001.jsonl.out')).toMatchObject([{ modelOutput: { type: 'message' } }]);
  });

  it('are made once for a client token', async () => {
    const rest = { clientRequestToken: 'token' };
    expect(await start('Converse', rest)).toBe(await start('Converse', rest));
    expect((await json('GET', '/model-invocation-jobs?nameContains=night')).invocationJobSummaries).toHaveLength(1);
    expect((await json('GET', '/model-invocation-jobs?statusEquals=Failed')).invocationJobSummaries).toEqual([]);
  });

  it('stop', async () => {
    const jobArn = await start();
    expect(await call('POST', `/model-invocation-job/${encodeURIComponent(jobArn)}/stop`)).toMatchObject({ status: 200 });
    expect(await watch(jobArn)).toEqual(['Stopping', ...Array(5).fill('Stopped')]);
    expect(await call('POST', `/model-invocation-job/${encodeURIComponent(jobArn)}/stop`)).toMatchObject({ status: 400 });
  });

  it.each([
    ['batch-fail', 'Failed'],
    ['batch-expire', 'Expired'],
    ['batch-partial=1', 'PartiallyCompleted'],
    ['batch-error-records=2', 'Completed'],
  ])('end as asked for: %s', async (fault, state) => {
    bedrock.fail(fault);
    expect((await watch(await start())).at(-1)).toBe(state);
  });

  it('fail without input', async () => {
    const inputDataConfig = { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: 's3://bucket/nothing/' } };
    const jobArn = await start('Converse', { inputDataConfig });
    expect((await watch(jobArn)).at(-1)).toBe('Failed');
    expect(await look(jobArn)).toMatchObject({ message: 'No input was found at s3://bucket/nothing/.' });
  });

  it('are not found under another name', async () => {
    expect(await call('GET', '/model-invocation-job/abcdefghijkl')).toMatchObject({ status: 404 });
    expect(await call('GET', '/s3/bucket/none')).toMatchObject({ status: 404, text: expect.stringContaining('<Code>NoSuchKey</Code>') });
  });
});
