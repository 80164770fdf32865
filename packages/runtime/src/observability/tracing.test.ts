import { afterEach, describe, expect, it } from 'vitest';
import {
  currentContext,
  currentTags,
  describeSpan,
  emitLogEvent,
  type FunctionRecord,
  type LogEvent,
  onLogEvent,
  setTags,
  traceAsync,
  traceSync,
  withSpan,
} from './index.ts';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('passes arguments, results and exceptions through', async () => {
  expect(traceSync('add', (a: number, b: number) => a + b)(1, 2)).toBe(3);
  expect(await traceAsync('add', async (a: number, b: number) => a + b)(1, 2)).toBe(3);
  const fail = traceAsync('fail', async () => {
    throw new Error('no');
  });
  await expect(fail()).rejects.toThrow('no');
  expect(
    traceSync('fail', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
});

it('keeps tags inside the function that set them, through awaits and beside others', async () => {
  const tagged = (value: string): Promise<unknown> =>
    traceAsync(value, async () => {
      setTags({ who: value });
      await pause();
      const inner = await traceAsync('inner', async () => {
        setTags({ inner: value });
        await pause();
        return currentTags();
      })();
      return [inner, currentTags()];
    })();
  expect(await Promise.all([tagged('a'), tagged('b')])).toEqual([
    [{ who: 'a', inner: 'a' }, { who: 'a' }],
    [{ who: 'b', inner: 'b' }, { who: 'b' }],
  ]);
  expect(currentTags()).toEqual({});
});

it('knows parent and root', () => {
  const contexts = traceSync('outer', () => [currentContext(), traceSync('inner', () => currentContext())()])();
  const [outer, inner] = contexts;
  expect(outer).toMatchObject({ parentId: undefined, rootId: outer?.id });
  expect(inner).toMatchObject({ parentId: outer?.id, rootId: outer?.id });
  expect(currentContext()).toBeUndefined();
});

const record: FunctionRecord = {
  id: 'bfcall_1',
  functionName: 'F',
  logType: 'call',
  tags: {},
  startTimeMs: 0,
  returnType: 'int',
  parsed: 5,
  attempts: [
    {
      clientName: 'A',
      provider: 'aws-bedrock',
      stream: false,
      startTimeMs: 0,
      selected: true,
      text: '5',
      prompt: () => 'user: n\n',
      events: [],
      model: 'm',
      usage: { inputTokens: 1 },
      stopReason: 'end_turn',
    },
  ],
};

describe('onLogEvent', () => {
  afterEach(() => onLogEvent(undefined));

  it('tells of finished calls and where they belong', () => {
    const events: LogEvent[] = [];
    onLogEvent((event) => events.push(event));
    emitLogEvent(record, undefined);
    emitLogEvent(record, { id: 'span', parentId: undefined, rootId: 'root', tags: {} });
    expect(events).toEqual([
      {
        metadata: { eventId: 'bfcall_1', rootEventId: 'bfcall_1' },
        prompt: 'user: n\n',
        rawOutput: '5',
        parsedOutput: '5',
        startTime: '1970-01-01T00:00:00.000Z',
      },
      expect.objectContaining({ metadata: { eventId: 'bfcall_1', parentId: 'span', rootEventId: 'root' } }),
    ]);
  });
});

describe('OpenTelemetry', () => {
  const key = Symbol.for('opentelemetry.js.api.1');
  const host = globalThis as { [key]?: unknown };
  const ended: Record<string, unknown>[] = [];

  /** A tracer of the shape that the API of OpenTelemetry hands out. */
  function install(): void {
    const startActiveSpan = (name: string, { kind }: { kind: number }, work: (span: object) => unknown): unknown => {
      const data: Record<string, unknown> = { name, kind };
      return work({
        setAttribute: (attribute: string, value: unknown) => Object.assign(data, { [attribute]: value }),
        setStatus: ({ code }: { code: number }) => Object.assign(data, { code }),
        end: () => ended.push(data),
      });
    };
    host[key] = { trace: { getTracer: () => ({ startActiveSpan }) } };
  }

  afterEach(() => {
    delete host[key];
    ended.length = 0;
  });

  it('gets a span for traced functions and calls', async () => {
    install();
    await traceAsync('outer', async () => {
      await pause();
      await withSpan('F', 'client', async (span) => {
        await pause();
        if (span !== undefined) describeSpan(span, record);
      });
    })();
    expect(ended).toEqual([
      {
        name: 'F',
        kind: 2,
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'aws.bedrock',
        'gen_ai.request.model': 'm',
        'gen_ai.response.finish_reasons': ['end_turn'],
        'gen_ai.usage.input_tokens': 1,
      },
      { name: 'outer', kind: 0 },
    ]);
  });

  it('learns of failures', async () => {
    install();
    const error = new TypeError('no');
    await expect(traceAsync('late', () => Promise.reject(error))()).rejects.toBe(error);
    expect(
      traceSync('now', () => {
        throw error;
      }),
    ).toThrow(error);
    expect(ended).toEqual([
      { name: 'late', kind: 0, 'error.type': 'TypeError', code: 2 },
      { name: 'now', kind: 0, 'error.type': 'TypeError', code: 2 },
    ]);
  });

  it('is not needed', () => {
    expect(withSpan('F', 'client', (span) => span)).toBeUndefined();
  });
});
