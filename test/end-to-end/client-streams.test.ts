import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  BamlAbortError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  Collector,
  setLogLevel,
} from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrival, bedrock, type Client, clientOf, failureOf, transports } from './client-project.ts';

let endpoint: LocalBedrock;

beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const chunks = ['{"name": ', '"Ada', '"', ', "age"', ': ', '36', '}'];
const partials = [
  { name: null, age: null },
  { name: 'Ada', age: null },
  { name: 'Ada', age: 36 },
];

describe.each(transports)('a stream over %s', (transport) => {
  let b: Client;
  beforeEach(() => {
    b = clientOf({ Main: bedrock(endpoint, transport) });
  });

  it('yields each changed value once, and then the final value', async () => {
    endpoint.respond({ chunks });
    const stream = b.stream.Extract('who?');
    expect(await collect(stream)).toEqual(partials);
    expect(await stream.getFinalResponse()).toEqual({ name: 'Ada', age: 36 });
    expect(endpoint.requests).toMatchObject([{ operation: 'converse-stream' }]);
  });

  it('sends nothing before it is used', async () => {
    const stream = b.stream.Say('x');
    await new Promise((resolve) => setImmediate(resolve));
    expect(endpoint.requests).toHaveLength(0);
    endpoint.respond('ok');
    expect(await stream.getFinalResponse()).toBe('ok');
  });

  it('gives every iterator all values, before, during and after the end', async () => {
    endpoint.respond({ chunks });
    const stream = b.stream.Extract('who?');
    const [first, second, final] = await Promise.all([collect(stream), collect(stream), stream.getFinalResponse()]);
    expect([first, second, await collect(stream), final]).toEqual([partials, partials, partials, { name: 'Ada', age: 36 }]);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('goes on when a loop is left', async () => {
    endpoint.respond({ chunks });
    const stream = b.stream.Extract('who?');
    for await (const partial of stream) {
      expect(partial).toEqual(partials[0]);
      break;
    }
    expect(await stream.getFinalResponse()).toEqual({ name: 'Ada', age: 36 });
    expect(await stream.getFinalResponse()).toEqual({ name: 'Ada', age: 36 });
  });

  it('hands a slow reader everything', async () => {
    endpoint.respond({ chunks });
    const stream = b.stream.Extract('who?');
    const seen: unknown[] = [];
    for await (const partial of stream) {
      seen.push(partial);
      await stream.getFinalResponse();
    }
    expect(seen).toEqual(partials);
  });

  it('hands out a partial as soon as it is there', async () => {
    endpoint.respond({ chunks: ['Hel', 'lo'] });
    endpoint.fail('stall=60000@3');
    const stream = b.stream.Say('x');
    const { value } = await stream[Symbol.asyncIterator]().next();
    expect(value).toBe('Hel');
    await stream[Symbol.asyncDispose]();
  });

  it('drops equal values', async () => {
    endpoint.respond({ chunks: ['', 'a', '', ' ', 'b', ''] });
    expect(await collect(b.stream.Say('x'))).toEqual(['a', 'a ', 'a b']);
  });

  it('yields no int before it is complete', async () => {
    endpoint.respond({ chunks: ['1', '2', '3'] });
    expect(await collect(b.stream.Count('x'))).toEqual([123]);
  });

  it('throws the same error from the loop and from getFinalResponse', async () => {
    endpoint.respond({ chunks: ['{"name"', ': 5', ', "age": "x"'] });
    const stream = b.stream.Count('x');
    const error = await failureOf(collect(stream));
    expect(error).toBeInstanceOf(BamlValidationError);
    expect(await failureOf(stream.getFinalResponse())).toBe(error);
  });

  it('refuses a finish reason after the last partial', async () => {
    endpoint.respond({ chunks: ['cut'], stopReason: 'max_tokens' });
    const strict = clientOf({ Main: bedrock(endpoint, transport, { finish_reason_deny_list: ['max_tokens'] }) });
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const partial of strict.stream.Say('x')) seen.push(partial);
    };
    expect(await failureOf(read())).toBeInstanceOf(BamlClientFinishReasonError);
    expect(seen).toEqual(['cut']);
  });

  it('throws at once for bad arguments and unknown clients', () => {
    expect(() => b.stream.Say(5 as never)).toThrow(BamlInvalidArgumentError);
    expect(() => b.stream.Say('x', { client: 'Nobody' })).toThrow(BamlInvalidArgumentError);
  });

  it('starts again from empty when an attempt dies in the middle', async () => {
    const Main = { provider: 'fallback', options: { strategy: ['A', 'B'] } };
    const pair = clientOf({
      Main,
      A: bedrock(endpoint, transport, { model: 'amazon.nova-lite-v1:0' }),
      B: bedrock(endpoint, transport, { model: 'amazon.nova-pro-v1:0' }),
    });
    endpoint.respond({ chunks: ['one', ' two', ' three'] }, { model: 'amazon.nova-lite-v1:0' });
    endpoint.respond({ chunks: ['un', ' deux'] }, { model: 'amazon.nova-pro-v1:0' });
    endpoint.fail('cut=3', { model: 'amazon.nova-lite-v1:0' });
    const stream = pair.stream.Say('x');
    expect(await collect(stream)).toEqual(['one', 'one two', 'un', 'un deux']);
    expect(await stream.getFinalResponse()).toBe('un deux');
  });

  it('takes a truncated stream for a failure', async () => {
    endpoint.respond({ chunks: ['one', ' two'] });
    endpoint.fail('no-message-stop');
    const error = await failureOf(b.stream.Say('x').getFinalResponse());
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ partialText: 'one two', status_code: 2 });
  });

  it('sends a plain request when the client does not stream', async () => {
    endpoint.respond('whole');
    const plain = clientOf({ Main: bedrock(endpoint, transport, { supports_streaming: false }) });
    expect(await collect(plain.stream.Say('x'))).toEqual(['whole']);
    expect(endpoint.requests).toMatchObject([{ operation: 'converse' }]);
  });

  it('sends nothing when it was cancelled before', async () => {
    const collector = new Collector();
    const stream = b.stream.Say('x', { collector });
    stream.cancel('no');
    expect(await failureOf(stream.getFinalResponse())).toMatchObject({ message: 'Function Say: Operation was aborted', reason: 'no' });
    expect(endpoint.requests).toHaveLength(0);
    expect(collector.logs).toEqual([]);
  });

  it.each([
    ['cancel', (stream: { cancel(reason: unknown): void }, _controller: AbortController, reason: Error) => stream.cancel(reason)],
    ['the signal', (_stream: unknown, controller: AbortController, reason: Error) => controller.abort(reason)],
  ])('ends by %s, in the loop and for the final value', async (_way, end) => {
    endpoint.respond({ chunks: ['one', ' two', ' three'] });
    endpoint.fail('stall=60000@3');
    const controller = new AbortController();
    const stream = b.stream.Say('x', { signal: controller.signal });
    const reason = new Error('enough');
    const read = async (): Promise<void> => {
      for await (const _partial of stream) end(stream, controller, reason);
    };
    const error = await failureOf(read());
    expect(error).toBeInstanceOf(BamlAbortError);
    expect(error).toMatchObject({ reason });
    expect(await failureOf(stream.getFinalResponse())).toBe(error);
  });

  it.each([
    ['time_to_first_token_timeout_ms', 'time_to_first_token', 'slow-first-token=60000'],
    ['time_to_first_token_timeout_ms', 'time_to_first_token', 'slow-headers=60000'],
    ['idle_timeout_ms', 'idle', 'stall=60000@3'],
    ['request_timeout_ms', 'request', 'stall=60000@3'],
  ])('ends after %s', async (option, timeout_type, fault) => {
    endpoint.respond({ chunks: ['one', ' two', ' three'] });
    endpoint.fail(fault);
    const timed = clientOf({ Main: bedrock(endpoint, transport, { http: { [option]: 150 } }) });
    const error = await failureOf(timed.stream.Say('x').getFinalResponse());
    expect(error).toBeInstanceOf(BamlTimeoutError);
    expect(error).toMatchObject({ timeout_type, configured_value_ms: 150, status_code: 408 });
  });

  it('does not count the wait for the first event as idle', async () => {
    endpoint.respond({ chunks: ['late'] });
    endpoint.fail('slow-headers=60');
    expect(
      await clientOf({ Main: bedrock(endpoint, transport, { http: { idle_timeout_ms: 30 } }) })
        .stream.Say('x')
        .getFinalResponse(),
    ).toBe('late');
  });
});

describe('toStreamable', () => {
  const b = (): Client => clientOf({ Main: bedrock(endpoint, 'signed') });

  async function lines(stream: ReadableStream<Uint8Array>): Promise<unknown[]> {
    const text = await new Response(stream).text();
    expect(text.endsWith('\n')).toBe(true);
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  it('gives partials and the final value, one JSON object per line', async () => {
    endpoint.respond({ chunks });
    expect(await lines(b().stream.Extract('x').toStreamable())).toEqual([
      ...partials.map((partial) => ({ partial })),
      { final: { name: 'Ada', age: 36 } },
    ]);
  });

  it('starts at once', async () => {
    endpoint.respond('ok');
    b().stream.Say('x').toStreamable();
    await arrival(endpoint);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('ends with the error, without prompt and text unless asked for', async () => {
    endpoint.respond('nothing here');
    const [hidden] = await lines(b().stream.Count('secret').toStreamable());
    expect(hidden).toMatchObject({
      error: { type: 'BamlValidationError', name: 'BamlValidationError', message: expect.stringContaining('Function Count') },
    });
    expect(Object.keys((hidden as { error: object }).error)).toEqual(['type', 'name', 'message']);
    const [shown] = await lines(b().stream.Count('secret').toStreamable({ exposePrompt: true }));
    expect(shown).toMatchObject({ error: { prompt: expect.stringContaining('secret'), raw_output: 'nothing here' } });
  });

  it('tells the status of a refused request', async () => {
    endpoint.respond({ error: 'ThrottlingException' });
    expect(await lines(b().stream.Say('x').toStreamable())).toMatchObject([
      { error: { type: 'BamlClientHttpError', status_code: 429, client_name: 'Main' } },
    ]);
  });

  it('ends the call when it is cancelled', async () => {
    endpoint.respond({ chunks: ['one', ' two', ' three'] });
    endpoint.fail('stall=60000@3');
    const stream = b().stream.Say('x');
    const reader = stream.toStreamable().getReader();
    await reader.read();
    await reader.cancel('gone');
    expect(await failureOf(stream.getFinalResponse())).toMatchObject({ name: 'BamlAbortError', reason: 'gone' });
  });
});

describe('toServerSentEvents', () => {
  const b = (): Client => clientOf({ Main: bedrock(endpoint, 'signed') });

  it('gives partials as events without a name, then the final value', async () => {
    endpoint.respond({ chunks });
    const text = await new Response(b().stream.Extract('x').toServerSentEvents()).text();
    const events = [...partials.map((partial) => `data: ${JSON.stringify(partial)}`), 'event: final\ndata: {"name":"Ada","age":36}'];
    expect(text).toBe(events.map((event) => `${event}\n\n`).join(''));
  });

  it('ends with the error', async () => {
    endpoint.respond({ error: 'ThrottlingException' });
    const text = await new Response(b().stream.Say('x').toServerSentEvents()).text();
    expect(text).toMatch(/^event: error\ndata: \{"type":"BamlClientHttpError",.*"status_code":429.*\}\n\n$/);
  });
});
