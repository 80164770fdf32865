import { describeRequest } from './describe-request.ts';
import { exchangesOf } from './exchange.ts';
import { describeMissing } from './no-recording.ts';
import { readRecordingFolder } from './read-recording-folder.ts';
import { ReplayQueue } from './replay-queue.ts';
import { replayResponse } from './replay-response.ts';

/** The part of the global `fetch` that recordings offer. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Gives a `fetch` that answers from the recordings below a folder and rejects every other request: for requests that are made with
 * `b.request`, and for other clients. Scripted answers in the folder are left out.
 */
export async function replay(folder: string, { speed }: { readonly speed?: number } = {}): Promise<FetchLike> {
  const files = await readRecordingFolder(folder, (value) => (Array.isArray(value) ? [] : exchangesOf(value)));
  const queue = new ReplayQueue(files.flat());
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const body = new Uint8Array(await request.arrayBuffer());
    const asked = describeRequest({ method: request.method, path: pathname + search, body });
    const found = queue.find(asked);
    if (found === undefined) throw new Error(describeMissing(folder, asked, queue.nearest(asked)));
    const { status, headers, chunks } = replayResponse(found.response, { speed, signal: request.signal });
    return new Response(webStream(chunks()), { status, headers });
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
