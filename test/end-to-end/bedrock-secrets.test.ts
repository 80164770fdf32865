// No secret may leave through anything that a project prints, logs, keeps or commits.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { type CallOptions, ClientRegistry, Collector, type FunctionLog, getLogLevel, setLogJsonMode, setLogLevel } from 'outcrop';
import { setLogger } from 'outcrop/logging';
import { onLogEvent } from 'outcrop/tracing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, clientOf, failureOf, transports } from './client-project.ts';

const KEY_ID = 'AKIAPLANTEDKEYID';
const SECRET = 'planted/Secret+AccessKey0123456789abcdef';
const TOKEN = 'PlantedSessionToken//////////0123456789==';
const API_KEY = 'planted-bedrock-api-key-0123456789';
const OWN_HEADER = 'planted-header-0123456789';
const PROXY_PASSWORD = 'plantedProxyPassword';
const PLANTED = [KEY_ID, SECRET, TOKEN, API_KEY, OWN_HEADER, PROXY_PASSWORD];

/** Where secrets may come from: options of the client and variables of the call. */
const SOURCES: readonly (readonly [name: string, options: Record<string, unknown>, env: Record<string, string>])[] = [
  ['keys in options', { access_key_id: KEY_ID, secret_access_key: SECRET, session_token: TOKEN }, {}],
  ['a bearer key in options', { api_key: API_KEY }, {}],
  ['keys in the environment', {}, { AWS_ACCESS_KEY_ID: KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: TOKEN }],
  ['a bearer key in the environment', {}, { AWS_BEARER_TOKEN_BEDROCK: API_KEY }],
];

let service: LocalBedrock;
const servers: Server[] = [];
const level = getLogLevel();
const printed: string[] = [];

beforeAll(async () => {
  const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET, sessionToken: TOKEN };
  service = await startLocalBedrock({ credentials: [credentials], apiKeys: [API_KEY] });
});
beforeEach(() => {
  service.reset();
  printed.length = 0;
  setLogLevel('trace');
  setLogger((message) => void printed.push(JSON.stringify(message)));
  onLogEvent((event) => void printed.push(JSON.stringify(event)));
  vi.spyOn(console, 'error').mockImplementation((...values) => void printed.push(values.map((value) => inspect(value)).join(' ')));
});
afterEach(() => {
  vi.restoreAllMocks();
  setLogger(undefined);
  onLogEvent(undefined);
  setLogLevel(level);
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => service.close());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A service, or a proxy before it, that quotes the headers of the request. */
const quoteHeaders =
  (status: number): RequestListener =>
  ({ headers }, answer) => {
    const [, token] = headers.authorization?.split(' ') ?? [];
    answer.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': 'ValidationException',
      'set-cookie': String(token),
    });
    answer.end(JSON.stringify({ message: `Not understood: ${JSON.stringify(headers)}, ${token}` }));
  };

function projectOf(transport: string, url: string, options: Record<string, unknown>): Client {
  const model = 'anthropic.claude-3-5-haiku-20241022-v1:0';
  const all = {
    model,
    region: 'us-east-1',
    endpoint_url: url,
    transport,
    max_attempts: 1,
    headers: { 'x-api-key': OWN_HEADER },
    ...options,
  };
  return clientOf({ Main: { provider: 'aws-bedrock', options: all } } as Parameters<typeof clientOf>[0]);
}

/** Every way in which a value gets printed. */
function print(value: unknown): string {
  const error = value instanceof Error ? [value.stack, value.message] : [];
  return [String(value), JSON.stringify(value), inspect(value, { depth: 12, showHidden: true, getters: true }), ...error].join('\n');
}

/** All that a log tells, not only what printing it shows. */
function contentsOf(log: FunctionLog | null): string {
  const calls = log?.calls.map((call) => [
    print(call.httpRequest),
    call.httpRequest?.body.text(),
    print(call.httpResponse),
    call.httpResponse?.body.text(),
    print(call.error),
    'sseResponses' in call ? call.sseResponses().map(({ text }) => text) : [],
  ]);
  return [print(log), ...(calls ?? [])].flat(2).join('\n');
}

function expectClean(...texts: readonly string[]): void {
  const all = [...texts, ...printed].join('\n');
  expect(PLANTED.filter((secret) => all.includes(secret) || all.includes(encodeURIComponent(secret)))).toEqual([]);
  expect(all).not.toMatch(/Signature=[0-9a-f]{64}/);
}

describe.each(transports)('secrets over %s', (transport) => {
  describe.each(SOURCES)('from %s', (_name, options, env) => {
    const optionsWith = (collector: Collector): CallOptions => ({ env, collector });

    it.each([true, false])('stay out of logs and collectors (JSON logs: %s)', async (isJson) => {
      setLogJsonMode(isJson);
      setLogger(undefined);
      service.respond('fine');
      const b = projectOf(transport, service.url, options);
      const collector = new Collector('all');
      expect(await b.Say('x', optionsWith(collector))).toBe('fine');
      expect(await b.stream.Say('x', optionsWith(collector)).getFinalResponse()).toBe('fine');
      expect(service.requests[0]?.headers['x-api-key']).toBe(OWN_HEADER);
      expect(printed.join()).toContain('fine');
      expectClean(print(collector), ...collector.logs.map(contentsOf), print(b));
      setLogJsonMode(false);
    });

    it.each([400, 403, 429, 500])('stay out of errors when a service with status %s quotes them', async (status) => {
      const b = projectOf(transport, await serve(quoteHeaders(status)), options);
      const collector = new Collector();
      const failures = [
        failureOf(b.Say('x', optionsWith(collector))),
        failureOf(b.stream.Say('x', optionsWith(collector)).getFinalResponse()),
      ];
      const errors = await Promise.all(failures);
      expect(errors).toMatchObject([{ status_code: status }, { status_code: status }]);
      expect(printed.length).toBeGreaterThan(0);
      expectClean(...errors.map(print), print(collector), ...collector.logs.map(contentsOf));
    });

    it('stay out of errors of the network', async () => {
      const proxy_url = `http://me:${PROXY_PASSWORD}@127.0.0.1:1`;
      const unreachable = [
        projectOf(transport, 'http://127.0.0.1:1', options),
        projectOf(transport, 'https://127.0.0.1:1', { ...options, proxy_url }),
      ];
      const errors = await Promise.all(unreachable.map((b) => failureOf(b.Say('x', { env }))));
      expect(errors).toMatchObject([{ status_code: 2 }, { status_code: 2 }]);
      expectClean(...errors.map(print));
    });

    it('stay out of printed requests', async () => {
      const b = projectOf(transport, service.url, options);
      for (const request of [await b.request.Say('x', { env }), await b.streamRequest.Say('x', { env })]) {
        expect(request.headers.authorization).toBeDefined();
        const { headers: _, ...rest } = request;
        expectClean(String(request), JSON.stringify(request), inspect(request, { depth: 12 }), request.toCurl(), print(rest));
      }
    });
  });

  it('stay out of errors about options and of registries', async () => {
    const b = projectOf(transport, service.url, {});
    const registry = new ClientRegistry();
    const wrong = [
      { access_key_id: KEY_ID },
      { api_key: [API_KEY] },
      { secret_access_key: SECRET, api_key: API_KEY, session_token: TOKEN },
    ];
    registry.addLlmClient('Mine', 'aws-bedrock', { model: 'm', api_key: API_KEY });
    const errors = await Promise.all(wrong.map((bedrock) => failureOf(b.Say('x', { bedrock }))));
    expect(errors).toMatchObject(wrong.map(() => ({ name: 'BamlInvalidArgumentError' })));
    expectClean(...errors.map(print), String(registry), JSON.stringify(registry), inspect(registry, { depth: 12 }));
  });

  it('stay out of recordings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outcrop-secrets-'));
    const recorder = await startLocalBedrock({ auth: false, record: { folder, endpoint: service.url }, apiKeys: [API_KEY] });
    const b = projectOf(transport, recorder.url, { api_key: API_KEY });
    service.respond('fine');
    expect([await b.Say('x'), await b.stream.Say('x').getFinalResponse()]).toEqual(['fine', 'fine']);
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    expectClean(...(await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))));
    await recorder.close();
    await rm(folder, { recursive: true });
  });
});
