import type { FetchLike } from '@outcrop/local';
import type { Platform } from '../calls/open-program.ts';

export type HttpSend = Platform['send'];
type HttpResponse = Awaited<ReturnType<HttpSend>>;

/** Tells whether a request asks a model: what is recorded. Others fetch media or credentials. */
export function asksModel({ method, url }: Parameters<HttpSend>[0]): boolean {
  return method === 'POST' && new URL(url).pathname.startsWith('/model/');
}

/** Answers requests from recordings, and sends those that have none another way. */
export function replaySend(recorded: FetchLike | undefined, otherwise: HttpSend): HttpSend {
  return async (request, options) => {
    if (recorded === undefined || !asksModel(request)) return otherwise(request, options);
    const { url, method, headers, body } = request;
    const init = { method, headers, signal: options.signal, ...(body !== undefined && { body: new Uint8Array(body) }) };
    const response = await recorded(url, init).catch(() => undefined);
    return response === undefined ? otherwise(request, options) : fromFetch(response);
  };
}

/** Answers every request to a model with a failure that says how to record it. It is not one that is tried again. */
export function refuseSend(message: string): HttpSend {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'RecordingMissing' };
  return async () => fromFetch(new Response(JSON.stringify({ message }), { status: 404, headers }));
}

function fromFetch(response: Response): HttpResponse {
  const { status, headers, body } = response;
  return {
    status,
    headers: Object.fromEntries(headers),
    chunks: () => body ?? new ReadableStream(),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  };
}
