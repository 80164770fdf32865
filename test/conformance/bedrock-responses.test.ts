import { type Bedrock, createBedrock, type Json, type ModelEvent, type ModelResponse } from 'outcrop/bedrock';
import { BamlClientHttpError } from 'outcrop/errors';
import { describe, expect, it } from 'vitest';
import { describeAnswer, describeError } from './bedrock/describe-answer.ts';
import { callOperation, type OperationName } from './bedrock/operation-of-case.ts';
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

/** What the cases of other operations are answers to. */
const ASKED: ReadonlyMap<OperationName, Readonly<Record<string, unknown>>> = new Map([
  ['embed', { input: ['hi'] }],
  ['image', { prompt: 'a cave' }],
  ['count_tokens', { body: {} }],
  ['apply_guardrail', { source: 'INPUT', content: [{ guard: { text: 'hi' } }] }],
  ['rerank', { query: 'hello', documents: ['world', 'hello'] }],
]);
/** Models whose answers the cases of embeddings and images are. */
const ASKED_MODELS: Readonly<Record<string, string>> = {
  'embed-titan-v1': 'amazon.titan-embed-text-v1',
  'embed-titan-v2-by-type': 'amazon.titan-embed-text-v2:0',
  'embed-titan-v2-binary': 'amazon.titan-embed-text-v2:0',
  'image-sdxl': 'stability.stable-diffusion-xl-v1',
  'image-sd3': 'stability.sd3-5-large-v1:0',
  rerank: 'amazon.rerank-v1:0',
};

function bedrockAnswering(response: ResponseCase): Bedrock {
  const bytes = new TextEncoder().encode(response.body_text ?? JSON.stringify(response.body));
  return createBedrock(stubPlatform({ status: response.status, headers: response.headers, chunks: [bytes] }));
}

async function operationAnswer(response: ResponseCase): Promise<Record<string, unknown>> {
  const op = response.op as OperationName;
  const options = {
    ...OPTIONS,
    model: ASKED_MODELS[response.name] ?? OPTIONS.model,
    guardrail_config: { guardrail_identifier: 'g1', guardrail_version: 'DRAFT' },
  };
  return { ok: true, ...(await callOperation(bedrockAnswering(response), op, options, { ...ASKED.get(op) })) };
}

async function lastOf(events: AsyncIterable<ModelEvent>): Promise<ModelResponse> {
  for await (const event of events) if (event.kind === 'end') return event.response;
  throw new Error('the stream has no end');
}

async function answer(response: ResponseCase, isStream = false): Promise<Record<string, unknown>> {
  const isStructured = response.expect.structured !== undefined;
  const invoke = INVOKED[response.name];
  const options = {
    ...OPTIONS,
    transport: 'signed',
    ...(isStructured ? { output_mode: 'tool' } : {}),
    ...(invoke && { route: 'invoke', invoke_format: invoke }),
  };
  const client = bedrockAnswering(response).client('C', options);
  const input = await client.buildInput(
    invoke === 'pegasus' ? VIDEO_PROMPT : PROMPT,
    isStructured ? { outputSchema: { name: 'Resume', schema: { type: 'object' } } } : {},
  );
  try {
    return describeAnswer(isStream ? await lastOf(client.stream({ ...input, stream: true })) : await client.send(input));
  } catch (error) {
    if (!(error instanceof BamlClientHttpError)) throw error;
    return describeError(error);
  }
}

describe('responses', () => {
  const cases = readCases<ResponseCase>('bedrock/responses.jsonl');

  it.each(cases)('$name', async (response) => {
    const { message, ...expected } = response.expect;
    const isConversation = response.op === 'converse' || response.op === 'invoke';
    const actual = await (isConversation ? answer(response) : operationAnswer(response));
    expect(actual).toMatchObject(expected);
    if (message !== undefined) expect(actual.message).toContain(message);
  });

  it.each(cases.filter(({ op, expect: { ok } }) => op === 'converse' && ok))('$name, to a request for a stream', async (response) => {
    expect(await answer(response, true)).toMatchObject(response.expect);
  });
});
