import {
  ApplyGuardrailCommand,
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  CountTokensCommand,
  GetAsyncInvokeCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  ListAsyncInvokesCommand,
  StartAsyncInvokeCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type LocalBedrock, type LocalBedrockOptions, startLocalBedrock } from './index.ts';

const HAIKU = 'anthropic.claude-3-haiku-20240307-v1:0';
const ask = (text: string, rest: Partial<ConverseCommandInput> = {}): ConverseCommandInput => ({
  modelId: HAIKU,
  messages: [{ role: 'user', content: [{ text }] }],
  ...rest,
});

async function gather<Event>(stream: AsyncIterable<Event> | undefined): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}

const textOf = (events: readonly ConverseStreamOutput[]) => events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('');
const json = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));

describe('settings', () => {
  const stream = async (options: LocalBedrockOptions) => {
    const bedrock = await startLocalBedrock({ auth: false, ...options });
    const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'abcde' }] }] });
    const response = await bedrock.fetch(`${bedrock.url}/model/m/converse-stream`, { method: 'POST', body });
    const pieces = [...(await response.text()).matchAll(/"delta":\{"text":"([^"]*)"/g)].map((match) => match[1]);
    await bedrock.close();
    return pieces;
  };

  it('echo repeats the question in pieces of a given length', async () => {
    expect(await stream({ echo: true, chunkLength: 2 })).toEqual(['ab', 'cd', 'e']);
  });

  it('latencyMs and a reply of its own pace wait', async () => {
    const slept: number[] = [];
    const clock: Clock = {
      now: () => 0,
      sleep: async (ms) => {
        slept.push(ms);
      },
    };
    await stream({ clock, latencyMs: 30 });
    await stream({ clock, latencyMs: 30, script: [{ reply: { text: 'a', delayMs: 5, firstDelayMs: 7 } }] });
    expect(slept).toEqual([30, 5, 7]);
  });

  it('a region is demanded of signatures', async () => {
    const bedrock = await startLocalBedrock({ region: 'eu-west-1' });
    const client = new BedrockRuntimeClient({
      endpoint: bedrock.url,
      region: 'us-east-1',
      credentials: bedrock.credentials,
      maxAttempts: 1,
    });
    await expect(client.send(new ConverseCommand(ask('Hi')))).rejects.toThrow(/scoped to a valid region/);
    await bedrock.close();
  });
});

describe.each([
  { name: 'the default handler (HTTP/2)', httpVersion: '2', handler: () => ({}) },
  { name: 'the HTTP/1.1 handler', httpVersion: '1.1', handler: () => ({ requestHandler: new NodeHttpHandler() }) },
])('the AWS SDK with $name', ({ httpVersion, handler }) => {
  let bedrock: LocalBedrock;
  let client: BedrockRuntimeClient;
  const connect = (config: BedrockRuntimeClientConfig = {}) =>
    new BedrockRuntimeClient({
      endpoint: bedrock.url,
      region: 'us-east-1',
      credentials: bedrock.credentials,
      maxAttempts: 1,
      ...handler(),
      ...config,
    });

  beforeEach(async () => {
    bedrock = await startLocalBedrock({ blockedWords: ['forbidden'] });
    client = connect();
  });
  afterEach(async () => {
    client.destroy();
    await bedrock.close();
  });

  it('answers Converse', async () => {
    bedrock.respond('Grüße');
    const answer = await client.send(new ConverseCommand(ask('Hello')));
    expect(answer.output?.message).toEqual({ role: 'assistant', content: [{ text: 'Grüße' }] });
    expect(answer).toMatchObject({
      stopReason: 'end_turn',
      usage: { inputTokens: 2, outputTokens: 2, totalTokens: 4 },
      $metadata: { httpStatusCode: 200, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(bedrock.requests).toMatchObject([{ operation: 'converse', modelId: HAIKU, method: 'POST', httpVersion }]);
  });

  it('streams ConverseStream', async () => {
    bedrock.respond({ text: 'one two three', chunks: ['one', ' two', ' three'] });
    const { stream } = await client.send(new ConverseStreamCommand(ask('Hello')));
    expect(await gather(stream)).toEqual([
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'one' } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: ' two' } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: ' three' } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { inputTokens: 2, outputTokens: 4, totalTokens: 6 }, metrics: { latencyMs: expect.any(Number) } } },
    ]);
  });

  it('gives the same made-up answer whole and streamed', async () => {
    const question = ask('Answer in JSON using this schema:\n{\n  name: string,\n  ages: int[],\n}');
    const whole = await client.send(new ConverseCommand(question));
    const { stream } = await client.send(new ConverseStreamCommand(question));
    expect(textOf(await gather(stream))).toBe(whole.output?.message?.content?.[0]?.text);
    expect(JSON.parse(whole.output?.message?.content?.[0]?.text ?? '')).toEqual({ name: expect.any(String), ages: expect.any(Array) });
  });

  it('calls tools, then uses their results', async () => {
    const inputSchema = { json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } };
    const toolConfig = { tools: [{ toolSpec: { name: 'get_weather', inputSchema } }] };
    const first = await client.send(new ConverseCommand(ask('Weather?', { toolConfig })));
    const use = first.output?.message?.content?.[0]?.toolUse;
    expect(first.stopReason).toBe('tool_use');
    expect(use).toMatchObject({ name: 'get_weather', input: { city: expect.any(String) } });
    const messages: ConverseCommandInput['messages'] = [
      { role: 'user', content: [{ text: 'Weather?' }] },
      { role: 'assistant', content: first.output?.message?.content },
      { role: 'user', content: [{ toolResult: { toolUseId: use?.toolUseId, content: [{ text: 'sunny' }] } }] },
    ];
    const second = await client.send(new ConverseCommand(ask('', { toolConfig, messages })));
    expect(second.stopReason).toBe('end_turn');
  });

  it('streams reasoning, tool calls and citations', async () => {
    bedrock.respond({
      reasoning: { text: 'Hm.', signature: 'c2ln' },
      content: [{ citationsContent: { content: [{ text: 'Grass is green.' }], citations: [{ title: 'Facts' }] } }],
      toolCalls: [{ name: 'now', id: 'a', input: { zone: 'UTC' } }],
      chunks: 100,
    });
    const { stream } = await client.send(new ConverseStreamCommand(ask('Time?')));
    const events = await gather(stream);
    expect(events.flatMap((event) => event.contentBlockStart ?? [])).toEqual([
      { contentBlockIndex: 2, start: { toolUse: { toolUseId: 'a', name: 'now' } } },
    ]);
    expect(events.flatMap((event) => event.contentBlockDelta?.delta ?? [])).toEqual([
      { reasoningContent: { text: 'Hm.' } },
      { reasoningContent: { signature: 'c2ln' } },
      { text: 'Grass is green.' },
      { citation: { title: 'Facts' } },
      { toolUse: { input: '{"zone":"UTC"}' } },
    ]);
    expect(events.flatMap((event) => event.messageStop ?? [])).toEqual([{ stopReason: 'tool_use' }]);
  });

  it('signs reasoning and refuses it once changed', async () => {
    const thinking = { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } };
    const first = await client.send(new ConverseCommand(ask('Think.', thinking)));
    const [block] = first.output?.message?.content ?? [];
    const reasoningText = block?.reasoningContent?.reasoningText;
    expect(reasoningText?.signature).toMatch(/^[A-Za-z0-9+/]+=*$/);
    const resend = (text: string | undefined) => {
      const content = [{ reasoningContent: { reasoningText: { text, signature: reasoningText?.signature } } }, { text: 'So.' }];
      const messages: ConverseCommandInput['messages'] = [
        { role: 'user', content: [{ text: 'Think.' }] },
        { role: 'assistant', content },
        { role: 'user', content: [{ text: 'On.' }] },
      ];
      return client.send(new ConverseCommand({ modelId: HAIKU, messages }));
    };
    await expect(resend(reasoningText?.text)).resolves.toMatchObject({ stopReason: 'end_turn' });
    await expect(resend('Something else.')).rejects.toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
  });

  it.each([
    'arn:aws:bedrock:eu-central-1:000000000000:application-inference-profile/a0a0a0a0a0a0',
    'arn:aws:bedrock:us-east-1:123456789012:provisioned-model/ab12cd34ef56',
    'us.amazon.nova-pro-v1:0',
    'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:3',
  ])('accepts the signature over the path of %s', async (modelId) => {
    await client.send(new ConverseCommand({ ...ask('Hello'), modelId }));
    expect(bedrock.requests[0]?.modelId).toBe(modelId);
  });

  it.each([
    ['AccessDeniedException', 403],
    ['ThrottlingException', 429],
    ['ResourceNotFoundException', 404],
    ['ModelTimeoutException', 408],
    ['InternalServerException', 500],
    ['ServiceUnavailableException', 503],
    ['ValidationException', 400],
    ['ModelNotReadyException', 429],
    ['ModelErrorException', 424],
  ])('answers with %s', async (error, status) => {
    bedrock.respond({ error: { name: error, message: 'No.', members: { originalStatusCode: 500 } } });
    const failure = { name: error, message: 'No.', $metadata: { httpStatusCode: status } };
    await expect(client.send(new ConverseCommand(ask('Hello')))).rejects.toMatchObject(failure);
    await expect(client.send(new ConverseStreamCommand(ask('Hello')))).rejects.toMatchObject(failure);
  });

  it('answers InvokeModel in the format of the family', async () => {
    bedrock.respond('Hi.');
    const body = JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 9, messages: [{ role: 'user', content: 'Hello' }] });
    const answer = await client.send(new InvokeModelCommand({ modelId: HAIKU, contentType: 'application/json', body }));
    expect(json(answer.body)).toMatchObject({ role: 'assistant', content: [{ type: 'text', text: 'Hi.' }], stop_reason: 'end_turn' });
  });

  it('streams InvokeModelWithResponseStream in chunks', async () => {
    bedrock.respond({ text: 'Hi you', chunks: ['Hi', ' you'] });
    const command = new InvokeModelWithResponseStreamCommand({
      modelId: 'meta.llama3-1-8b-instruct-v1:0',
      contentType: 'application/json',
      body: JSON.stringify({ prompt: 'Hello' }),
    });
    const { body } = await client.send(command);
    const chunks = (await gather(body)).map((event) => json(event.chunk?.bytes));
    expect(chunks.map((chunk) => chunk.generation)).toEqual(['Hi', ' you', '']);
    expect(chunks.at(-1)).toMatchObject({
      stop_reason: 'stop',
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 2, outputTokenCount: 2 },
    });
  });

  it('counts tokens', async () => {
    const messages = ask('Hello there').messages;
    const counted = await client.send(new CountTokensCommand({ modelId: HAIKU, input: { converse: { messages } } }));
    expect(counted.inputTokens).toBe(3);
    const profile = new CountTokensCommand({ modelId: `us.${HAIKU}`, input: { converse: { messages } } });
    await expect(client.send(profile)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([
    ['a harmless text', 'NONE', []],
    ['a FORBIDDEN text', 'GUARDRAIL_INTERVENED', [{ text: 'Sorry, the guardrail blocked this request.' }]],
    ['write to ann@example.org', 'GUARDRAIL_INTERVENED', [{ text: 'write to {EMAIL}' }]],
  ])('applies a guardrail to "%s"', async (text, action, outputs) => {
    const command = new ApplyGuardrailCommand({
      guardrailIdentifier: 'ff6ujrregl1q',
      guardrailVersion: 'DRAFT',
      source: 'INPUT',
      content: [{ text: { text } }],
    });
    expect(await client.send(command)).toMatchObject({ action, outputs });
  });

  it('completes asynchronous invocations at once', async () => {
    const command = new StartAsyncInvokeCommand({
      modelId: 'amazon.nova-reel-v1:0',
      modelInput: { taskType: 'TEXT_VIDEO' },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://bucket/out' } },
    });
    const { invocationArn } = await client.send(command);
    expect(await client.send(new GetAsyncInvokeCommand({ invocationArn }))).toMatchObject({ invocationArn, status: 'Completed' });
    expect((await client.send(new ListAsyncInvokesCommand({}))).asyncInvokeSummaries).toHaveLength(1);
  });

  it('accepts API keys', async () => {
    const bearer = (token: string) =>
      connect({ credentials: undefined as never, token: { token }, authSchemePreference: ['httpBearerAuth'] });
    await expect(bearer('outcrop-dev-key').send(new ConverseCommand(ask('Hello')))).resolves.toMatchObject({ stopReason: 'end_turn' });
    await expect(bearer('other').send(new ConverseCommand(ask('Hello')))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it.each([
    [{ accessKeyId: 'AKIDOTHER', secretAccessKey: 'x' }, 'UnrecognizedClientException'],
    [{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'x' }, 'InvalidSignatureException'],
  ])('refuses foreign credentials %o', async (credentials, name) => {
    await expect(connect({ credentials }).send(new ConverseCommand(ask('Hello')))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('corrects the clock of a client that is an hour late', async () => {
    const late = connect({ systemClockOffset: -3_600_000, maxAttempts: 2 });
    await expect(late.send(new ConverseCommand(ask('Hello')))).resolves.toMatchObject({ stopReason: 'end_turn' });
    expect(bedrock.requests).toHaveLength(2);
  });
});
