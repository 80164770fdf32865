import { describeRequest } from './describe-request.ts';
import { exchangesOf } from './exchange.ts';
import { type FetchLike, fetchThrough } from './fetch-through.ts';
import { describeMissing } from './no-recording.ts';
import { readRecordingFolder } from './read-recording-folder.ts';
import { ReplayQueue } from './replay-queue.ts';
import { replayResponse } from './replay-response.ts';

/**
 * Gives a `fetch` that answers from the recordings below a folder and rejects every other request: for requests that are made with
 * `b.request`, and for other clients. Scripted answers in the folder are left out.
 */
export async function replay(folder: string, { speed }: { readonly speed?: number } = {}): Promise<FetchLike> {
  const files = await readRecordingFolder(folder, (value) => (Array.isArray(value) ? [] : exchangesOf(value)));
  const queue = new ReplayQueue(files.flat());
  return fetchThrough({
    isOffline: true,
    async exchange(request) {
      const asked = describeRequest(request);
      const found = queue.find(asked);
      if (found === undefined) throw new Error(describeMissing(folder, asked, queue.nearest(asked)));
      return replayResponse(found.response, { speed, signal: request.signal });
    },
  });
}
