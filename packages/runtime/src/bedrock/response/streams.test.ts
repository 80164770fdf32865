import { EventStreamCodec } from '@smithy/core/event-streams';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConverseStreamEvent } from '../converse/converse-wire.ts';
import type { JsonObject } from '../json.ts';
import { decodeConverseStream } from './decode-converse-stream.ts';
import { EventDecoder } from './event-decoder.ts';
import { FrameReader } from './frame-reader.ts';
import { readConverse } from './read-converse.ts';
import { StreamReader } from './stream-reader.ts';
import { UnwrapStream } from './unwrap-stream.ts';

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)),
  (text) => new TextEncoder().encode(text),
);

function frame(headers: Readonly<Record<string, string>>, body: string): Uint8Array {
  const typed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]));
  return codec.encode({ headers: typed, body: new TextEncoder().encode(body) });
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Cuts bytes at the given places, wherever they fall. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

describe('FrameReader', () => {
  it('finds the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (bodies, places) => {
        const frames = bodies.map((body) => frame({ a: 'b' }, body));
        const reader = new FrameReader();
        const found = cut(join(frames), places).flatMap((chunk) => [...reader.push(chunk)].map((bytes) => Uint8Array.from(bytes)));
        expect(found).toEqual(frames);
        expect(reader.isInFrame).toBe(false);
      }),
    );
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoder = new EventDecoder();
        const items = [...decoder.push(bytes), ...decoder.end()];
        expect(items.every(({ kind }) => kind === 'failure')).toBe(true);
      }),
    );
  });
});

describe('decodeConverseStream', () => {
  async function* cutInto(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
    yield* cut(bytes, places);
  }
  const events = async (text: string, places: readonly number[] = []): Promise<ConverseStreamEvent[]> => {
    const found: ConverseStreamEvent[] = [];
    for await (const event of decodeConverseStream(cutInto(new TextEncoder().encode(text), places))) found.push(event);
    return found;
  };

  it('takes a plain answer, however it is cut', async () => {
    const content = [{ text: 'é' }, { toolUse: { toolUseId: 't', name: 'f', input: { a: 1 } } }];
    const answer = { output: { message: { role: 'assistant', content } }, stopReason: 'tool_use', usage: { inputTokens: 1 } };
    expect(await events(JSON.stringify(answer), [1, 20, 60, 61])).toEqual([
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'é' } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { contentBlockStart: { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't', name: 'f' } } } },
      { contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{"a":1}' } } } },
      { contentBlockStop: { contentBlockIndex: 1 } },
      { messageStop: { stopReason: 'tool_use' } },
      { metadata: { usage: { inputTokens: 1 } } },
    ]);
  });

  it.each(['{"message":"no"}', '{', ''])('refuses %j', async (text) => {
    await expect(events(text)).rejects.toMatchObject({ status_code: 2, retryable: true });
  });
});

describe('EventDecoder', () => {
  it.each<[string, Uint8Array, object]>([
    [
      'an event',
      frame({ ':message-type': 'event', ':event-type': 'messageStart' }, '{"role":"assistant"}'),
      { kind: 'event', name: 'messageStart' },
    ],
    [
      'an exception',
      frame({ ':message-type': 'exception', ':exception-type': 'throttlingException' }, '{"message":"slow"}'),
      { kind: 'failure', failure: { name: 'ThrottlingException', message: 'slow' } },
    ],
    [
      'an error',
      frame({ ':message-type': 'error', ':error-code': 'InternalError', ':error-message': 'oops' }, ''),
      { kind: 'failure', failure: { name: 'InternalError', message: 'oops' } },
    ],
    ['no message type', frame({}, '{}'), { kind: 'failure', failure: { name: 'StreamCorrupt' } }],
    [
      'a payload that is no object',
      frame({ ':message-type': 'event', ':event-type': 'x' }, '[]'),
      { kind: 'failure', failure: { name: 'StreamCorrupt' } },
    ],
  ])('reads %s', (_, bytes, expected) => {
    expect([...new EventDecoder().push(bytes)]).toMatchObject([expected]);
  });

  it('stops at a failure', () => {
    const exception = frame({ ':message-type': 'exception', ':exception-type': 'validationException' }, '{}');
    const event = frame({ ':message-type': 'event', ':event-type': 'messageStart' }, '{}');
    expect([...new EventDecoder().push(join([exception, event]))]).toHaveLength(1);
  });
});

describe('UnwrapStream', () => {
  function unwrap(pieces: readonly string[]): string {
    const stream = new UnwrapStream();
    return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
  }

  it('takes the wrapper off, however the text is cut', () => {
    const wrapped = fc.tuple(fc.jsonValue(), fc.constantFrom('', ' ', '\n  ')).map(([value, blank]) => {
      const json = JSON.stringify(value);
      return { json, text: `${blank}{${blank}"value"${blank}:${blank}${json}${blank}}${blank}` };
    });
    fc.assert(
      fc.property(wrapped, fc.array(fc.nat(), { maxLength: 8 }), ({ json, text }, places) => {
        const ends = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
        const pieces = ends.slice(1).map((end, index) => text.slice(ends[index], end));
        expect(JSON.parse(unwrap(pieces))).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each([
    [['[1', ',2]'], '[1,2]'],
    [['{"other": 1}'], '{"other": 1}'],
    [['{"val'], '{"val'],
    [['{"value": [1, {"a": {}'], '[1, {"a": {'],
    [[], ''],
  ])('leaves other text as it is: %j', (pieces, expected) => {
    expect(unwrap(pieces)).toBe(expected);
  });
});

describe('StreamReader', () => {
  function delta(index: number, value: object): ConverseStreamEvent {
    return { contentBlockDelta: { contentBlockIndex: index, delta: value } };
  }

  function read(events: readonly ConverseStreamEvent[], reading: ConstructorParameters<typeof StreamReader>[0] = {}) {
    const reader = new StreamReader(reading);
    const texts = events.map((event) => reader.accept(event)).flatMap((event) => (event.kind === 'text' ? [event.text] : []));
    return { texts, response: reader.finish('id'), hasOutput: reader.hasOutput };
  }

  it('gives what a plain answer with the same content gives', () => {
    const content = [
      { reasoningContent: { reasoningText: { text: 'think', signature: 'sg' } } },
      { text: 'Hello ' },
      { citationsContent: { content: [{ text: 'grass' }], citations: [{ title: 'Facts', sourceContent: [{ text: 'green' }] }] } },
      { toolUse: { toolUseId: 't', name: 'f', input: { a: 1 } } },
      { toolResult: { toolUseId: 't', status: 'success', content: [{ text: 'ok' }, { json: { b: 2 } }] } },
      { reasoningContent: { redactedContent: 'c2VjcmV0' } },
      { image: { format: 'png', source: { bytes: 'AAEC' } } },
    ];
    const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
    const plain = readConverse(
      { output: { message: { role: 'assistant', content } }, stopReason: 'end_turn', usage, metrics: { latencyMs: 5 } },
      {},
      'id',
    );
    const { response } = read([
      { messageStart: { role: 'assistant' } },
      delta(0, { reasoningContent: { text: 'thi' } }),
      delta(0, { reasoningContent: { text: 'nk' } }),
      delta(0, { reasoningContent: { signature: 'sg' } }),
      delta(1, { text: 'Hello ' }),
      delta(2, { text: 'grass' }),
      delta(2, { citation: { title: 'Facts', sourceContent: [{ text: 'green' }] } }),
      { contentBlockStart: { contentBlockIndex: 3, start: { toolUse: { toolUseId: 't', name: 'f' } } } },
      delta(3, { toolUse: { input: '{"a"' } }),
      delta(3, { toolUse: { input: ':1}' } }),
      { contentBlockStart: { contentBlockIndex: 4, start: { toolResult: { toolUseId: 't', status: 'success' } } } },
      delta(4, { toolResult: [{ text: 'ok' }, { json: { b: 2 } }] }),
      delta(5, { reasoningContent: { redactedContent: 'c2VjcmV0' } }),
      { contentBlockStart: { contentBlockIndex: 6, start: { image: { format: 'png' } } } },
      delta(6, { image: { source: { bytes: 'AAEC' } } }),
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage, metrics: { latencyMs: 5 } } },
    ]);
    expect(response).toEqual(plain);
  });

  it('puts the prefill in front of the first text', () => {
    const { texts, response } = read([delta(0, { text: '' }), delta(0, { text: '1' }), delta(0, { text: '}' })], { prefill: '{"a":' });
    expect(texts).toEqual(['{"a":1', '}']);
    expect(response.text).toBe('{"a":1}');
  });

  it('reads the value out of its tool', () => {
    const start = { contentBlockStart: { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't', name: 'Names' } } } };
    const events = [
      delta(0, { text: 'Sure.' }),
      start,
      delta(1, { toolUse: { input: '{"value": [1,' } }),
      delta(1, { toolUse: { input: '2]}' } }),
    ];
    const { texts, response } = read(events, { valueTool: 'Names', isWrapped: true });
    expect(texts.join('')).toBe('[1,2]');
    expect(response).toMatchObject({ text: '[1,2]', structured: [1, 2] });
  });

  it('falls back to the text when the model does not call the tool', () => {
    const { response } = read([delta(0, { text: '[1]' })], { valueTool: 'Names', isWrapped: true });
    expect(response.text).toBe('[1]');
    expect(response.structured).toBeUndefined();
  });

  it('ignores what it does not know', () => {
    const strange = [
      { brandNew: { a: 1 } },
      delta(0, { hologram: 1 }),
      { contentBlockStart: { contentBlockIndex: 0, start: { hologram: {} } } },
    ];
    const { response } = read(strange as unknown as ConverseStreamEvent[] & JsonObject[]);
    expect(response.text).toBe('');
  });
});
