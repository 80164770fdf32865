import type { RawReply } from '../answers/reply.ts';
import { SYSTEM_CLOCK } from '../clock.ts';
import { type FetchLike, fetchThrough } from '../server/fetch-adapter.ts';
import { writeRawReply } from '../streams/raw-reply.ts';
import { describeRequest, type Exchange, exchangeKey } from './exchange.ts';
import { readRecordings } from './read-recordings.ts';

/** Answers from recordings. */
export interface Replay {
  /** Finds the answer to a request. The same question gets its answers in the order recorded, then the last one again and again. */
  find(method: string, target: string, body: Uint8Array): RawReply | undefined;
}

/** Opens recorded exchanges for answering. */
export function createReplay(exchanges: readonly Exchange[]): Replay {
  const queues = new Map<string, RawReply[]>();
  for (const { request, response } of exchanges) {
    const key = exchangeKey(request);
    queues.set(key, [...(queues.get(key) ?? []), response]);
  }
  return {
    find(method, target, body) {
      if (queues.size === 0) return undefined;
      const queue = queues.get(exchangeKey(describeRequest(method, target, body)));
      return queue && queue.length > 1 ? queue.shift() : queue?.[0];
    },
  };
}

/** Gives a `fetch` that answers from the recorded exchanges below a folder and rejects every other request. For unit tests without a server. */
export async function replay(folder: string): Promise<FetchLike> {
  const recordings = createReplay((await readRecordings(folder)).exchanges);
  return fetchThrough(async (request) => {
    const found = recordings.find(request.method, request.target, request.body);
    if (found) return writeRawReply(found, { faults: [], clock: SYSTEM_CLOCK, signal: request.signal });
    const { sha256 } = describeRequest(request.method, request.target, request.body);
    throw new Error(`No recording in ${folder} fits ${request.method} ${request.target} (body hash ${sha256}).`);
  });
}
