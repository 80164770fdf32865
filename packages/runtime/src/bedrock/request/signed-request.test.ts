import { Sha256 } from '@aws-crypto/sha256-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConverseBody } from '../converse/converse-wire.ts';
import { createBedrock } from '../create-bedrock.ts';
import type { RawOptions } from '../options/resolve-options.ts';
import type { Platform } from '../platform.ts';
import { surroundings } from '../surroundings.ts';
import { encodeBody } from './encode-body.ts';
import type { SignedRequest } from './signed-request.ts';

let now = 0;
const platform = { ...surroundings, now: () => now, env: () => undefined, warn: () => {}, sha256: Sha256 } as unknown as Platform;
const OPTIONS = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  access_key_id: 'AKIDEXAMPLE',
  secret_access_key: 'secret',
};

async function sign(options: RawOptions = {}, stream = false): Promise<SignedRequest> {
  now = Date.UTC(2026, 10, 21, 6, 20, 52);
  const client = createBedrock(platform).client('Haiku', { ...OPTIONS, ...options });
  const prompt = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: "it's ☃" }] }] };
  return client.sign(await client.buildInput(prompt, { stream }));
}

describe('SignedRequest', () => {
  it('has what fetch needs', async () => {
    const request = await sign();
    expect(request).toMatchObject({
      url: 'https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse',
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-amz-date': '20261121T062052Z' },
      expiresAt: new Date(Date.UTC(2026, 10, 21, 6, 25, 52)),
    });
    expect(Object.keys(request.headers)).not.toContain('host');
    expect(request.headers.authorization).toMatch(/SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date,/);
    expect(request.id).toMatch(/^breq_.{26}$/);
  });

  it('has one body in three forms', async () => {
    const { body } = await sign();
    expect(new TextDecoder().decode(body.raw())).toBe(body.text());
    expect(JSON.stringify(body.json())).toBe(body.text());
    expect(body.json()).not.toBe(body.json());
  });

  it('asks for an event stream', async () => {
    const request = await sign({}, true);
    expect(request.url).toMatch(/\/converse-stream$/);
    expect(request.headers.accept).toBe('application/vnd.amazon.eventstream');
  });

  it('tells about the client without its secrets', async () => {
    const { client_details, clientDetails } = await sign({ headers: { 'X-Api-Key': 'k', 'X-Team': 'geo' } });
    expect(client_details).toEqual({
      name: 'Haiku',
      provider: 'aws-bedrock',
      options: { region: 'us-east-1', model: OPTIONS.model, headers: { 'X-Api-Key': '***', 'X-Team': 'geo' } },
      auth: { kind: 'sigv4', source: 'client options' },
    });
    expect(clientDetails).toBe(client_details);
  });

  it('signs the same body again', async () => {
    const request = await sign();
    now += 60_000;
    const again = await request.resign();
    expect(again.body.text()).toBe(request.body.text());
    expect(again.headers['x-amz-date']).toBe('20261121T062152Z');
    expect(again.headers.authorization).not.toBe(request.headers.authorization);
    expect(again.id).not.toBe(request.id);
  });

  it('carries a bearer token and no signature', async () => {
    const request = await sign({ access_key_id: undefined, secret_access_key: undefined, api_key: 'token' });
    expect(request.headers).toEqual({ 'content-type': 'application/json', accept: 'application/json', authorization: 'Bearer token' });
    expect(request.expiresAt).toBeUndefined();
  });

  it('goes to another proxy of the service as it is told', async () => {
    const proxy = { route: 'converse_like', endpoint_url: 'https://some-api-url/models', api_key: 'k', headers: { test: 'hello world' } };
    const request = await sign({ ...proxy, access_key_id: undefined, secret_access_key: undefined });
    expect(request.url).toBe('https://some-api-url/models');
    expect(request.body.json()).toMatchObject({ modelId: OPTIONS.model, messages: [{ role: 'user' }] });
    expect(request.headers).toMatchObject({ authorization: 'Bearer k', test: 'hello world' });
  });

  it('prints as a shell command that is safe to paste', async () => {
    const curl = (await sign()).toCurl();
    expect(curl).toContain("curl -X POST 'https://bedrock-runtime.us-east-1.amazonaws.com/model/");
    expect(curl).toContain(String.raw`--data-binary '{"messages":[{"role":"user","content":[{"text":"it'\''s ☃"}]}]}'`);
    expect(curl).toContain("-H 'authorization: AWS4-HMAC-SHA256 ***'");
  });
});

describe('encodeBody', () => {
  const base64 = fc.array(fc.constantFrom(...'ABCabc019+/'), { maxLength: 8 }).map((letters) => letters.join('').repeat(20_000));

  it('gives the bytes of JSON.stringify', () => {
    const block = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => ({ text })),
      fc.constant({ text: '<large data>' }),
      base64.map((bytes) => ({ image: { format: 'png', source: { bytes } } })),
      fc
        .constantFrom('"'.repeat(70_000), '\\'.repeat(70_000), 'é'.repeat(70_000))
        .map((bytes) => ({ image: { format: 'png', source: { bytes } } })),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const body: ConverseBody = { messages: [{ role: 'user', content }], system: [{ text: '☃' }] };
        expect(new TextDecoder().decode(encodeBody(body))).toBe(new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(body))));
      }),
      { numRuns: 60 },
    );
  });
});
