import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  setLogLevel,
} from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrival, bedrock, type Client, clientOf, failureOf, type TransportName, transports } from './client-project.ts';

let endpoint: LocalBedrock;

beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

function main(transport: TransportName, more: Parameters<typeof bedrock>[2] = {}): Client {
  return clientOf({ Main: bedrock(endpoint, transport, more) });
}

describe.each(transports)('a call over %s', (transport) => {
  let b: Client;
  beforeEach(() => {
    b = main(transport);
  });

  it('posts to the model and returns the typed value', async () => {
    endpoint.respond('Sure: {"name": "Ada", "age": 36}');
    expect(await b.Extract('who?')).toEqual({ name: 'Ada', age: 36 });
    expect(endpoint.requests).toMatchObject([
      { operation: 'converse', path: '/model/anthropic.claude-3-5-haiku-20241022-v1%3A0/converse' },
    ]);
    expect(JSON.parse(endpoint.requests[0]?.body ?? '')).toEqual({
      messages: [{ role: 'user', content: [{ text: expect.stringMatching(/^who\?\nAnswer in JSON/) }] }],
    });
  });

  it('tells what did not fit the type', async () => {
    endpoint.respond('no idea');
    const error = await failureOf(b.Extract('who?'));
    expect(error).toBeInstanceOf(BamlValidationError);
    expect(error).toMatchObject({ prompt: expect.stringMatching(/^user: who\?\n/), raw_output: 'no idea', function_name: 'Extract' });
    expect((error as Error).message).toMatch(/^Function Extract: /);
  });

  it.each([
    ['ThrottlingException', 429],
    ['AccessDeniedException', 403],
    ['ValidationException', 400],
    ['ResourceNotFoundException', 404],
    ['ModelTimeoutException', 408],
    ['ModelErrorException', 424],
    ['InternalServerException', 500],
    ['ServiceUnavailableException', 503],
  ])('keeps the status of %s', async (name, status_code) => {
    endpoint.respond({ error: { name, message: 'sorry' } });
    const error = await failureOf(b.Say('x'));
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ status_code, client_name: 'Main', error_type: name, function_name: 'Say' });
    expect((error as BamlClientHttpError).raw_response).toContain('sorry');
    expect((error as BamlClientHttpError).detailed_message).toContain('client "Main"');
  });

  it('blames the line that called', async () => {
    endpoint.respond({ error: 'AccessDeniedException' });
    async function caller(): Promise<unknown> {
      return b.Say('x');
    }
    const failures = [failureOf(caller()), failureOf(b.stream.Say('x').getFinalResponse()), failureOf(b.request.Say(5 as never))];
    const stacks = (await Promise.all(failures)).map((error) => (error as Error).stack?.split('\n    at ')[1]);
    expect(stacks[0]).toMatch(/^caller .*client-calls\.test\.ts/);
    expect(stacks.slice(1)).toEqual([expect.stringContaining('client-calls.test.ts'), expect.stringContaining('client-calls.test.ts')]);
  });

  it('reports a closed connection with status 2', async () => {
    endpoint.fail('reset');
    expect(await failureOf(b.Say('x'))).toMatchObject({ name: 'BamlClientHttpError', status_code: 2, retryable: true });
  });

  it('returns empty text for a string, and refuses it for a class', async () => {
    endpoint.respond({ text: '' });
    expect(await b.Say('x')).toBe('');
    expect(await failureOf(b.Extract('x'))).toBeInstanceOf(BamlValidationError);
  });

  it('joins text blocks and skips reasoning', async () => {
    endpoint.respond({ content: [{ reasoningContent: { reasoningText: { text: 'hm' } } }, { text: 'Hello ' }, { text: 'world' }] });
    expect(await b.Say('x')).toBe('Hello world');
  });

  it('refuses an answer without any text', async () => {
    endpoint.respond({ content: [] });
    const error = await failureOf(b.Extract('x'));
    expect(error).toMatchObject({ name: 'BamlClientHttpError', status_code: 200 });
    expect((error as Error).message).toContain('the answer has no text');
  });

  it('obeys the finish reasons of the client', async () => {
    endpoint.respond({ text: 'cut', stopReason: 'max_tokens' });
    const error = await failureOf(main(transport, { finish_reason_allow_list: ['End_Turn'] }).Say('x'));
    expect(error).toBeInstanceOf(BamlClientFinishReasonError);
    expect(error).not.toBeInstanceOf(BamlClientError);
    expect(error).toMatchObject({
      finish_reason: 'max_tokens',
      raw_output: 'cut',
      prompt: 'user: x\n',
      help: expect.stringContaining('raise'),
    });
    expect(await main(transport, { finish_reason_allow_list: ['MAX_TOKENS'] }).Say('x')).toBe('cut');
  });

  it('sends nothing for bad arguments, unknown clients and missing variables', async () => {
    const wrong = await failureOf(b.Say(5 as never));
    const unknown = await failureOf(b.Say('x', { client: 'Mains' }));
    const unset = await failureOf(main(transport, { region: { env: 'OUTCROP_NOT_SET' } }).Say('x'));
    expect([wrong, unknown, unset].map((error) => error instanceof BamlInvalidArgumentError)).toEqual([true, true, true]);
    expect((unknown as Error).message).toBe('Function Say: unknown client "Mains"; did you mean "Main"?');
    expect((unset as Error).message).toContain(
      'client "Main" needs the environment variable `OUTCROP_NOT_SET` (option region), which is not set',
    );
    expect(endpoint.requests).toHaveLength(0);
  });

  it('reads variables of the call before those of the process', async () => {
    const model = { env: 'OUTCROP_TEST_MODEL' };
    endpoint.respond('ok');
    const named = main(transport, { model });
    await named.Say('x', { env: { OUTCROP_TEST_MODEL: 'amazon.nova-lite-v1:0' } });
    await named.Say('x', { env: { OUTCROP_TEST_MODEL: 'amazon.nova-pro-v1:0' } });
    expect(endpoint.requests.map(({ modelId }) => modelId)).toEqual(['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0']);
  });

  it('takes fifty calls at once', async () => {
    endpoint.respond((ask) => ({ text: ask.messages[0]?.text ?? '' }));
    const texts = Array.from({ length: 50 }, (_, index) => `call ${index}`);
    expect(await Promise.all(texts.map((text) => b.Say(text)))).toEqual(texts);
  });

  it('lays Bedrock options of the call over those of the client', async () => {
    endpoint.respond('ok');
    await b.Say('x', { bedrock: { inferenceConfiguration: { maxTokens: 7 } } });
    expect(JSON.parse(endpoint.requests[0]?.body ?? '')).toMatchObject({ inferenceConfig: { maxTokens: 7 } });
  });

  it('ends at once when aborted, and keeps the reason', async () => {
    endpoint.respond({ text: 'late', delayMs: 60_000 });
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const call = b.Say('x', { signal: controller.signal });
    await arrival(endpoint);
    controller.abort(reason);
    const error = await failureOf(call);
    expect(error).toBeInstanceOf(BamlAbortError);
    expect(error).toMatchObject({ message: 'Function Say: Operation was aborted', reason, cause: reason });
  });

  it('sends nothing when aborted before', async () => {
    const signal = AbortSignal.abort('no');
    expect(await failureOf(b.Say('x', { signal }))).toMatchObject({ name: 'BamlAbortError', reason: 'no' });
    expect(() => b.stream.Say('x', { signal })).toThrow(BamlAbortError);
    expect(await failureOf(b.request.Say('x', { signal }))).toBeInstanceOf(BamlAbortError);
    expect(endpoint.requests).toHaveLength(0);
  });

  it.each([
    ['request_timeout_ms', { request_timeout_ms: 20 }, {}, 'request'],
    ['timeoutMs', {}, { timeoutMs: 20 }, 'total'],
  ] as const)('ends after %s', async (_option, http, options, timeout_type) => {
    endpoint.respond({ text: 'late', delayMs: 60_000 });
    const error = await failureOf(main(transport, { http }).Say('x', options));
    expect(error).toBeInstanceOf(BamlTimeoutError);
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ status_code: 408, timeout_type, configured_value_ms: 20, client_name: 'Main' });
  });

  it('waits as long as it takes when a limit is 0, and for limits of streams', async () => {
    endpoint.respond({ text: 'late', delayMs: 60 });
    const http = { request_timeout_ms: 0, time_to_first_token_timeout_ms: 1, idle_timeout_ms: 1 };
    expect(await main(transport, { http }).Say('x')).toBe('late');
  });
});

it('asks for structured output when the client wants it', async () => {
  endpoint.respond({ toolCalls: [{ name: 'Person', input: { name: 'Ada', age: 36 } }] });
  expect(await main('signed', { output_mode: 'tool' }).Extract('who?')).toEqual({ name: 'Ada', age: 36 });
  expect(JSON.parse(endpoint.requests[0]?.body ?? '')).toMatchObject({
    toolConfig: {
      tools: [{ toolSpec: { name: 'Person', inputSchema: { json: { type: 'object' } } } }],
      toolChoice: { tool: { name: 'Person' } },
    },
  });
});

describe('clients of other providers', () => {
  const b = clientOf({ Main: { provider: 'openai', options: { model: 'gpt-4o' } } });

  it('fail with the ways out', async () => {
    const error = await failureOf(b.Say('x'));
    expect(error).toBeInstanceOf(BamlClientError);
    expect((error as Error).message).toMatch(
      /^Function Say: client "Main" uses the provider "openai", which Outcrop does not call\n.*aws-bedrock.*ClientRegistry/,
    );
  });

  it('still parse', () => {
    expect(b.parse.Extract('{name: Ada}')).toEqual({ name: 'Ada', age: null });
  });
});

describe('a client', () => {
  it('is a plain object whose members may be replaced', async () => {
    const b = main('signed');
    expect(Object.keys(b)).toEqual(expect.arrayContaining(['Say', 'Extract', 'stream', 'request', 'parse', 'withOptions']));
    expect([b.Say.name, Object.keys(b.Say)]).toEqual(['Say', ['stream', 'request', 'streamRequest', 'parse', 'parseStream']]);
    Object.assign(b, { Say: async () => 'mine' });
    expect(await b.Say('x')).toBe('mine');
  });

  it('refuses data of a newer format at the first use', async () => {
    const b = clientOf({}, { format: 99 });
    expect(() => b.parse.Say('x')).toThrow(BamlError);
    expect(() => b.parse.Say('x')).toThrow(
      /newer Outcrop \(data format 99; .*\nUpdate the package `outcrop`, or run `outcrop generate` again/,
    );
  });
});
