import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { setEnv } from 'outcrop';
import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { b } from '../golden/generated/react/baml_client/index.js';
import { useFindPerson } from '../golden/generated/react/baml_client/react/hooks.js';
import * as server from '../golden/generated/react/baml_client/react/server.js';
import * as server_streaming from '../golden/generated/react/baml_client/react/server_streaming.js';
import { describeInBrowser, startBrowser } from './browser.ts';
import { bundle } from './bundle.ts';
import { Gate } from './gate.ts';
import { CHUNKS, EXPECTED } from './scenario.ts';
import { settingsOf } from './scenario-endpoint.ts';
import { pageOf, type Server, serve } from './serve.ts';
import { serverActionStubs } from './server-action-stubs.ts';

it('tells frameworks that the entry is for clients', () => {
  expect(readFileSync(join(root, 'packages/runtime/dist/react/index.js'), 'utf8')).toMatch(/^["']use client["'];/);
});

it('shows that nothing was asked yet, when rendered on a server', () => {
  const Status = (): string => useFindPerson().status;
  expect(renderToString(createElement(Status))).toBe('idle');
});

/** For what happens soon, but not at a certain time. */
const PATIENCE = { timeout: 10_000 };

type Arguments = Parameters<typeof server.FindPerson>;

/** What the page has in its global scope. */
declare const mutate: (...args: unknown[]) => Promise<unknown>;
declare const reset: () => void;
declare const leave: () => void;
declare const say: (word: string) => void;
declare const photo: unknown;
declare const told: unknown[];

const idle = { status: 'idle', isLoading: false, isPending: false, isStreaming: false, isSuccess: false, isError: false };
const pending = { ...idle, status: 'pending', isLoading: true, isPending: true };
const streaming = { ...idle, status: 'streaming', isLoading: true, isStreaming: true };
const success = { ...idle, status: 'success', isSuccess: true };
const failure = { ...idle, status: 'error', isError: true };

const { partials, final } = EXPECTED;
const streamed = (count: number): object => ({ ...streaming, data: partials[count - 1], streamData: partials[count - 1] });

describeInBrowser('hooks', () => {
  let endpoint: LocalBedrock;
  let site: Server;
  let browser: Browser;
  let page: Page;
  let gate: Gate;

  /** The routes of an application: the server actions that a framework serves, and two that somebody wrote. */
  async function route(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const args = (await request.json()) as Arguments;
    switch (pathname) {
      case '/actions/server/FindPerson':
        return server.FindPerson(...args).then(Response.json, (error: Error) => new Response(error.message, { status: 500 }));
      case '/actions/server_streaming/FindPerson':
        return new Response(gate.hold(await server_streaming.FindPerson(...args)));
      case '/http/whole':
        return Response.json(await b.FindPerson(...args));
      case '/http/events':
        return new Response(gate.hold(b.stream.FindPerson(...args).toServerSentEvents()), {
          headers: { 'content-type': 'text/event-stream' },
        });
      default:
        return new Response(null, { status: 404 });
    }
  }

  beforeAll(async () => {
    endpoint = await startLocalBedrock();
    setEnv(settingsOf(endpoint));
    const define = { 'process.env.NODE_ENV': '"development"' };
    const script = await bundle('hooks-page.ts', 'page', { plugins: [serverActionStubs], define });
    site = await serve(async (request) => (request.method === 'GET' ? pageOf(script) : route(request)));
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    setEnv({});
    await browser?.close();
    await site.close();
    await endpoint.close();
  });
  beforeEach(async () => {
    endpoint.reset();
    endpoint.respond({ chunks: CHUNKS });
    gate = new Gate();
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  const open = (hash: string): Promise<unknown> => page.goto(`${site.url}/${hash}`);
  const shown = async (state: object): Promise<void> =>
    expect.poll(async () => JSON.parse((await page.textContent('pre')) ?? ''), PATIENCE).toEqual(state);
  const cancelled = (): Promise<void> => expect.poll(() => gate.cancelled, PATIENCE).toBe(1);
  const callbacks = (): Promise<unknown> => page.evaluate(() => told);
  /** Starts a call and does not wait for it. */
  const start = (): Promise<void> => page.evaluate(() => void mutate('Who?', null));

  it.each(['#', '#http'])('shows an answer while it is being written: %s', async (hash) => {
    await open(hash);
    await shown(idle);
    await start();
    await shown(pending);
    for (const [index] of partials.entries()) {
      gate.open(1);
      await shown(streamed(index + 1));
    }
    gate.open(1);
    await shown({ ...success, data: final, finalData: final, streamData: partials.at(-1) });
    const each = partials.flatMap((partial) => [
      ['onStreamData', partial],
      ['onData', partial],
    ]);
    expect(await callbacks()).toEqual([...each, ['onFinalData', final], ['onData', final]]);
  });

  it.each(['#whole', '#http,whole'])('shows a whole answer: %s', async (hash) => {
    await open(hash);
    expect(await page.evaluate(() => mutate('Who?'))).toEqual(final);
    await shown({ ...success, data: final, finalData: final });
    expect(await callbacks()).toEqual([
      ['onFinalData', final],
      ['onData', final],
    ]);
  });

  it('resolves to a stream that may be read', async () => {
    await open('#');
    gate.open(10);
    const text = await page.evaluate(async () => new Response((await mutate('Who?')) as ReadableStream).text());
    expect(text.trim().split('\n').at(-1)).toBe(JSON.stringify({ final }));
  });

  it('calls what the latest rendering gave', async () => {
    await open('#');
    await start();
    await page.evaluate(() => say(' of the second rendering'));
    gate.open(10);
    await shown({ ...success, data: final, finalData: final, streamData: partials.at(-1) });
    expect(await callbacks()).toContainEqual(['onFinalData of the second rendering', final]);
  });

  it('sends media as plain objects', async () => {
    await open('#whole');
    await page.evaluate(() => mutate('Who?', photo));
    expect(endpoint.requests.map(({ body }) => body)).toEqual([expect.stringContaining('"image":{"format":"png"')]);
  });

  it.each(['#', '#http'])('shows a typed error of a stream: %s', async (hash) => {
    endpoint.fail('throttle');
    await open(hash);
    gate.open(1);
    await start();
    await shown({
      ...failure,
      error: expect.objectContaining({
        name: 'BamlClientHttpError',
        status_code: 429,
        client_name: 'Bedrock',
      }),
    });
    expect(await callbacks()).toEqual([['onError', 'BamlClientHttpError']]);
  });

  it('shows what a server action rejects with', async () => {
    endpoint.fail('throttle');
    await open('#whole');
    expect(await page.evaluate(() => mutate('Who?'))).toBeUndefined();
    await shown({ ...failure, error: { name: 'Error', message: expect.stringContaining('429 ThrottlingException') } });
    expect(await callbacks()).toEqual([['onError', 'Error']]);
  });

  it('rejects when there is no onError', async () => {
    endpoint.fail('throttle');
    await open('#whole,untold');
    await expect(page.evaluate(() => mutate('Who?'))).rejects.toThrow('429 ThrottlingException');
    await shown({ ...failure, error: { name: 'Error', message: expect.stringContaining('429 ThrottlingException') } });
  });

  it('starts again, and forgets the call that was running', async () => {
    await open('#');
    await start();
    gate.open(2);
    await shown(streamed(2));
    await start();
    await shown(pending);
    await cancelled();
    gate.open(10);
    await shown({ ...success, data: final, finalData: final, streamData: partials.at(-1) });
    expect(endpoint.requests).toHaveLength(2);
  });

  it.each([
    ['the component is left', () => leave(), 'left'],
    ['it is reset', () => reset(), JSON.stringify(idle)],
  ])('ends its call when %s', async (_event, end, text) => {
    await open('#');
    await start();
    gate.open(1);
    await shown(streamed(1));
    await page.evaluate(end);
    await cancelled();
    expect(await page.textContent('main')).toBe(text);
    expect(await callbacks()).toHaveLength(2);
  });
});
