import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawReply } from '../answers/reply.ts';
import { SYSTEM_CLOCK } from '../clock.ts';
import { type FetchLike, fetchThrough } from '../server/fetch-adapter.ts';
import { writeRawReply } from '../streams/raw-reply.ts';
import { describeRequest, type Exchange, exchangeKey, type RecordingFile } from './exchange.ts';

/** Answers from recordings. */
export interface Replay {
  /** Finds the answer to a request. The same question gets its answers in the order recorded, then the last one again and again. */
  find(method: string, target: string, body: Uint8Array): RawReply | undefined;
}

/** Reads every recording below a folder, in the order of file names. Throws an Error that names a file it cannot read. */
export async function readRecordings(folder: string): Promise<readonly Exchange[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readRecordingFile(join(folder, name))));
  return files.flatMap((file) => file.exchanges);
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
      const queue = queues.get(exchangeKey(describeRequest(method, target, body)));
      return queue && queue.length > 1 ? queue.shift() : queue?.[0];
    },
  };
}

/** Gives a `fetch` that answers from the recordings below a folder and rejects every other request. For unit tests without a server. */
export async function replay(folder: string): Promise<FetchLike> {
  const recordings = createReplay(await readRecordings(folder));
  return fetchThrough(async (request) => {
    const found = recordings.find(request.method, request.target, request.body);
    if (found) return writeRawReply(found, { faults: [], clock: SYSTEM_CLOCK, signal: request.signal });
    const { sha256 } = describeRequest(request.method, request.target, request.body);
    throw new Error(`No recording in ${folder} fits ${request.method} ${request.target} (body hash ${sha256}).`);
  });
}

async function readRecordingFile(path: string): Promise<RecordingFile> {
  const file = parseFile(await readFile(path, 'utf8'));
  if (file?.format !== 1 || !Array.isArray(file.exchanges)) throw new Error(`${path} is not a recording of format 1.`);
  return file;
}

function parseFile(text: string): RecordingFile | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
