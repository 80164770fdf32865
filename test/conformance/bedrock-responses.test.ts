import { createBedrock, type Json } from 'outcrop/bedrock';
import { BamlClientHttpError } from 'outcrop/errors';
import { describe, expect, it } from 'vitest';
import { describeAnswer, describeError } from './bedrock/describe-answer.ts';
import { stubPlatform } from './bedrock/stub-platform.ts';
import { readCases } from './case-file.ts';

interface ResponseCase {
  readonly name: string;
  readonly op: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly body_text?: string;
  readonly expect: { readonly ok: boolean; readonly message?: string; readonly structured?: Json };
}

const OPTIONS = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  access_key_id: 'AKIDEXAMPLE',
  secret_access_key: 'secretEXAMPLE',
};
/** Which format the cases of Invoke are answers of. */
const INVOKED: Readonly<Record<string, string>> = {
  'invoke-claude-message': 'anthropic-messages',
  'invoke-llama': 'llama',
  'invoke-pegasus': 'pegasus',
};
const PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: 'hi' }] }] };

const VIDEO = { kind: 'media' as const, media: { kind: 'video' as const, source: { kind: 'url' as const, url: 's3://b/v.mp4' } } };
const VIDEO_PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [VIDEO] }] };

async function answer(response: ResponseCase): Promise<Record<string, unknown>> {
  const bytes = new TextEncoder().encode(response.body_text ?? JSON.stringify(response.body));
  const platform = stubPlatform({ status: response.status, headers: response.headers, chunks: [bytes] });
  const isStructured = response.expect.structured !== undefined;
  const invoke = INVOKED[response.name];
  const options = {
    ...OPTIONS,
    transport: 'signed',
    ...(isStructured ? { output_mode: 'tool' } : {}),
    ...(invoke && { route: 'invoke', invoke_format: invoke }),
  };
  const client = createBedrock(platform).client('C', options);
  const input = await client.buildInput(
    invoke === 'pegasus' ? VIDEO_PROMPT : PROMPT,
    isStructured ? { outputSchema: { name: 'Resume', schema: { type: 'object' } } } : {},
  );
  try {
    return describeAnswer(await client.send(input));
  } catch (error) {
    if (!(error instanceof BamlClientHttpError)) throw error;
    return describeError(error);
  }
}

describe('responses', () => {
  const cases = readCases<ResponseCase>('bedrock/responses.jsonl').filter(({ op }) => op === 'converse' || op === 'invoke');

  it.each(cases)('$name', async (response) => {
    const { message, ...expected } = response.expect;
    const actual = await answer(response);
    expect(actual).toMatchObject(expected);
    if (message !== undefined) expect(actual.message).toContain(message);
  });
});
