import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../bedrock/platform.ts';
import { encodeMessage, messagesOf } from './event-frames.ts';
import { watchResponse } from './record-response.ts';
import { replayResponse } from './replay-response.ts';

const EVENT_STREAM = { 'content-type': 'application/vnd.amazon.eventstream' };
const SETTING = { elapsedMs: () => 7.4, redact: (text: string) => text.replaceAll('planted', '***') };

async function* piecesOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function response(headers: Readonly<Record<string, string>>, ...pieces: readonly Uint8Array[]): HttpResponse {
  return { status: 200, headers, chunks: () => piecesOf(pieces), bytes: () => Promise.reject(new Error('not read by its caller')) };
}

const EVENTS = [
  { messageStart: { role: 'assistant' } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'für planted' }, p: 'abc' } },
  { throttlingException: { message: 'Slow down, arn:aws:iam::123456789012:user/x.' } },
];
const RECORDED = [
  { ms: 7, messageStart: { role: 'assistant' } },
  { ms: 7, contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'für ***' } } },
  { ms: 7, throttlingException: { message: 'Slow down, arn:aws:iam::000000000000:user/x.' } },
];
const STREAM = Buffer.concat(EVENTS.flatMap(messagesOf).map(encodeMessage));

describe('a watched answer', () => {
  it('keeps the headers that are not secret', async () => {
    const kept = { 'content-type': 'application/json', 'x-amzn-errortype': 'X', 'x-amzn-requestid': '1' };
    const others = { date: 'today', 'set-cookie': 'a=b', authorization: 'Bearer x', server: 's', 'x-amz-id-2': 'y' };
    const watched = watchResponse(response({ ...kept, ...others }, new TextEncoder().encode('{"a":1}')), SETTING);
    expect(watched.recorded()).toBeUndefined();
    expect(new TextDecoder().decode(await watched.response.bytes())).toBe('{"a":1}');
    expect(watched.recorded()).toEqual({ status: 200, headers: kept, body: { a: 1 } });
    expect(watched.response.headers).toMatchObject(others);
  });

  it.each([...STREAM.keys()].filter((at) => at % 7 === 0))('reads the events of a stream that is cut at byte %i', async (at) => {
    const pieces = [STREAM.subarray(0, at), STREAM.subarray(at)];
    const watched = watchResponse(response(EVENT_STREAM, ...pieces), SETTING);
    const given: Uint8Array[] = [];
    for await (const chunk of watched.response.chunks()) given.push(chunk);
    expect(given).toEqual(pieces);
    expect(watched.recorded()).toEqual({ status: 200, headers: EVENT_STREAM, events: RECORDED });
  });

  it('keeps the events before bytes that are none', async () => {
    const broken = Buffer.concat([STREAM.subarray(0, -1), Uint8Array.of(0)]);
    const watched = watchResponse(response(EVENT_STREAM, broken), SETTING);
    expect(Buffer.from(await watched.response.bytes())).toEqual(broken);
    expect(watched.recorded()?.events).toEqual(RECORDED.slice(0, 2));
  });
});

it('a replayed stream has a chunk for each event', async () => {
  const { chunks } = replayResponse({ events: RECORDED }, { speed: undefined, signal: new AbortController().signal });
  const watched = watchResponse({ ...response(EVENT_STREAM), chunks }, SETTING);
  let count = 0;
  for await (const _ of watched.response.chunks()) count += 1;
  expect(count).toBe(RECORDED.length);
  expect(watched.recorded()?.events).toEqual(RECORDED);
});
