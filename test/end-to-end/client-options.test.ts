import { inspect } from 'node:util';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  BamlClientHttpError,
  BamlInvalidArgumentError,
  ClientRegistry,
  Collector,
  createClient,
  defineFunction,
  type FunctionLog,
  setLogLevel,
  version,
} from 'outcrop';
import type { Template } from 'outcrop/program';
import { onLogEvent, setTags, traceAsync } from 'outcrop/tracing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrock, type Client, clientOf, failureOf, localOptions, Types } from './client-project.ts';

const [LITE, PRO, MICRO] = ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0', 'amazon.nova-micro-v1:0'] as const;

let endpoint: LocalBedrock;
let b: Client;

beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
  const model = (name: string, retry?: string) => bedrock(endpoint, 'signed', { model: name }, retry);
  const strategy = (provider: string, ...members: string[]) => ({ provider, options: { strategy: members } });
  const clients = {
    Main: model(LITE),
    Pro: model(PRO),
    Micro: model(MICRO),
    Both: strategy('fallback', 'Main', 'Pro'),
    Stubborn: model(LITE, 'Quick'),
  };
  b = clientOf(clients, { retries: { Quick: { max_retries: 2, delay_ms: 0 } } });
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

const models = (): (string | undefined)[] => endpoint.requests.map(({ modelId }) => modelId);

describe('the client of a call', () => {
  beforeEach(() => endpoint.respond('ok'));

  function registry(edit: (registry: ClientRegistry) => void): ClientRegistry {
    const made = new ClientRegistry();
    edit(made);
    return made;
  }
  const add = (made: ClientRegistry, name: string, model: string): ClientRegistry => {
    made.addLlmClient(name, 'aws-bedrock', { ...localOptions(endpoint, 'signed', { model }) });
    return made;
  };

  it.each([
    ['is the one of the function', {}, LITE],
    ['may be another declared one', { client: 'Pro' }, PRO],
    [
      'may come from a registry as primary',
      { clientRegistry: (made: ClientRegistry) => add(made, 'Mine', MICRO).setPrimary('Mine') },
      MICRO,
    ],
    ['stays without a primary', { clientRegistry: (made: ClientRegistry) => add(made, 'Mine', MICRO) }, LITE],
    ['is replaced by an added one of its name', { clientRegistry: (made: ClientRegistry) => add(made, 'Main', MICRO) }, MICRO],
    ['is the option before the primary', { client: 'Pro', clientRegistry: (made: ClientRegistry) => made.setPrimary('Micro') }, PRO],
  ] as const)(
    '%s',
    async (_name, { clientRegistry, ...options }: { client?: string; clientRegistry?: (made: ClientRegistry) => void }, expected) => {
      await b.Say('x', { ...options, ...(clientRegistry === undefined ? {} : { clientRegistry: registry(clientRegistry) }) });
      expect(models()).toEqual([expected]);
    },
  );

  it('leaves the registry as it was', async () => {
    const clientRegistry = registry((made) => made.setPrimary('Micro'));
    await b.Say('x', { clientRegistry, client: 'Pro' });
    await b.Say('x', { clientRegistry });
    expect(models()).toEqual([PRO, MICRO]);
  });

  it('may be an added strategy over added and declared clients', async () => {
    endpoint.reset();
    endpoint.respond({ error: 'ValidationException' }, { model: LITE });
    endpoint.respond('ok', { model: MICRO });
    const clientRegistry = registry((made) => {
      made.addLlmClient('Team', 'fallback', { strategy: ['Main', 'Mine'] });
      add(made, 'Mine', MICRO);
      made.setPrimary('Team');
    });
    expect(await b.Say('x', { clientRegistry })).toBe('ok');
    expect(models()).toEqual([LITE, MICRO]);
  });

  it('takes a declared retry policy', async () => {
    endpoint.reset();
    endpoint.respond({ error: 'ThrottlingException' }, { times: 2 });
    endpoint.respond('ok');
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('Mine', 'aws-bedrock', { ...localOptions(endpoint, 'signed') }, 'Quick');
    expect(await b.Say('x', { clientRegistry, client: 'Mine' })).toBe('ok');
    clientRegistry.addLlmClient('Mine', 'aws-bedrock', { model: LITE }, 'Slow');
    expect(await failureOf(b.Say('x', { clientRegistry, client: 'Mine' }))).toBeInstanceOf(BamlInvalidArgumentError);
    expect(endpoint.requests).toHaveLength(3);
  });
});

describe('failures of several attempts', () => {
  it('are listed in the order they happened', async () => {
    endpoint.respond({ error: { name: 'ThrottlingException', message: 'too many' } }, { model: LITE });
    endpoint.respond({ error: { name: 'AccessDeniedException', message: 'not yours' } }, { model: PRO });
    const error = (await failureOf(b.Say('x', { client: 'Both' }))) as BamlClientHttpError;
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ client_name: 'Pro', status_code: 403 });
    expect(error.attempts.map(({ client_name }) => client_name)).toEqual(['Main', 'Pro']);
    expect(error.detailed_message).toMatch(
      /^2 failed attempts:\n {2}0: client "Main": RateLimited \(429\): [\s\S]*\n {2}1: client "Pro": NotSupported \(403\): /,
    );
  });

  it.each(['empty', 'http=502', 'reset'])('are retried: %s', async (fault) => {
    endpoint.fail(fault, { nth: 1 });
    endpoint.respond('ok');
    expect(await b.Say('x', { client: 'Stubborn' })).toBe('ok');
    expect(endpoint.requests.length).toBe(2);
  });

  it('end with the first refusal, which no retry can mend', async () => {
    endpoint.respond({ error: 'ValidationException' });
    expect(await failureOf(b.Say('x', { client: 'Stubborn' }))).toMatchObject({ status_code: 400 });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('move on when a variable of the first client is not set', async () => {
    endpoint.respond('ok');
    const Main = { provider: 'fallback', options: { strategy: ['Unset', 'Set'] } };
    const Unset = bedrock(endpoint, 'signed', { region: { env: 'OUTCROP_NOT_SET' } });
    const collector = new Collector();
    expect(await clientOf({ Main, Unset, Set: bedrock(endpoint, 'signed') }).Say('x', { collector })).toBe('ok');
    expect(collector.last?.calls).toMatchObject([{ clientName: 'Unset', httpRequest: null }, { clientName: 'Set' }]);
  });

  it('do not move on after a parse failure, which is no failed attempt', async () => {
    endpoint.respond('no person');
    expect(await failureOf(b.Extract('x', { client: 'Both' }))).toMatchObject({ name: 'BamlValidationError', attempts: [] });
    await failureOf(b.Extract('x', { client: 'Stubborn' }));
    expect(models()).toEqual([LITE, LITE]);
  });

  it('multiply nothing: a retry policy replaces the repetitions of the transport', async () => {
    endpoint.respond({ error: 'InternalServerException' });
    for (const transport of ['sdk', 'signed'] as const) {
      endpoint.reset();
      endpoint.respond({ error: 'InternalServerException' });
      const client = clientOf(
        { Main: bedrock(endpoint, transport, { max_attempts: 3 }, 'Quick') },
        { retries: { Quick: { max_retries: 1, delay_ms: 0 } } },
      );
      await failureOf(client.Say('x'));
      expect(endpoint.requests).toHaveLength(2);
    }
  });
});

describe('withOptions', () => {
  it('reaches all six ways of calling, and accumulates', async () => {
    endpoint.respond('{"name": "Ada", "size": 5}');
    const tb = new Types();
    tb.Open.addProperty('size', tb.int());
    const collector = new Collector();
    const mine = b.withOptions({ tb, tags: { a: '1' }, client: 'Pro' }).withOptions({ tags: { b: '2' }, collector });
    const value = { name: 'Ada', size: 5 };
    expect(await mine.ExtractOpen('x')).toEqual(value);
    expect(await mine.stream.ExtractOpen('x').getFinalResponse()).toEqual(value);
    expect(mine.parse.ExtractOpen('{"name": "Ada", "size": 5}')).toEqual(value);
    expect(mine.parseStream.ExtractOpen('{"name": "Ada", "size": 5}')).toEqual(value);
    expect((await mine.request.ExtractOpen('x')).url).toContain(encodeURIComponent(PRO));
    expect((await mine.streamRequest.ExtractOpen('x')).url).toMatch(/converse-stream$/);
    expect(models()).toEqual([PRO, PRO]);
    expect(collector.logs.map(({ tags }) => tags)).toMatchObject([
      { a: '1', b: '2' },
      { a: '1', b: '2' },
    ]);
    await b.Say('x');
    expect(models().at(-1)).toBe(LITE);
  });
});

describe('a type builder', () => {
  it('adds a property, shown by its alias and returned by its name', async () => {
    endpoint.respond('{"name": "Ada", "how tall": 170}');
    const tb = new Types();
    tb.Open.addProperty('height', tb.int()).alias('how tall');
    expect(await b.ExtractOpen('x', { tb })).toEqual({ name: 'Ada', height: 170 });
    expect(endpoint.requests[0]?.body).toContain('how tall');
    expect(await b.ExtractOpen('x')).toEqual({ name: 'Ada' });
  });

  it('adds a value, matched by its alias only', () => {
    const tb = new Types();
    tb.Tone.addValue('DRY').alias('see');
    expect(b.parse.Judge('see', { tb })).toBe('DRY');
    expect(() => b.parse.Judge('DRY', { tb })).toThrow();
  });
});

describe('prompts', () => {
  const withPrompt = (prompt: readonly unknown[]) =>
    createClient({
      Say: defineFunction<[text: string], string, string>(
        { format: 1, clients: { Main: bedrock(endpoint, 'signed', { model: LITE }) } },
        { name: 'Say', client: 'Main', params: { text: 'string' }, output: 'string', prompt: prompt as Template },
      ),
    });

  it('see the tags of the call', async () => {
    endpoint.respond('ok');
    const tag = (name: string) => ['=', ['[]', ['.', ['$', 'ctx'], 'tags'], name]];
    await withPrompt([tag('user'), ' ', tag('outcrop.runtime')]).Say('x', { tags: { user: '7' } });
    expect(endpoint.requests[0]?.body).toContain(`"text":"7 ${version}"`);
  });

  it('that are odd are warned of, once for each client', async () => {
    endpoint.respond('ok');
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    setLogLevel('warn');
    const odd = withPrompt(['hello', ['role', 'system'], 'be kind']);
    for (let count = 0; count < 2; count += 1) await odd.Say('x');
    await odd.Say('x', { client: `aws-bedrock/${PRO}`, bedrock: localOptions(endpoint, 'signed') });
    setLogLevel('off');
    const warning = (client: string) => [
      `[BAML WARN] client "${client}": prompt of Say: a system message stands behind text, so that it is sent as a message of the user`,
    ];
    expect(print.mock.calls).toEqual([warning('Main'), warning(`aws-bedrock/${PRO}`)]);
    print.mockRestore();
  });
});

describe('a collector', () => {
  it('tells about a call', async () => {
    endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7, cacheReadInputTokens: 3 } });
    const collector = new Collector('mine');
    await b.Say('x', { collector: [collector, collector], tags: { user: '7' } });
    const { last: log } = collector;
    expect(collector.logs).toHaveLength(1);
    expect(collector.id(log?.id ?? '')?.functionName).toBe('Say');
    expect(collector.id('none')).toBeNull();
    expect(log).toMatchObject({ functionName: 'Say', logType: 'call', rawLlmResponse: 'ok' });
    expect(log?.id).toMatch(/^bfcall_[0-9a-z]{26}$/);
    expect(log?.tags).toMatchObject({
      user: '7',
      'baml.language': 'typescript',
      'baml.runtime': expect.any(String),
      'outcrop.runtime': expect.any(String),
    });
    expect(log?.usage).toMatchObject({ inputTokens: 11, outputTokens: 7, cachedInputTokens: 3 });
    expect(log?.cost).toEqual(log?.selectedCall?.cost);
    expect(log?.cost).toMatchObject({ currency: 'USD', total: expect.closeTo((11 * 0.06 + 7 * 0.24 + 3 * 0.015) / 1_000_000, 12) });
    expect(log?.timing.durationMs).toBeGreaterThanOrEqual(0);
    const call = log?.selectedCall;
    expect(call).toMatchObject({
      clientName: 'Main',
      provider: 'aws-bedrock',
      model: LITE,
      selected: true,
      stopReason: 'end_turn',
      error: null,
    });
    expect(call?.httpRequest).toMatchObject({ url: `${endpoint.url}/model/${encodeURIComponent(LITE)}/converse`, method: 'POST' });
    expect(call?.httpRequest?.id).toMatch(/^breq_/);
    expect(JSON.stringify(call?.httpRequest?.headers)).not.toContain('Signature=');
    expect(call?.httpRequest?.body.json()).toMatchObject({ messages: [{ role: 'user' }] });
    expect(call?.httpResponse?.status).toBe(200);
    expect(call?.requestId).toEqual(expect.any(String));
  });

  it('shows the same in consoles and as JSON, without secrets', async () => {
    endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7 } });
    const collector = new Collector();
    await b.Say('x', { collector });
    const shown = inspect(collector.last, { depth: 5 });
    expect(shown).toMatch(/^FunctionLog \{\n {2}id: 'bfcall_/);
    expect(shown).toMatch(/LlmCall \{[\s\S]*inputTokens: 11[\s\S]*HTTPRequest \{[\s\S]*HTTPResponse \{/);
    expect(inspect(collector)).toMatch(/^Collector \{\n {2}name: undefined,\n {2}usage: /);
    const json = JSON.stringify(collector.last);
    expect(JSON.parse(json)).toMatchObject({
      functionName: 'Say',
      usage: { inputTokens: 11 },
      calls: [{ clientName: 'Main', httpRequest: { method: 'POST', body: expect.stringContaining('"x"') }, httpResponse: { status: 200 } }],
    });
    for (const text of [shown, json]) expect(text).not.toContain('Signature=');
  });

  it('sums up, and forgets when told to', async () => {
    endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7 } });
    const collector = new Collector();
    expect(collector.last).toBeNull();
    expect(collector.usage).toMatchObject({ inputTokens: null, outputTokens: null, cachedInputTokens: null });
    await Promise.all([b.Say('x', { collector }), b.Say('y', { collector })]);
    expect(collector.usage).toMatchObject({ inputTokens: 22, outputTokens: 14 });
    collector.clear();
    expect(collector.logs).toEqual([]);
  });

  it('keeps failed attempts, oldest first', async () => {
    endpoint.respond({ error: 'ThrottlingException' }, { model: LITE });
    endpoint.respond('ok', { model: PRO });
    const collector = new Collector();
    await b.Say('x', { collector, client: 'Both' });
    expect(collector.last?.calls).toMatchObject([
      { clientName: 'Main', selected: false, usage: { inputTokens: null }, error: { status_code: 429 } },
      { clientName: 'Pro', selected: true },
    ]);
  });

  it('selects nothing when no answer came, and the answer when it could not be parsed', async () => {
    const collector = new Collector();
    endpoint.respond({ error: 'ThrottlingException' }, { times: 1 });
    endpoint.respond('no person');
    await failureOf(b.Extract('x', { collector }));
    await failureOf(b.Extract('x', { collector }));
    expect(collector.logs.map(({ selectedCall, rawLlmResponse }) => [selectedCall?.selected ?? null, rawLlmResponse])).toEqual([
      [null, null],
      [true, 'no person'],
    ]);
  });

  it('has no log of requests, parses and calls that were aborted before', async () => {
    const collector = new Collector();
    const mine = b.withOptions({ collector });
    await mine.request.Say('x');
    mine.parse.Say('x');
    await failureOf(mine.Say('x', { signal: AbortSignal.abort() }));
    await failureOf(mine.Say(1 as never));
    expect(collector.logs).toEqual([]);
  });

  it('sees the events of a stream', async () => {
    endpoint.respond({ chunks: ['a', 'b'] });
    const collector = new Collector();
    await b.stream.Say('x', { collector }).getFinalResponse();
    const [call] = collector.last?.calls ?? [];
    expect(collector.last?.logType).toBe('stream');
    if (call === undefined || !('sseResponses' in call)) return expect.fail('not a stream call');
    expect(call.sseResponses().map((event) => Object.keys(event.json() as object)[0])).toEqual(
      expect.arrayContaining(['messageStart', 'contentBlockDelta', 'messageStop', 'metadata']),
    );
    expect(call.timing.timeToFirstTokenMs).toBeGreaterThanOrEqual(0);
    expect(call.stopReason).toBe('end_turn');
  });
});

describe('onTick', () => {
  it('is called for every event, and makes a plain call stream', async () => {
    endpoint.respond({ chunks: ['a', 'b'] });
    const counts: number[] = [];
    const onTick = (reason: string, log: FunctionLog | null): void => {
      const [call] = log?.calls ?? [];
      expect(reason).toBe('Unknown');
      counts.push(call !== undefined && 'sseResponses' in call ? call.sseResponses().length : 0);
    };
    expect(await b.Say('x', { onTick })).toBe('ab');
    expect(counts).toEqual(counts.map((_count, index) => index + 1));
    expect(counts.length).toBeGreaterThanOrEqual(4);
    expect(endpoint.requests).toMatchObject([{ operation: 'converse-stream' }]);
  });

  it('may throw without harm', async () => {
    endpoint.respond('ok');
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    const onTick = (): never => {
      throw new Error('tick');
    };
    expect(await b.Say('x', { onTick })).toBe('ok');
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'tick' }));
    report.mockRestore();
  });
});

describe('traces', () => {
  afterEach(() => onLogEvent(undefined));

  it('tag calls inside, and none outside', async () => {
    endpoint.respond('ok');
    const collector = new Collector();
    await traceAsync('work', async () => {
      setTags({ job: '1' });
      await b.Say('x', { collector, tags: { user: '7' } });
    })();
    await b.Say('x', { collector });
    expect(collector.logs[0]?.tags).toMatchObject({ job: '1', user: '7' });
    expect(collector.logs[1]?.tags).not.toHaveProperty('job');
  });

  it('report finished calls', async () => {
    endpoint.respond('ok');
    const events: unknown[] = [];
    onLogEvent((event) => events.push(event));
    await b.Say('x');
    expect(events).toMatchObject([{ prompt: 'user: x\n', rawOutput: 'ok', parsedOutput: '"ok"' }]);
  });
});
