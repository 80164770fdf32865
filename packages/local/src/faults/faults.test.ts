import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type LocalBedrock, startLocalBedrock } from '../index.ts';

const question = { modelId: 'anthropic.claude-3-haiku-20240307-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'Hi' }] }] };

/** What a stream gave before it ended, and how it ended. */
interface Outcome {
  readonly events: readonly string[];
  readonly error?: unknown;
}

describe.each([
  { name: 'HTTP/2', isHttp2: true, handler: () => ({}) },
  { name: 'HTTP/1.1', isHttp2: false, handler: () => ({ requestHandler: new NodeHttpHandler() }) },
])('faults over $name', ({ isHttp2, handler }) => {
  let bedrock: LocalBedrock;
  let client: BedrockRuntimeClient;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => Date.now(),
    sleep: async (ms) => {
      slept.push(ms);
    },
  };
  const connect = (maxAttempts: number) =>
    new BedrockRuntimeClient({
      endpoint: bedrock.url,
      region: 'us-east-1',
      credentials: bedrock.credentials,
      retryStrategy: new ConfiguredRetryStrategy(maxAttempts, () => 0),
      ...handler(),
    });
  const converse = (on = client) => on.send(new ConverseCommand(question));
  const stream = async (on = client): Promise<Outcome> => {
    const events: string[] = [];
    try {
      const answer = await on.send(new ConverseStreamCommand(question));
      for await (const event of answer.stream ?? []) events.push(nameOf(event));
      return { events };
    } catch (error) {
      return { events, error };
    }
  };

  beforeEach(async () => {
    slept.length = 0;
    bedrock = await startLocalBedrock({ clock, faultHeader: true });
    bedrock.respond({ text: 'abc', chunks: 1 });
    client = connect(1);
  });
  afterEach(async () => {
    client.destroy();
    await bedrock.close();
  });

  it('throttles', async () => {
    bedrock.fail('throttle');
    await expect(converse()).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
  });

  it('throttles with a time to wait', async () => {
    bedrock.fail('throttle=7');
    await expect(converse()).rejects.toMatchObject({ $response: { headers: { 'retry-after': '7' } } });
  });

  it('throttles only the first request, so that a retry succeeds', async () => {
    bedrock.fail('throttle', { op: 'converse', nth: 1 });
    await expect(converse(connect(2))).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });

  it('fails the first two requests', async () => {
    bedrock.fail('error=ServiceUnavailableException', { times: 2 });
    await expect(converse(connect(3))).resolves.toMatchObject({ $metadata: { attempts: 3 } });
  });

  it('fails only the model it names', async () => {
    bedrock.fail('error=ModelErrorException', { model: 'another' });
    await expect(converse()).resolves.toBeDefined();
  });

  it('throttles in the first frame, which the SDK retries', async () => {
    bedrock.fail('throttle-first-frame');
    expect(await stream(connect(3))).toMatchObject({ events: [], error: { name: 'ThrottlingException' } });
    expect(bedrock.requests).toHaveLength(3);
  });

  it('answers like a broken gateway', async () => {
    bedrock.fail('http=502');
    await expect(converse()).rejects.toMatchObject({ name: 'SyntaxError', $metadata: { httpStatusCode: 502 } });
  });

  it('answers with nothing', async () => {
    bedrock.fail('empty');
    const answer = await converse();
    expect(answer.output).toBeUndefined();
    expect(await stream()).toEqual({ events: [] });
  });

  it('resets the connection', async () => {
    bedrock.fail('reset');
    await expect(converse()).rejects.toThrow();
    expect(bedrock.requests).toHaveLength(1);
  });

  it('cuts a plain answer', async () => {
    bedrock.fail('cut=0');
    await expect(converse()).rejects.toThrow();
  });

  it.each([
    ['cut=0', []],
    ['cut=1', ['messageStart']],
    ['cut=3', ['messageStart', 'a', 'b']],
    ['cut-inside=3', ['messageStart', 'a']],
  ])('closes the connection: %s', async (fault, events) => {
    bedrock.fail(fault);
    const outcome = await stream();
    expect(outcome.events).toEqual(events);
    // The SDK's HTTP/2 handler ends the iterator without an error; half a frame is noticed on both.
    if (!isHttp2) expect(outcome.error).toBeInstanceOf(Error);
  });

  it.each([
    ['bad-crc=3', ['messageStart', 'a'], /checksum/],
    ['bad-prelude=2', ['messageStart'], /checksum/],
    ['bad-json=3', ['messageStart', 'a'], /JSON/],
  ])('sends a malformed frame: %s', async (fault, events, message) => {
    bedrock.fail(fault);
    const outcome = await stream();
    expect(outcome.events).toEqual(events);
    expect(String(outcome.error)).toMatch(message);
  });

  it.each([
    ['modelStreamErrorException', 'ModelStreamErrorException'],
    ['internalServerException', 'InternalServerException'],
    ['validationException', 'ValidationException'],
    ['serviceUnavailableException', 'ServiceUnavailableException'],
  ])('sends the exception %s in mid-stream', async (type, name) => {
    bedrock.fail(`exception=${type}@3`);
    expect(await stream()).toMatchObject({ events: ['messageStart', 'a'], error: { name } });
  });

  it.each([
    ['no-message-stop', ['messageStart', 'a', 'b', 'c', 'contentBlockStop', 'metadata']],
    ['metadata-first', ['messageStart', 'a', 'b', 'c', 'contentBlockStop', 'metadata', 'messageStop']],
    ['start-empty-block', ['messageStart', 'contentBlockStart', 'a', 'b', 'c', 'contentBlockStop', 'messageStop', 'metadata']],
    ['unknown-event', ['messageStart', 'a', 'b', 'c', 'contentBlockStop', 'messageStop', 'metadata']],
  ])('varies the shape of the stream: %s', async (fault, events) => {
    bedrock.fail(fault);
    expect(await stream()).toEqual({ events });
  });

  it('intervenes like a guardrail', async () => {
    bedrock.fail('guardrail');
    expect(await converse()).toMatchObject({
      stopReason: 'guardrail_intervened',
      trace: { guardrail: { inputAssessment: { local: { topicPolicy: { topics: [{ action: 'BLOCKED' }] } } } } },
    });
  });

  it('cuts the text at a number of tokens', async () => {
    bedrock.reset();
    bedrock.respond('123456789');
    bedrock.fail('max-tokens=2');
    expect(await converse()).toMatchObject({
      stopReason: 'max_tokens',
      output: { message: { content: [{ text: '12345678' }] } },
      usage: { outputTokens: 2 },
    });
  });

  it.each([
    ['slow-headers=50', [50]],
    ['slow-first-token=60', [60]],
    ['stall=70@3', [70]],
  ])('waits: %s', async (fault, waits) => {
    bedrock.fail(fault);
    expect(await stream()).toMatchObject({ events: expect.arrayContaining(['a', 'messageStop']) });
    expect(slept).toEqual(waits);
  });

  it('fails some requests at random, the same ones every time', async () => {
    const errors = async () => {
      const endpoint = await startLocalBedrock({ auth: false, faults: [{ do: 'probability=0.5:throttle' }] });
      const statuses: number[] = [];
      for (let index = 0; index < 12; index += 1) statuses.push((await post(endpoint)).status);
      await endpoint.close();
      return statuses;
    };
    const statuses = await errors();
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await errors()).toEqual(statuses);
  });

  it.each([
    ['error=ModelTimeoutException', 'ModelTimeoutException'],
    ['nonsense', 'ValidationException'],
  ])('takes a fault from a header of the request: %s', async (fault, name) => {
    client.middlewareStack.add(
      (next) => (call) => {
        (call.request as { headers: Record<string, string> }).headers['x-outcrop-fault'] = fault;
        return next(call);
      },
      { step: 'build' },
    );
    await expect(converse()).rejects.toMatchObject({ name });
  });
});

function nameOf(event: ConverseStreamOutput): string {
  return event.contentBlockDelta?.delta?.text ?? Object.keys(event)[0] ?? '';
}

function post(endpoint: LocalBedrock): Promise<Response> {
  return endpoint.fetch(`${endpoint.url}/model/m/converse`, { method: 'POST', body: JSON.stringify({ messages: question.messages }) });
}
