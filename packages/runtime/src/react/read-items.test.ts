import { describe, expect, it } from 'vitest';
import { readItems, type StreamItem } from './read-items.ts';

/** The text as a stream whose chunks have that many bytes. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.slice(index * size, (index + 1) * size));
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function itemsOf(text: string, size = text.length * 4): Promise<StreamItem[]> {
  const items: StreamItem[] = [];
  for await (const item of readItems(streamOf(text, size))) items.push(item);
  return items;
}

const items: StreamItem[] = [{ partial: { name: 'Žofie 🎈' } }, { partial: null }, { final: { name: 'a\nb' } }];
const lines = items.map((item) => `${JSON.stringify(item)}\n`).join('');
const events = 'data: {"name":"Žofie 🎈"}\n\ndata: null\n\nevent: final\ndata: {"name":"a\\nb"}\n\n';

describe.each([
  ['lines of JSON', lines],
  ['events', events],
  ['events with other ends of line', events.replaceAll('\n', '\r\n')],
  ['lines without the last end', lines.trimEnd()],
  ['events among comments and other fields', `: hello\n\nretry: 5\nid: 1\n${events}`],
  ['an event of two lines', 'data: {"name":\ndata: "Žofie 🎈"}\n\ndata:null\n\nevent:final\ndata: {"name":"a\\nb"}\n\n'],
])('%s', (_name, text) => {
  it.each([1, 2, 3, 7, 10_000])('in chunks of %i bytes', async (size) => {
    expect(await itemsOf(text, size)).toEqual(items);
  });
});

it.each<[text: string, items: StreamItem[]]>([
  ['', []],
  ['\n\n\n', []],
  ['data: 1', []],
  ['event: error\ndata: {"message":"no"}\n\n', [{ error: { message: 'no' } }]],
  ['{"error":{"message":"no"}}', [{ error: { message: 'no' } }]],
  ['event: toString\ndata: 1\n\n', [{ partial: 1 }]],
])('%j', async (text, expected) => {
  expect(await itemsOf(text)).toEqual(expected);
});

it.each(['{"partial":\n', '{x', 'data: x\n\n'])('throws for %j', async (text) => {
  await expect(itemsOf(text)).rejects.toThrow(SyntaxError);
});

it('cancels the stream when the loop is left', async () => {
  const cancelled: unknown[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"partial":1}\n')),
    cancel: (reason) => {
      cancelled.push(reason);
    },
  });
  for await (const _item of readItems(stream)) break;
  expect(cancelled).toEqual([undefined]);
});
