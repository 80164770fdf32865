import type { HttpResponse } from '../bedrock/platform.ts';
import { surroundings } from '../bedrock/surroundings.ts';
import { encodeMessage, messagesOf } from './event-frames.ts';
import type { RecordedEvent, RecordedResponse } from './exchange.ts';
import { readAll } from './read-all.ts';

/** How an answer is replayed. */
export interface ReplaySetting {
  /** 1 keeps the recorded times of events, 2 is twice as fast. All at once if undefined. */
  readonly speed: number | undefined;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** Gives a recorded answer as it came: one chunk for every event of a stream. */
export function replayResponse({ status = 200, headers, body, events }: RecordedResponse, setting: ReplaySetting): HttpResponse {
  const type = events === undefined ? 'application/json' : 'application/vnd.amazon.eventstream';
  const chunks = (): AsyncIterable<Uint8Array> => (events === undefined ? single(encodeBody(body)) : playEvents(events, setting));
  return { status, headers: { 'content-type': type, ...headers }, chunks, bytes: () => readAll(chunks()) };
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function encodeBody(body: unknown): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
}

async function* playEvents(events: readonly RecordedEvent[], { speed, signal }: ReplaySetting): AsyncGenerator<Uint8Array> {
  const start = performance.now();
  for (const event of events) {
    const due = speed === undefined ? 0 : timeOf(event) / speed;
    const wait = start + due - performance.now();
    if (wait > 0) await surroundings.sleep(wait, signal);
    for (const message of messagesOf(event)) yield encodeMessage(message);
  }
}

function timeOf({ ms }: RecordedEvent): number {
  return typeof ms === 'number' ? ms : 0;
}
