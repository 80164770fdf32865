import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Bedrock, BedrockClient, ModelEvent } from '../bedrock/index.ts';
import type { FieldType } from '../program/index.ts';
import type { BamlStream } from './baml-stream.ts';
import { callServices } from './call-services.ts';
import { createClientFromProgram } from './create-client.ts';

const FRAMES = 100_000;

/** The stream of a function whose model writes these pieces as fast as they are taken. */
function streamOf(output: FieldType, pieces: readonly string[]): BamlStream<unknown, unknown> {
  const program = {
    format: 1,
    clients: { Main: { provider: 'aws-bedrock', options: { model: 'm' } } },
    functions: { Write: { name: 'Write', client: 'Main', params: {}, output, prompt: ['Write.'] } },
  } as const;
  const bedrock: Pick<Bedrock, 'client'> = { client: (name) => ({ ...client, name }) };
  const client: BedrockClient = {
    name: 'Main',
    options: { model: 'm' },
    buildInput: () => ({ modelId: 'm', stream: true, body: {}, reading: {} }),
    sign: () => Promise.reject(new Error('not asked for')),
    send: () => Promise.reject(new Error('not asked for')),
    warn: () => {},
    stream: () => events(pieces),
  };
  const write = createClientFromProgram(program, { ...callServices, bedrock: async () => bedrock as Bedrock }).stream.Write;
  return write?.() ?? expect.fail('the function is missing');
}

async function* events(pieces: readonly string[]): AsyncGenerator<ModelEvent> {
  for (const text of pieces) yield { kind: 'text', text, event: { contentBlockDelta: { contentBlockIndex: 0, delta: { text } } } };
  const text = pieces.join('');
  const message = { role: 'assistant', content: [{ text }] } as const;
  const nothing = { reasoning: [], toolCalls: [], citations: [], media: [], usage: {} };
  yield { kind: 'end', response: { text, message, stopReason: 'end_turn', ...nothing } };
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

it('gets every changed value in order, however late it asks', async () => {
  const stream = streamOf(
    'string',
    Array.from({ length: FRAMES }, () => 'a'),
  );
  const lengths: number[] = [];
  for await (const partial of stream) {
    lengths.push((partial as string).length);
    if (lengths.length % 1000 === 1) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(lengths).toEqual(Array.from({ length: FRAMES }, (_, index) => index + 1));
});

it('keeps text waiting, and no values', async () => {
  const pieces = ['[', ...Array.from({ length: FRAMES }, (_, index) => `${index},`), '0]'];
  const before = heapBytes();
  const stream = streamOf({ list: 'int' }, pieces);
  const reader = stream[Symbol.asyncIterator]();
  expect(await reader.next()).toMatchObject({ value: [] });
  expect(await stream.getFinalResponse()).toHaveLength(FRAMES + 1);
  // One list for each frame would be 40 GB.
  expect(heapBytes() - before).toBeLessThan(16 * 2 ** 20);
  expect(await reader.next()).toMatchObject({ value: [0] });
});
