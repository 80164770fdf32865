import type { FetchLike } from 'outcrop/testing';
import type { WireHandler, WireRequest } from './wire.ts';

/** Puts a `fetch` in front of a handler: the same answers without a socket. A broken connection rejects, or errors the body. */
export function fetchThrough(handler: WireHandler): FetchLike {
  return async (input, init) => {
    const request = new Request(input, init);
    const reply = await handler(await readFetchRequest(request));
    const body = reply.body instanceof Uint8Array ? new Uint8Array(reply.body) : streamOf(reply.body);
    return new Response(body, { status: reply.status, headers: { ...reply.headers } });
  };
}

async function readFetchRequest(request: Request): Promise<WireRequest> {
  const url = new URL(request.url);
  const headers: Record<string, string> = Object.create(null);
  headers.host = url.host;
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const body = new Uint8Array(await request.arrayBuffer());
  const target = url.pathname + url.search;
  return { method: request.method, target, headers, body, httpVersion: '1.1', isLoopback: true, signal: request.signal };
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
