import { createBedrock } from 'outcrop/bedrock';
import { BamlClientHttpError } from 'outcrop/errors';
import { describe, expect, it } from 'vitest';
import { describeAnswer, describeError } from './bedrock/describe-answer.ts';
import { stubPlatform } from './bedrock/stub-platform.ts';
import { readCases } from './case-file.ts';

interface StreamCase {
  readonly name: string;
  readonly op: string;
  readonly bytes_base64: string;
  readonly expect: Record<string, unknown> & { readonly message?: string; readonly original_message?: string; readonly text: string };
}

const OPTIONS = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  api_key: 'bedrock-api-key',
  transport: 'signed',
  max_attempts: 1,
};
/** The streams of Invoke are those of a Llama model. */
const INVOKE = { model: 'meta.llama3-1-70b-instruct-v1:0', route: 'invoke' };
const PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: 'hi' }] }] };

/** Reads a stream whose body comes in the given chunks; `deltas` is the text of its events. */
async function read(
  chunks: readonly Uint8Array[],
  isInvoke = false,
): Promise<{ readonly outcome: Record<string, unknown>; readonly deltas: string }> {
  const client = createBedrock(stubPlatform({ chunks })).client('C', isInvoke ? { ...OPTIONS, ...INVOKE } : OPTIONS);
  let deltas = '';
  try {
    for await (const event of client.stream(await client.buildInput(PROMPT, { stream: true }))) {
      if (event.kind === 'end') return { outcome: describeAnswer(event.response), deltas };
      if (event.kind === 'text') deltas += event.text;
    }
  } catch (error) {
    if (!(error instanceof BamlClientHttpError)) throw error;
    return { outcome: describeError(error), deltas };
  }
  throw new Error('a stream must end with an event or an error');
}

function bytesOf({ bytes_base64 }: StreamCase): Uint8Array {
  return new Uint8Array(Buffer.from(bytes_base64, 'base64'));
}

describe('streams', () => {
  const cases = readCases<StreamCase>('bedrock/streams.jsonl').filter(({ op }) => /^(converse|invoke)_stream$/.test(op));

  it.each(cases)('$name', async (stream) => {
    const { message, original_message: _, before_output: __, sdk_silent: ___, ...expected } = stream.expect;
    const { outcome, deltas } = await read([bytesOf(stream)], stream.op === 'invoke_stream');
    expect(outcome).toMatchObject(expected);
    expect(deltas).toBe(stream.expect.text);
    if (message !== undefined) expect(outcome.message).toContain(message);
  });

  it.each(cases)('$name: byte by byte', async (stream) => {
    const bytes = bytesOf(stream);
    const isInvoke = stream.op === 'invoke_stream';
    const whole = await read([bytes], isInvoke);
    expect(
      await read(
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
        isInvoke,
      ),
    ).toEqual(whole);
  });

  it.each(cases)('$name: split at every position', async (stream) => {
    const bytes = bytesOf(stream);
    const isInvoke = stream.op === 'invoke_stream';
    const whole = await read([bytes], isInvoke);
    for (let split = 1; split < bytes.length; split++) {
      expect(await read([bytes.subarray(0, split), bytes.subarray(split)], isInvoke)).toEqual(whole);
    }
  });
});
