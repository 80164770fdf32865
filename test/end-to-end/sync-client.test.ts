// The thread of the caller runs the sources here, the worker thread the built package: build before.
import { createServer } from 'node:net';
import {
  BamlAbortError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  type BamlError,
  type BamlFunction,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  ClientRegistry,
  Collector,
  createClient,
  defineFunction,
  type FunctionLog,
  Image,
  Pdf,
  type Program,
  setEnv,
  setLogLevel,
} from 'outcrop';
import { setLogger } from 'outcrop/logging';
import { createSyncClient, type SyncClient } from 'outcrop/node';
import { onLogEvent, setTags, traceSync } from 'outcrop/tracing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { BamlSyncClient } from '../golden/generated/worked-example/baml_client/sync_client.ts';
import type { Resume } from '../golden/generated/worked-example/baml_client/types.ts';
import { bedrock, localOptions, type Open, type PartialPerson, type Person, Types, types } from './client-project.ts';
import { type OutsideEndpoint, startOutsideEndpoint } from './outside-endpoint.ts';

const [LITE, PRO, MICRO] = ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0', 'amazon.nova-micro-v1:0'] as const;

interface Functions {
  readonly Say: BamlFunction<[text: string], string, string>;
  readonly Extract: BamlFunction<[text: string], Person, PartialPerson>;
  readonly ExtractOpen: BamlFunction<[text: string], Open, Partial<Open>>;
  readonly Describe: BamlFunction<[scan: Image | { url: string } | null, papers: Pdf[], about: Open | null], string, string>;
}

function project(program: Program): Functions {
  const text = ['=', ['$', 'text']] as const;
  const ask = { client: 'Main', params: { text: 'string' }, prompt: [text] } as const;
  return {
    Say: defineFunction(program, {
      ...ask,
      name: 'Say',
      output: 'string',
      prompt: [text, ['=', ['.', ['.', ['$', 'ctx'], 'tags'], 'job']]],
    }),
    Extract: defineFunction(program, { ...ask, name: 'Extract', output: 'Person' }),
    ExtractOpen: defineFunction(program, { ...ask, name: 'ExtractOpen', output: 'Open' }),
    Describe: defineFunction(program, {
      name: 'Describe',
      client: 'Main',
      params: { scan: { optional: 'image' }, papers: { list: 'pdf' }, about: { optional: 'Open' } },
      output: 'string',
      prompt: [
        ['=', ['$', 'scan']],
        ['for', 'paper', ['$', 'papers'], [['=', ['$', 'paper']]]],
        ['=', ['.', ['$', 'about'], 'photo']],
        ['=', ['.', ['$', 'about'], 'name']],
      ],
    }),
  };
}

let endpoint: OutsideEndpoint;
let functions: Functions;
let b: SyncClient<Functions>;

beforeAll(async () => {
  endpoint = await startOutsideEndpoint();
  setLogLevel('off');
  const model = (name: string, retry?: string) => bedrock(endpoint, 'signed', { model: name }, retry);
  functions = project({
    ...types,
    clients: {
      Main: model(LITE),
      Pro: model(PRO),
      Sdk: bedrock(endpoint, 'sdk', { model: MICRO }),
      Both: { provider: 'fallback', options: { strategy: ['Main', 'Pro'] } },
      Turns: { provider: 'round-robin', options: { strategy: ['Main', 'Pro'], start: 0 } },
      Strict: bedrock(endpoint, 'signed', { model: LITE, finish_reason_allow_list: ['end_turn'] }),
      Somewhere: bedrock(endpoint, 'signed', { model: { env: 'OUTCROP_TEST_MODEL' } }),
    },
  });
  b = createSyncClient(functions);
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

const models = async (): Promise<unknown[]> => (await endpoint.requests()).map(({ modelId }) => modelId);

/** What a call throws. */
function failureOf(call: () => unknown): BamlError {
  try {
    call();
  } catch (error) {
    return error as BamlError;
  }
  return expect.fail('the call succeeded');
}

describe('a call', () => {
  it.each(['Main', 'Sdk'])('returns the typed value, with client %s', async (client) => {
    await endpoint.respond({ text: 'Sure: {"name": "Ada", "age": 36}' });
    expect(b.Extract('who?', { client })).toEqual({ name: 'Ada', age: 36 });
    const [request] = await endpoint.requests();
    expect(JSON.parse(request?.body ?? '')).toEqual({ messages: [{ role: 'user', content: [{ text: 'who?' }] }] });
  });

  it('has the types of the function, without promises', () => {
    expectTypeOf(b.Extract).returns.toEqualTypeOf<Person>();
    expectTypeOf(b.parse.Extract).returns.toEqualTypeOf<Person>();
    expectTypeOf(b.withOptions({}).Say).returns.toEqualTypeOf<string>();
    expectTypeOf<typeof b.stream>().toBeNever();
    expectTypeOf<BamlSyncClient['ExtractResume']>().returns.toEqualTypeOf<Resume>();
    expectTypeOf<BamlSyncClient['WriteLetter']>().parameter(1).toEqualTypeOf<'warm' | 'formal'>();
    // @ts-expect-error: nobody could call it while the thread waits
    expect(() => b.Say('x', { onTick() {} })).toThrow('The sync client has no onTick. Use `b` of async_client.');
    // @ts-expect-error: like onTick
    expect(() => b.Say('x', { events: {} })).toThrow('The sync client has no events. Use `b` of async_client.');
  });

  it('does not stream', () => {
    expect(() => b.stream).toThrow('The sync client does not stream. Use `b` of async_client.');
    expect(Object.keys(b)).toEqual([...Object.keys(functions), 'request', 'streamRequest', 'parse', 'parseStream', 'withOptions']);
  });

  it('may be made while a call of the async client runs', async () => {
    await endpoint.respond({ text: 'ok' });
    const running = createClient(functions).Say('x');
    expect([b.Say('y'), await running]).toEqual(['ok', 'ok']);
  });
});

describe('errors', () => {
  async function failure(
    reply: Parameters<OutsideEndpoint['respond']>[0],
    options: Parameters<typeof b.Extract>[1] = {},
  ): Promise<BamlError> {
    await endpoint.respond(reply);
    return failureOf(() => b.Extract('who?', options));
  }

  it('are of the class of the async client, with the same fields', async () => {
    const invalid = await failure({ text: '[]' });
    expect(invalid).toBeInstanceOf(BamlValidationError);
    expect(invalid).toMatchObject({ name: 'BamlValidationError', prompt: 'user: who?\n', raw_output: '[]', function_name: 'Extract' });
    expect(invalid.toJSON()).toEqual(
      await createClient(functions)
        .Extract('who?')
        .catch((error: BamlError) => error.toJSON()),
    );
  });

  it('tell about the service', async () => {
    const refused = await failure({ error: { name: 'AccessDeniedException', message: 'not yours' } });
    expect(refused).toBeInstanceOf(BamlClientHttpError);
    expect(refused).toMatchObject({
      status_code: 403,
      client_name: 'Main',
      error_type: 'AccessDeniedException',
      request_id: expect.any(String),
    });
    expect((refused as BamlClientHttpError).raw_response).toContain('not yours');
    expect(refused.message).toMatch(/^Function Extract: client "Main"/);
  });

  it('tell about finish reasons', async () => {
    const cut = await failure({ text: '{', stopReason: 'max_tokens' }, { client: 'Strict' });
    expect(cut).toBeInstanceOf(BamlClientFinishReasonError);
    expect(cut).toMatchObject({ finish_reason: 'max_tokens', raw_output: '{' });
  });

  it('tell about time limits, which hold', async () => {
    const late = await failure({ text: '{}', delayMs: 20_000 }, { timeoutMs: 50 });
    expect(late).toBeInstanceOf(BamlTimeoutError);
    expect(late).toMatchObject({ status_code: 408, timeout_type: 'total', configured_value_ms: 50, elapsed_ms: expect.any(Number) });
  });

  it('list all attempts', async () => {
    const both = await failure({ error: 'ValidationException' }, { client: 'Both' });
    expect(both.attempts.map(({ client_name, error }) => [client_name, error instanceof BamlClientHttpError])).toEqual([
      ['Main', true],
      ['Pro', true],
    ]);
    expect(both.detailed_message).toMatch(/^2 failed attempts:\n/);
  });

  it('keep their causes', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const error = failureOf(() => b.Say('x', { bedrock: { endpoint_url: `http://127.0.0.1:${port}` } }));
    expect(error).toMatchObject({ name: 'BamlClientHttpError', status_code: 2 });
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('blame the line that called', async () => {
    await endpoint.respond({ error: 'AccessDeniedException' });
    function caller(call: () => unknown): string | undefined {
      return failureOf(call).stack?.split('\n    at ')[1];
    }
    const calls = [
      () => b.Say('x'),
      () => b.Say(5 as never),
      () => b.request.Say('x', { bedrock: { region: null } }),
      () => b.parse.Extract(''),
    ];
    for (const call of calls) expect(caller(call)).toContain('sync-client.test.ts');
  });

  it('send nothing when the call is wrong or over before it begins', async () => {
    const reason = new Error('enough');
    const aborted = failureOf(() => b.Say('x', { signal: AbortSignal.abort(reason) }));
    expect(aborted).toBeInstanceOf(BamlAbortError);
    expect((aborted as BamlAbortError).reason).toBe(reason);
    expect(failureOf(() => b.request.Say('x', { signal: AbortSignal.abort(reason) }))).toBeInstanceOf(BamlAbortError);
    for (const call of [() => b.Say(5 as never), () => b.Say('x', { client: 'Mains' }), () => b.Say('x', { client: 'Somewhere' })]) {
      expect(failureOf(call)).toBeInstanceOf(BamlInvalidArgumentError);
    }
    expect(await endpoint.requests()).toEqual([]);
  });
});

describe('options', () => {
  beforeEach(() => endpoint.respond({ text: '{"name": "Ada", "size": 3}' }));

  it('choose the client', async () => {
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('Mine', 'aws-bedrock', localOptions(endpoint, 'signed', { model: MICRO }));
    clientRegistry.setPrimary('Mine');
    b.Say('x', { clientRegistry });
    b.Say('x', { clientRegistry, client: 'Pro' });
    b.Say('x', { client: 'Pro', bedrock: { model: MICRO } });
    expect(await models()).toEqual([MICRO, PRO, MICRO]);
  });

  it('see changed settings of added and declared clients', async () => {
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('Mine', 'aws-bedrock', localOptions(endpoint, 'signed', { model: MICRO }));
    for (const client of ['Mine', 'Pro']) clientRegistry.updateSettings(client, { temperature: 0.3 });
    for (const client of ['Mine', 'Pro', 'Main']) b.Say('x', { clientRegistry, client });
    const bodies = (await endpoint.requests()).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ inferenceConfig }) => inferenceConfig)).toEqual([{ temperature: 0.3 }, { temperature: 0.3 }, undefined]);
  });

  it('let clients take turns, declared ones and those of a registry', async () => {
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('Mine', 'round-robin', { strategy: ['Pro', 'Main'], start: 0 });
    for (let call = 0; call < 3; call++) b.Say('x', { client: 'Turns' });
    for (let call = 0; call < 3; call++) b.Say('x', { client: 'Mine', clientRegistry });
    expect(await models()).toEqual([LITE, PRO, LITE, PRO, LITE, PRO]);
  });

  it('carry the environment', async () => {
    const call = (env?: Record<string, string | undefined>): unknown => b.Say('x', { client: 'Somewhere', env });
    call({ OUTCROP_TEST_MODEL: 'amazon.a' });
    setEnv({ OUTCROP_TEST_MODEL: 'amazon.b' });
    call();
    setEnv({});
    process.env.OUTCROP_TEST_MODEL = 'amazon.c';
    call();
    call(process.env);
    expect(failureOf(() => call({ OUTCROP_TEST_MODEL: undefined })).message).toContain('OUTCROP_TEST_MODEL');
    delete process.env.OUTCROP_TEST_MODEL;
    expect(await models()).toEqual(['amazon.a', 'amazon.b', 'amazon.c', 'amazon.c']);
  });

  it('carry tags, those of traced functions included', async () => {
    const collector = new Collector();
    traceSync('work', () => {
      setTags({ job: '1' });
      b.Say('x', { collector, tags: { user: '7' } });
    })();
    b.Say('x', { collector });
    const bodies = (await endpoint.requests()).map(({ body }) => JSON.parse(body).messages[0].content[0].text);
    expect(bodies).toEqual(['x1', 'x']);
    expect(collector.logs[0]?.tags).toMatchObject({ job: '1', user: '7' });
    expect(collector.logs[1]?.tags).not.toHaveProperty('job');
  });

  it('carry additions to types', () => {
    const tb = new Types();
    tb.Open.addProperty('size', tb.int());
    const value = { name: 'Ada', size: 3 };
    expect(b.ExtractOpen('x', { tb })).toEqual(value);
    expect(b.ExtractOpen('x')).toEqual({ name: 'Ada' });
    expect(b.parse.ExtractOpen(JSON.stringify(value), { tb })).toEqual(value);
    expect(b.parseStream.ExtractOpen('{"name": "Ada", "size": 3', { tb })).toMatchObject({ name: 'Ada' });
  });

  it('accumulate', async () => {
    const tb = new Types();
    tb.Open.addProperty('size', tb.int());
    const collector = new Collector();
    const mine = b.withOptions({ tb, tags: { a: '1' }, client: 'Pro' }).withOptions({ tags: { b: '2' }, collector });
    expect(mine.ExtractOpen('x')).toEqual({ name: 'Ada', size: 3 });
    expect(mine.parse.ExtractOpen('{"name": "Ada", "size": 3}')).toEqual({ name: 'Ada', size: 3 });
    expect(mine.request.ExtractOpen('x').url).toContain(encodeURIComponent(PRO));
    expect(collector.last?.tags).toMatchObject({ a: '1', b: '2' });
    expect(await models()).toEqual([PRO]);
  });

  it('that hold functions are refused, and the next call works', async () => {
    const clientRegistry = new ClientRegistry();
    const credentials = async () => endpoint.credentials;
    clientRegistry.addLlmClient('Main', 'aws-bedrock', { ...localOptions(endpoint, 'signed'), credentials });
    const error = failureOf(() => b.Say('x', { clientRegistry }));
    expect(error).toBeInstanceOf(BamlInvalidArgumentError);
    expect(error.message).toMatch(/^Function Say: an option .*\n.*async_client/);
    expect(error.stack?.split('\n    at ')[1]).toContain('sync-client.test.ts');
    expect(await endpoint.requests()).toEqual([]);
    expect(b.ExtractOpen('x')).toEqual({ name: 'Ada' });
  });
});

describe('arguments', () => {
  const program = (): Program => ({
    format: 1,
    classes: { Author: { fields: { name: 'string' } } },
    clients: { Main: bedrock(endpoint, 'signed') },
  });
  const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
  const paper = Buffer.from('%PDF-1.7 ').toString('base64');

  interface Block {
    readonly image?: { readonly source: { readonly bytes: string } };
    readonly document?: { readonly source: { readonly bytes: string } };
    readonly text?: string;
  }

  async function sentBlocks(): Promise<readonly (string | undefined)[]> {
    const [request] = await endpoint.requests();
    const blocks: readonly Block[] = JSON.parse(request?.body ?? '').messages[0].content;
    return blocks.map(({ image, document, text }) => image?.source.bytes ?? document?.source.bytes ?? text);
  }

  it('may hold media anywhere', async () => {
    const image = Image.fromBase64('image/png', png);
    b.Describe(image, [Pdf.fromBase64(paper)], { name: 'Ada', photo: image });
    expect((await sentBlocks()).filter((block) => block !== '')).toEqual(expect.arrayContaining([png, paper, png, 'Ada']));
  });

  it('may hold media as plain objects', async () => {
    b.Describe({ url: `data:image/png;base64,${png}` }, [], null);
    expect(await sentBlocks()).toContain(png);
  });

  it('may be left out when they are optional', async () => {
    const Join: BamlFunction<[first: string, second?: string | null], string, string> = defineFunction(program(), {
      name: 'Join',
      client: 'Main',
      params: { first: 'string', second: { optional: 'string' } },
      output: 'string',
      prompt: [
        ['=', ['$', 'first']],
        ['=', ['$', 'second']],
      ],
    });
    createSyncClient({ Join }).Join('x');
    expect(await sentBlocks()).toEqual(['xnull']);
  });

  it('may be instances of classes, with methods, cycles and proxies in fields nobody reads', async () => {
    class Author {
      name = 'Ada';
      greet = (): string => 'hello';
      friends: unknown[] = [this];
    }
    const Greet: BamlFunction<[author: object], string, string> = defineFunction(program(), {
      name: 'Greet',
      client: 'Main',
      params: { author: 'Author' },
      output: 'string',
      prompt: [['=', ['.', ['$', 'author'], 'name']]],
    });
    createSyncClient({ Greet }).Greet(new Proxy(new Author(), {}));
    expect(await sentBlocks()).toEqual(['Ada']);
  });
});

describe('observers', () => {
  afterEach(() => {
    setLogger(undefined);
    setLogLevel('off');
    onLogEvent(undefined);
  });

  /** What a log tells, without what differs from call to call. */
  function describeLog({ functionName, logType, rawLlmResponse, usage, tags, calls }: FunctionLog): unknown {
    const attempts = calls.map(({ clientName, provider, model, selected, usage, stopReason, error, httpRequest, httpResponse }) => ({
      ...{ clientName, provider, model, selected, usage, stopReason, status: httpResponse?.status },
      error: error?.message.replace(/\(request .*?\)/, ''),
      request: [httpRequest?.method, httpRequest?.url, httpRequest?.body.text()],
    }));
    return { functionName, logType, rawLlmResponse, usage, tags, attempts };
  }

  it('get the same log as from the async client', async () => {
    await endpoint.respond({ error: { name: 'ValidationException', message: 'no' } }, { model: LITE });
    await endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7, cacheReadInputTokens: 3 } });
    const [sync, async] = [new Collector(), new Collector()];
    b.Say('x', { collector: [sync, sync], client: 'Both' });
    await createClient(functions).Say('x', { collector: async, client: 'Both' });
    expect(sync.logs).toHaveLength(1);
    expect(sync.logs.map(describeLog)).toEqual(async.logs.map(describeLog));
    expect(sync.usage).toMatchObject({ inputTokens: 11, outputTokens: 7, cachedInputTokens: 3 });
    expect(sync.id(sync.last?.id ?? '')?.timing.durationMs).toEqual(expect.any(Number));
  });

  it('get the log of failed calls, with the error that is thrown', async () => {
    await endpoint.respond({ text: '[]' });
    const collector = new Collector();
    failureOf(() => b.Extract('x', { collector }));
    expect(collector.last?.selectedCall?.error).toBeInstanceOf(BamlValidationError);
    expect(collector.last?.rawLlmResponse).toBe('[]');
  });

  it('are told in the thread of the caller', async () => {
    await endpoint.respond({ text: 'ok' });
    const seen: unknown[] = [];
    setLogLevel('info');
    setLogger((message) => seen.push(message));
    onLogEvent((event) => seen.push(event));
    b.Say('x');
    expect(seen).toMatchObject([
      { function_name: 'Say', level: 'INFO', client: 'Main', prompt: 'user: x\n', llm_reply: 'ok', parsed_response: '"ok"' },
      { prompt: 'user: x\n', rawOutput: 'ok', parsedOutput: '"ok"' },
    ]);
  });

  it('get warnings of the worker, each once', async () => {
    await endpoint.respond({ text: 'ok' });
    setLogLevel('warn');
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    const model = 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc';
    for (const text of ['x', 'y']) b.Say(text, { bedrock: { model } });
    expect(print.mock.calls).toEqual([[expect.stringContaining('[BAML WARN] client "Main": the model is in eu-west-1')]]);
    print.mockRestore();
  });
});

describe('requests', () => {
  it('are those of the async client, and can be sent', async () => {
    await endpoint.respond({ text: 'ok' });
    const async = createClient(functions);
    for (const kind of ['request', 'streamRequest'] as const) {
      const [mine, other] = [b[kind].Say('x'), await async[kind].Say('x')];
      expect({ url: mine.url, method: mine.method, body: mine.body.text(), details: mine.client_details }).toEqual({
        url: other.url,
        method: other.method,
        body: other.body.text(),
        details: other.client_details,
      });
      expect(mine.expiresAt).toBeInstanceOf(Date);
      const { url, method, headers, body } = await mine.resign();
      expect((await fetch(url, { method, headers, body: body.text() })).status).toBe(200);
      expect((await fetch(mine.url, { method, headers: mine.headers, body: mine.body.raw() })).status).toBe(200);
    }
  });
});
