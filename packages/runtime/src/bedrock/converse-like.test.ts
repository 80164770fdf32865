// A gateway that speaks Converse and is not Bedrock: it gets its own URL, its own key, and nothing of AWS.
import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from 'vitest';
import { createBedrock } from './create-bedrock.ts';
import type { RawOptions } from './options/resolve-options.ts';
import type { HttpRequest, HttpResponse, Platform } from './platform.ts';
import { surroundings } from './surroundings.ts';

const OPTIONS: RawOptions = { route: 'converse_like', model: 'gateway-model', endpoint_url: 'https://gateway.example/models/' };
const ENVIRONMENT: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIAPLANTED',
  AWS_SECRET_ACCESS_KEY: 'planted',
  AWS_BEARER_TOKEN_BEDROCK: 'planted-token',
};
const PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: 'hi' }] }] };
const ANSWER = '{"output":{"message":{"role":"assistant","content":[{"text":"hello"}]}},"stopReason":"end_turn"}';

function gateway(sent: HttpRequest[], env: Readonly<Record<string, string>>): Platform {
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    sent.push(request);
    const bytes = new TextEncoder().encode(ANSWER);
    return { status: 200, headers: { 'content-type': 'application/json' }, chunks: () => chunks(bytes), bytes: async () => bytes };
  };
  return { ...surroundings, env: (name) => env[name], warn: () => {}, sha256: Sha256, send };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('route "converse_like"', () => {
  it.each([
    ['with a key', { api_key: 'gateway-key' }, { authorization: 'Bearer gateway-key' }],
    ['without one', {}, {}],
    ['with headers', { headers: { test: 'hello world' } }, { test: 'hello world' }],
    ['with its own authorization', { auth_scheme: 'none', headers: { Authorization: 'Basic x' } }, { authorization: 'Basic x' }],
  ])('sends to the URL as it stands, %s', async (_, options, headers) => {
    const sent: HttpRequest[] = [];
    const client = createBedrock(gateway(sent, ENVIRONMENT)).client('C', { ...OPTIONS, ...options });
    expect((await client.send(await client.buildInput(PROMPT))).text).toBe('hello');
    expect(sent).toMatchObject([{ url: 'https://gateway.example/models/', method: 'POST', headers }]);
    expect(Object.keys(sent[0]?.headers ?? {}).sort()).toEqual(['accept', 'content-type', ...Object.keys(headers)].sort());
    expect(JSON.parse(new TextDecoder().decode(sent[0]?.body))).toEqual({
      messages: [{ role: 'user', content: [{ text: 'hi' }] }],
      modelId: 'gateway-model',
    });
  });

  it('takes a plain answer to a request for a stream', async () => {
    const sent: HttpRequest[] = [];
    const client = createBedrock(gateway(sent, {})).client('C', OPTIONS);
    const kinds: string[] = [];
    for await (const { kind } of client.stream(await client.buildInput(PROMPT, { stream: true }))) kinds.push(kind);
    expect(kinds.filter((kind) => kind !== 'other')).toEqual(['text', 'end']);
    expect(sent[0]?.headers.accept).toBe('application/vnd.amazon.eventstream');
  });
});
