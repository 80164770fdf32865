import { describe, expect, it } from 'vitest';
import { BamlClientHttpError, BamlError, BamlTimeoutError, BamlValidationError, GuardrailIntervenedError } from '../errors/index.ts';
import { runAction, runStreamingAction } from './hook-run.ts';
import type { AnyInput, HookState } from './hook-state.ts';

type Callbacks = AnyInput<unknown, unknown>;

/** A run that writes down everything that users see of it. */
function observe(callbacks: (log: unknown[]) => Callbacks = () => ({})) {
  const controller = new AbortController();
  const states: HookState<unknown, unknown>[] = [];
  const told: unknown[] = [];
  const input = callbacks(told);
  let over: () => void;
  const end = new Promise<void>((resolve) => {
    over = resolve;
  });
  const show = (state: HookState<unknown, unknown>): void => {
    if (controller.signal.aborted) return;
    states.push(state);
    if (state.status === 'success' || state.status === 'error') over();
  };
  return { run: { signal: controller.signal, input: () => input, show }, states, told, end, abort: () => controller.abort() };
}

const all = (told: unknown[]): Callbacks => ({
  onStreamData: (value) => told.push(['partial', value]),
  onFinalData: (value) => told.push(['final', value]),
  onData: (value) => told.push(['data', value]),
  onError: (error) => told.push(['error', error.message]),
});

const body = (...items: object[]): ReadableStream<Uint8Array> =>
  new Response(items.map((item) => `${JSON.stringify(item)}\n`).join('')).body as ReadableStream<Uint8Array>;

describe('a call', () => {
  it.each([
    ['a value', async () => 5],
    ['an HTTP response', async () => Response.json(5)],
    ['a response of another class', async () => ({ ok: true, json: async (): Promise<number> => 5 })],
  ])('shows %s', async (_name, action) => {
    const { run, states, told } = observe(all);
    expect(await runAction(action, [], run)).toBe(5);
    expect(states).toEqual([{ status: 'success', finalData: 5 }]);
    expect(told).toEqual([
      ['final', 5],
      ['data', 5],
    ]);
  });

  it('shows a failure and rejects, when nobody is told', async () => {
    const { run, states } = observe();
    const error = new Error('no');
    await expect(runAction(() => Promise.reject(error), [], run)).rejects.toBe(error);
    expect(states).toEqual([{ status: 'error', error }]);
  });

  it('shows a failure and tells it, and does not reject', async () => {
    const { run, states, told } = observe(all);
    expect(await runAction(() => Promise.reject(new Error('no')), [], run)).toBeUndefined();
    expect(states).toMatchObject([{ status: 'error' }]);
    expect(told).toEqual([['error', 'no']]);
  });

  it.each([
    ['value', async () => 5],
    ['error', () => Promise.reject(new Error('late'))],
  ])('is forgotten when another took its place before its %s', async (_name, action) => {
    const { run, states, told, abort } = observe(all);
    const outcome = runAction(action, [], run);
    abort();
    expect(await outcome).toBeUndefined();
    expect([states, told]).toEqual([[], []]);
  });

  it.each<[answer: Response, kind: new (details: never) => Error, details: object]>([
    [
      Response.json({ error: 'validation_failure', message: 'no number', prompt: 'p', raw_output: 'r' }, { status: 500 }),
      BamlValidationError,
      { message: 'no number', prompt: 'p', raw_output: 'r' },
    ],
    [
      Response.json({ error: { type: 'BamlClientHttpError', message: 'slow down', status_code: 429 } }, { status: 502 }),
      BamlClientHttpError,
      { message: 'slow down', status_code: 429 },
    ],
    [Response.json({ error: { type: 'GuardrailIntervenedError', message: 'blocked' } }, { status: 500 }), GuardrailIntervenedError, {}],
    [Response.json({ error: 'timeout_error', timeout_type: 'idle' }, { status: 504 }), BamlTimeoutError, { timeout_type: 'idle' }],
    [Response.json({ error: 'constructor', message: 'x', stack: 'secret' }, { status: 500 }), BamlError, { message: 'x' }],
    [Response.json('no', { status: 500 }), BamlError, { message: 'no' }],
    [new Response('<html>', { status: 404 }), BamlError, { message: 'The server answered with status 404' }],
  ])('makes a typed error of a refusal', async (answer, kind, details) => {
    const { run } = observe();
    const error = await runAction(async () => answer, [], run).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject(details);
    expect((error as Error).stack).not.toBe('secret');
  });
});

describe('a stream', () => {
  const items = [{ partial: 'a' }, { partial: 'ab' }, { final: 'abc' }];

  it.each([
    ['a stream', async () => body(...items)],
    ['an HTTP response', async () => new Response(body(...items))],
  ])('shows %s and gives a copy of it', async (_name, action) => {
    const { run, states, told, end } = observe(all);
    const copy = await runStreamingAction(action, [], run);
    await end;
    expect(states).toEqual([
      { status: 'streaming', streamData: 'a' },
      { status: 'streaming', streamData: 'ab' },
      { status: 'success', streamData: 'ab', finalData: 'abc' },
    ]);
    expect(told).toEqual([
      ['partial', 'a'],
      ['data', 'a'],
      ['partial', 'ab'],
      ['data', 'ab'],
      ['final', 'abc'],
      ['data', 'abc'],
    ]);
    expect(await new Response(copy).text()).toBe('{"partial":"a"}\n{"partial":"ab"}\n{"final":"abc"}\n');
  });

  it.each<[items: object[], error: object]>([
    [[{ partial: 'a' }, { error: { type: 'BamlClientHttpError', message: 'gone', status_code: 503 } }], { name: 'BamlClientHttpError' }],
    [[{ partial: 'a' }], { message: 'The stream ended before its final value' }],
  ])('shows a failure after the last partial value', async (given, error) => {
    const { run, states, end } = observe();
    await runStreamingAction(async () => body(...given), [], run);
    await end;
    expect(states.at(-1)).toMatchObject({ status: 'error', streamData: 'a', error });
  });

  it('shows a failure although the stream goes on', async () => {
    const { run, states, end } = observe();
    const open = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"error":{"message":"no"}}\n')),
    });
    await runStreamingAction(async () => open, [], run);
    await end;
    expect(states).toMatchObject([{ status: 'error', error: { message: 'no' } }]);
  });

  it.each<[name: string, action: () => Promise<ReadableStream<Uint8Array> | Response>, message: string]>([
    ['a refusal', async () => Response.json({ message: 'full' }, { status: 503 }), 'full'],
    ['an answer without a body', async () => new Response(null, { status: 204 }), 'The server answered without a stream'],
    ['a rejection', () => Promise.reject(new Error('offline')), 'offline'],
  ])('fails by %s', async (_name, action, message) => {
    const silent = observe();
    await expect(runStreamingAction(action, [], silent.run)).rejects.toThrow(message);
    const told = observe(all);
    expect(await runStreamingAction(action, [], told.run).catch(() => 'rejected')).toBe(undefined);
  });

  it('is cancelled at its source, before and after it is there', async () => {
    const cancelled: string[] = [];
    const endless = (name: string): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"partial":1}\n')),
        cancel: () => {
          cancelled.push(name);
        },
      });
    const early = observe(all);
    const outcome = runStreamingAction(async () => endless('early'), [], early.run);
    early.abort();
    expect(await outcome).toBeUndefined();
    const late = observe(all);
    const copy = await runStreamingAction(async () => endless('late'), [], late.run);
    const reader = (copy as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    late.abort();
    await expect(reader.read()).rejects.toThrow();
    expect(cancelled).toEqual(['early', 'late']);
    expect([early.states, early.told]).toEqual([[], []]);
    expect(late.states).toEqual([{ status: 'streaming', streamData: 1 }]);
  });
});
