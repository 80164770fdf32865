// What applications that trace and measure with OpenTelemetry get to see, with its own SDK. The worker thread of the sync client runs the
// built package: build before.
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, type ContextManager, context, metrics, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createClient, defineFunction, Image, setEnv, setLogLevel } from 'outcrop';
import { createSyncClient } from 'outcrop/node';
import { setTags, traceAsync, traceSync } from 'outcrop/tracing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrock, clientOf, type Functions, failureOf, transports } from './client-project.ts';
import { type OutsideEndpoint, startOutsideEndpoint } from './outside-endpoint.ts';

const MODEL = 'amazon.nova-lite-v1:0';
const OTHER = 'amazon.nova-pro-v1:0';

/** Follows the active span through awaits, as the context managers of OpenTelemetry do. */
class AsyncContext implements ContextManager {
  readonly #storage: AsyncLocalStorage<Context> = new AsyncLocalStorage();

  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }

  with<Args extends unknown[], Work extends (...args: Args) => ReturnType<Work>>(
    active: Context,
    work: Work,
    self?: ThisParameterType<Work>,
    ...args: Args
  ): ReturnType<Work> {
    return this.#storage.run(active, () => work.call(self, ...args));
  }

  bind<Target>(_context: Context, target: Target): Target {
    return target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    return this;
  }
}

const spans = new InMemorySpanExporter();
const measurements = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: measurements, exportIntervalMillis: 3_600_000 });
let endpoint: OutsideEndpoint;

beforeAll(async () => {
  endpoint = await startOutsideEndpoint();
  setLogLevel('off');
});
beforeEach(async () => {
  context.setGlobalContextManager(new AsyncContext());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  await endpoint.reset();
});
afterEach(() => {
  for (const api of [context, trace, metrics]) api.disable();
  spans.reset();
});
afterAll(async () => {
  await reader.shutdown();
  await endpoint.close();
});

const client = () =>
  clientOf({
    Main: bedrock(endpoint, 'signed', {
      model: MODEL,
      inference_configuration: { max_tokens: 99, temperature: 0.5, stop_sequences: ['!'] },
    }),
    Other: bedrock(endpoint, 'signed', { model: OTHER }),
    Both: { provider: 'fallback', options: { strategy: ['Main', 'Other'] } },
    Unset: bedrock(endpoint, 'signed', { region: { env: 'OUTCROP_NOT_SET' } }),
  });

/** The spans as a tree: each with the name of its parent. */
function tree(): readonly (readonly [name: string, parent: string | undefined])[] {
  const finished = spans.getFinishedSpans();
  const nameOf = (id: string | undefined) => finished.find((span) => span.spanContext().spanId === id)?.name;
  return finished.map((span) => [span.name, nameOf(span.parentSpanContext?.spanId)]);
}

function spanNamed(name: string): ReadableSpan {
  return spans.getFinishedSpans().find((span) => span.name === name) ?? expect.fail(`no span ${name} among ${JSON.stringify(tree())}`);
}

const folder = mkdtempSync(join(tmpdir(), 'outcrop-telemetry-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file that says what the model's tokens cost. */
function priceFile(): string {
  const path = join(folder, 'prices.json');
  writeFileSync(path, JSON.stringify([{ id: MODEL, input: 1, output: 2, cache_read: 3, cache_write: 4 }]));
  return path;
}

const server = () => ({ 'server.address': '127.0.0.1', 'server.port': Number(new URL(endpoint.url).port) });

describe('spans', () => {
  it.each(transports)('tell of the request inside the call, over %s', async (transport) => {
    await endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7, cacheReadInputTokens: 5, cacheWriteInputTokens: 3 } });
    const b = clientOf({ Main: bedrock(endpoint, transport, { model: MODEL, inference_configuration: { max_tokens: 99 } }) });
    await b.Say('x', { env: { OUTCROP_COST_MAP: priceFile() } });
    expect(tree()).toEqual([
      [`chat ${MODEL}`, 'Say'],
      ['Say', undefined],
    ]);
    const { kind, attributes, status, instrumentationScope } = spanNamed(`chat ${MODEL}`);
    expect({ kind, status, scope: instrumentationScope.name }).toEqual({
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      scope: 'outcrop',
    });
    expect(attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'aws.bedrock',
      'gen_ai.request.model': MODEL,
      'gen_ai.request.max_tokens': 99,
      'gen_ai.response.id': expect.any(String),
      'gen_ai.response.finish_reasons': ['end_turn'],
      'gen_ai.usage.input_tokens': 19,
      'gen_ai.usage.output_tokens': 7,
      'gen_ai.usage.cache_read.input_tokens': 5,
      'gen_ai.usage.cache_creation.input_tokens': 3,
      'gen_ai.usage.cost': expect.closeTo((11 * 1 + 7 * 2 + 5 * 3 + 3 * 4) / 1_000_000),
      ...server(),
    });
    expect(spanNamed('Say')).toMatchObject({ kind: SpanKind.INTERNAL, attributes: { 'outcrop.function.name': 'Say' } });
  });

  it('tell of streams, and end with them', async () => {
    await endpoint.respond({ chunks: ['a', 'b'] });
    const stream = client().stream.Say('x');
    expect(tree()).toEqual([]);
    for await (const _partial of stream) expect(tree()).toEqual([]);
    expect(spanNamed(`chat ${MODEL}`).attributes).toMatchObject({
      'gen_ai.request.stream': true,
      'gen_ai.request.temperature': 0.5,
      'gen_ai.request.stop_sequences': ['!'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.response.finish_reasons': ['end_turn'],
    });
    expect(tree()).toHaveLength(2);
  });

  it('stand inside those of the application and around its own', async () => {
    await endpoint.respond({ text: 'ok' });
    const tracer = trace.getTracer('application');
    const b = client();
    const work = traceAsync('summarise', async () => {
      setTags({ job: '7' });
      return b.Say('x', { tags: { user: '1' }, onTick: () => tracer.startSpan('tick').end() });
    });
    await tracer.startActiveSpan('request', async (span) => {
      await work();
      span.end();
    });
    expect(new Map(tree())).toEqual(
      new Map([
        ['tick', `chat ${MODEL}`],
        [`chat ${MODEL}`, 'Say'],
        ['Say', 'summarise'],
        ['summarise', 'request'],
        ['request', undefined],
      ]),
    );
    expect(spanNamed('Say').attributes).toMatchObject({ 'outcrop.tags.job': '7', 'outcrop.tags.user': '1' });
  });

  it('tell which request failed and why', async () => {
    await endpoint.respond({ error: { name: 'ThrottlingException', message: 'slow down' } }, { model: MODEL });
    await endpoint.respond({ text: 'ok' }, { model: OTHER });
    await client().Say('x', { client: 'Both' });
    const { status, attributes } = spanNamed(`chat ${MODEL}`);
    expect(attributes).toMatchObject({ 'error.type': 'ThrottlingException', ...server() });
    expect(status).toMatchObject({ code: SpanStatusCode.ERROR, message: expect.stringContaining('slow down') });
    for (const name of [`chat ${OTHER}`, 'Say']) expect(spanNamed(name).status.code).toBe(SpanStatusCode.UNSET);
  });

  it.each([
    ['a limit', () => ({ timeoutMs: 20 }), 'BamlTimeoutError'],
    ['an abort', () => ({ signal: AbortSignal.timeout(20) }), 'BamlAbortError'],
  ])('name what ended a call: %s', async (_what, options, type) => {
    await endpoint.respond({ text: 'late', delayMs: 60_000 });
    await failureOf(client().Say('x', options()));
    expect(spanNamed('Say').attributes).toMatchObject({ 'error.type': type });
  });

  it('do not blame the request when its answer does not fit, and do not quote it', async () => {
    await endpoint.respond({ text: 'my secret' });
    await failureOf(client().Count('x'));
    expect(spanNamed(`chat ${MODEL}`).status.code).toBe(SpanStatusCode.UNSET);
    expect(spanNamed('Count')).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'BamlValidationError' },
    });
    const told = spans.getFinishedSpans().map(({ attributes, events, status }) => ({ attributes, events, status }));
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('tell of no request where none was sent', async () => {
    await failureOf(client().Say('x', { client: 'Unset' }));
    expect(tree()).toEqual([['Say', undefined]]);
  });

  it('tell of functions that fail', async () => {
    const error = new TypeError('no');
    await expect(traceAsync('late', () => Promise.reject(error))()).rejects.toBe(error);
    const now = traceSync('now', () => {
      throw error;
    });
    expect(now).toThrow(error);
    for (const name of ['late', 'now']) {
      expect(spanNamed(name)).toMatchObject({
        status: { code: SpanStatusCode.ERROR, message: 'no' },
        attributes: { 'error.type': 'TypeError' },
      });
    }
  });

  it('tell of calls that wait for another thread', async () => {
    await endpoint.respond({ error: 'ThrottlingException' }, { model: MODEL });
    await endpoint.respond({ text: 'ok' }, { model: OTHER });
    const Main = { provider: 'fallback', options: { strategy: ['A', 'B'] } };
    const clients = { Main, A: bedrock(endpoint, 'signed', { model: MODEL }), B: bedrock(endpoint, 'signed', { model: OTHER }) };
    const Say = defineFunction<[text: string], string, string>(
      { format: 1, clients },
      { name: 'Say', client: 'Main', params: { text: 'string' }, output: 'string', prompt: [['=', ['$', 'text']]] },
    );
    expect(createSyncClient({ Say }).Say('x')).toBe('ok');
    expect(tree()).toEqual([
      [`chat ${MODEL}`, 'Say'],
      [`chat ${OTHER}`, 'Say'],
      ['Say', undefined],
    ]);
    expect(spanNamed(`chat ${MODEL}`)).toMatchObject({
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'ThrottlingException' },
    });
    expect(spanNamed(`chat ${OTHER}`).attributes).toMatchObject({ 'gen_ai.response.finish_reasons': ['end_turn'], ...server() });
  });
});

describe('prompts and answers', () => {
  afterEach(() => setEnv({}));

  const VARIABLE = 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT';
  const b = () =>
    createClient({
      Look: defineFunction<[photo: Image, scan: Image], string, string>(
        { format: 1, clients: { Main: bedrock(endpoint, 'signed', { model: MODEL }) } },
        {
          name: 'Look',
          client: 'Main',
          params: { photo: 'image', scan: 'image' },
          output: 'string',
          prompt: [['role', 'system'], 'Be kind.', ['role', 'user'], 'What is it?', ['=', ['$', 'photo']], ['=', ['$', 'scan']]],
        },
      ),
    });
  const look = () => b().Look(Image.fromBase64('image/png', 'iVBORw0KGgo='), Image.fromUrl('s3://bucket/scan.png?X-Amz-Signature=5ec2e7'));

  it.each([undefined, 'false', 'no_content', 'event_only'])('stay out when the variable is %s', async (value) => {
    setEnv({ [VARIABLE]: value });
    await endpoint.respond({ text: 'A cat.' });
    await look();
    expect(Object.keys(spanNamed(`chat ${MODEL}`).attributes).filter((name) => /messages|instructions/.test(name))).toEqual([]);
  });

  it.each(['true', 'SPAN_ONLY', 'span_and_event'])('are told when the variable is %s, without the data of media', async (value) => {
    setEnv({ [VARIABLE]: value });
    await endpoint.respond({ text: 'A cat.' });
    await look();
    const { attributes } = spanNamed(`chat ${MODEL}`);
    const told = (name: string): unknown => JSON.parse(String(attributes[name]));
    expect(told('gen_ai.system_instructions')).toEqual([{ type: 'text', content: 'Be kind.' }]);
    expect(told('gen_ai.input.messages')).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'text', content: 'What is it?' },
          { type: 'blob', modality: 'image', mime_type: 'image/png' },
          { type: 'uri', modality: 'image', uri: 's3://bucket/scan.png' },
        ],
      },
    ]);
    expect(told('gen_ai.output.messages')).toEqual([
      { role: 'assistant', parts: [{ type: 'text', content: 'A cat.' }], finish_reason: 'end_turn' },
    ]);
  });
});

describe('measurements', () => {
  const provider = new MeterProvider({ readers: [reader] });

  /** What was measured since the last time: attributes, count and sum of each distribution. */
  async function measured(): Promise<Record<string, unknown>> {
    measurements.reset();
    await reader.forceFlush();
    const all = measurements.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    return Object.fromEntries(
      all.map(({ descriptor: { name, unit }, dataPoints }) => [
        `${name} ${unit}`,
        dataPoints.map(({ attributes, value }) => ({ attributes, value })),
      ]),
    );
  }

  beforeEach(async () => {
    metrics.setGlobalMeterProvider(provider);
    await measured();
  });

  const request = (model: string) => ({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'aws.bedrock',
    'gen_ai.request.model': model,
    ...server(),
  });

  it('hold time and tokens of every request', async () => {
    await endpoint.respond({ text: 'ok', usage: { inputTokens: 11, outputTokens: 7, cacheReadInputTokens: 5 } });
    const b = client();
    await b.Say('x');
    await b.stream.Say('x').getFinalResponse();
    const attributes = request(MODEL);
    expect(await measured()).toEqual({
      'gen_ai.client.operation.duration s': [{ attributes, value: expect.objectContaining({ count: 2 }) }],
      'gen_ai.client.operation.time_to_first_chunk s': [{ attributes, value: expect.objectContaining({ count: 1 }) }],
      'gen_ai.client.token.usage {token}': [
        { attributes: { ...attributes, 'gen_ai.token.type': 'input' }, value: expect.objectContaining({ count: 2, sum: 32 }) },
        { attributes: { ...attributes, 'gen_ai.token.type': 'output' }, value: expect.objectContaining({ count: 2, sum: 14 }) },
      ],
    });
  });

  it('use the limits of the convention', async () => {
    await endpoint.respond({ text: 'ok' });
    await client().Say('x');
    const limits = Object.values(await measured()).map(
      (points) => (points as { value: { buckets: { boundaries: number[] } } }[])[0]?.value.buckets.boundaries,
    );
    expect(limits).toEqual([
      [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
      [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
    ]);
  });

  it('tell failed requests from others, and hold no tokens of theirs', async () => {
    await endpoint.respond({ error: 'ThrottlingException' }, { model: MODEL });
    await endpoint.respond({ text: 'no number' }, { model: OTHER });
    await failureOf(client().Count('x', { client: 'Both' }));
    const durations = (await measured())['gen_ai.client.operation.duration s'];
    expect(durations).toEqual([
      { attributes: { ...request(MODEL), 'error.type': 'ThrottlingException' }, value: expect.objectContaining({ count: 1 }) },
      { attributes: request(OTHER), value: expect.objectContaining({ count: 1 }) },
    ]);
  });

  it('are taken without spans too', async () => {
    trace.disable();
    await endpoint.respond({ text: 'ok' });
    await client().Say('x');
    expect(Object.keys(await measured())).toEqual(['gen_ai.client.operation.duration s', 'gen_ai.client.token.usage {token}']);
  });
});

it('a call does not fail because its observer does', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const fail = (): never => {
    throw new Error('broken');
  };
  const span = { setAttributes: fail, setStatus: () => {}, end: () => {} };
  const tracer = {
    startSpan: () => span,
    startActiveSpan: (_name: string, _start: object, work: (given: object) => unknown) => work(span),
  };
  trace.disable();
  trace.setGlobalTracerProvider({ getTracer: () => tracer as never });
  metrics.setGlobalMeterProvider({ getMeter: () => ({ createHistogram: () => ({ record: fail }) }) as never });
  await endpoint.respond({ text: 'ok' });
  expect(await client().Say('x')).toBe('ok');
  const { Say } = client() as unknown as Functions;
  expect(createSyncClient({ Say }).Say('x')).toBe('ok');
  expect(report.mock.calls.map(([error]) => (error as Error).message)).toEqual(['broken', 'broken', 'broken', 'broken']);
  report.mockRestore();
});

it('nothing is told where nothing is set up', async () => {
  trace.disable();
  await endpoint.respond({ text: 'ok' });
  expect(await client().Say('x')).toBe('ok');
  expect(await traceAsync('outer', async () => 5)()).toBe(5);
  expect(spans.getFinishedSpans()).toEqual([]);
});
