import { redact } from '../bedrock/failure/redact.ts';
import type { HttpResponse } from '../bedrock/platform.ts';
import type { Intercept } from '../bedrock/transport/intercept.ts';
import { chunksOf } from '../bedrock/web-stream.ts';

/** The part of the global `fetch` that recordings offer. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Gives a `fetch` whose requests go through an object, as those of calls do: for requests that users send themselves. */
export function fetchThrough(intercept: Intercept): FetchLike {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers, signal } = request;
    const { pathname, search } = new URL(url);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const secrets = [headers.get('authorization')?.replace(/^Bearer /, ''), headers.get('x-amz-security-token') ?? undefined];
    const answer = await intercept.exchange(
      { client: undefined, method, path: pathname + search, body, signal, redact: (text) => redact(text, secrets) },
      async () => readResponse(await fetch(request)),
    );
    return new Response(webStream(answer.chunks()), { status: answer.status, headers: answer.headers });
  };
}

function readResponse(response: Response): HttpResponse {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    chunks: () => chunksOf(response.body),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  };
}

function webStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
