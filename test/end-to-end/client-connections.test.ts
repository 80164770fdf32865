// Whatever ends a call before its answer has come closes the connection: the service must not go on writing for nobody.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BamlAbortError, BamlTimeoutError, setLogLevel } from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bedrock, type Client, clientOf, failureOf, transports } from './client-project.ts';

/** A service that takes requests and never answers, or never goes on after the head of its answer. */
let service: Server;
let arrived: () => void;
let closed: Promise<unknown>;

beforeAll(async () => {
  setLogLevel('off');
  service = createServer((_request, response) => {
    closed = once(response, 'close');
    arrived();
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
});
afterAll(() => service.close());

type End = (b: Client, request: Promise<void>) => Promise<unknown>;

describe.each(transports)('over %s, a connection is closed', (transport) => {
  let b: Client;
  let request: Promise<void>;
  beforeEach(() => {
    const { port } = service.address() as AddressInfo;
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    const main = (http: object) => bedrock({ url: `http://127.0.0.1:${port}`, credentials }, transport, { http } as never);
    b = clientOf({ Main: main({}), Hasty: main({ request_timeout_ms: 1000 }) });
    request = new Promise((resolve) => {
      arrived = resolve;
    });
  });

  it.each<[name: string, end: End, error: unknown]>([
    [
      'when a call is aborted',
      async ({ Say }, sent) => {
        const controller = new AbortController();
        sent.then(() => controller.abort());
        return failureOf(Say('x', { signal: controller.signal }));
      },
      BamlAbortError,
    ],
    [
      'when a stream is cancelled',
      async (client, sent) => {
        const stream = client.stream.Say('x');
        sent.then(() => stream.cancel());
        return failureOf(stream.getFinalResponse());
      },
      BamlAbortError,
    ],
    [
      'when nobody reads the web stream any more',
      async (client, sent) => {
        const stream = client.stream.Say('x');
        const web = stream.toStreamable();
        await sent;
        await web.cancel();
        return failureOf(stream.getFinalResponse());
      },
      BamlAbortError,
    ],
    ['when time is up', ({ Say }) => failureOf(Say('x', { client: 'Hasty' })), BamlTimeoutError],
  ])('%s', async (_name, end, error) => {
    expect(await end(b, request)).toBeInstanceOf(error);
    await request;
    await closed;
  });
});
