// No secret may leave through anything that is printed: errors, requests, observers, warnings.
import { inspect } from 'node:util';
import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from 'vitest';
import { createBedrock } from './create-bedrock.ts';
import type { RawOptions } from './options/resolve-options.ts';
import type { HttpRequest, HttpResponse, Platform } from './platform.ts';
import { surroundings } from './surroundings.ts';

const SECRETS = {
  access_key_id: 'AKIAPLANTEDKEYID',
  secret_access_key: 'planted/Secret+AccessKey0123456789abcdef',
  session_token: 'PlantedSessionToken//////////0123456789',
};
const API_KEY = 'planted-api-key-0123456789';
const PLANTED = [...Object.values(SECRETS), API_KEY];

const OPTIONS: RawOptions = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  transport: 'signed',
  max_attempts: 1,
  ...SECRETS,
};
const BEARER: RawOptions = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  transport: 'signed',
  max_attempts: 1,
  api_key: API_KEY,
};
const PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: 'hi' }] }] };

/** A service that quotes every header of the request back in its error. */
function indiscreet(printed: string[]): Platform {
  const send = async ({ headers }: HttpRequest): Promise<HttpResponse> => {
    const message = `Bad request: ${JSON.stringify(headers)} ${apiKeyOf(headers)}`;
    const bytes = new TextEncoder().encode(JSON.stringify({ message, __type: 'IncompleteSignatureException' }));
    return { status: 400, headers: { 'set-cookie': API_KEY }, chunks: () => chunks(bytes), bytes: async () => bytes };
  };
  return { ...surroundings, env: () => undefined, warn: (message) => void printed.push(message), sha256: Sha256, send };
}

function apiKeyOf(headers: HttpRequest['headers']): string | undefined {
  return headers.authorization?.split(' ')[1];
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Every way in which a value gets printed. */
function print(value: unknown): string {
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: 10, showHidden: true }),
    value instanceof Error ? value.stack : '',
  ].join('\n');
}

function expectClean(text: string): void {
  for (const secret of PLANTED) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/Signature=[0-9a-f]{64}/);
}

describe('secrets', () => {
  it.each([
    ['keys', OPTIONS],
    ['an API key', BEARER],
  ])('stay out of errors: %s', async (_, options) => {
    const printed: string[] = [];
    const client = createBedrock(indiscreet(printed)).client('C', options);
    const input = await client.buildInput(PROMPT);
    const observed: unknown[] = [];
    const observer = {
      request: (request: unknown) => void observed.push(request),
      response: (response: unknown) => void observed.push(response),
    };
    const error = await client.send(input, { observer }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status_code: 400, raw_response: expect.stringContaining('Bad request') });
    expectClean(print(error));
    expectClean(printed.join('\n'));
    expectClean(print((observed[0] as { headers: unknown }).headers));
  });

  it.each([
    ['keys', OPTIONS],
    ['an API key', BEARER],
  ])('stay out of printed requests: %s', async (_, options) => {
    const client = createBedrock(indiscreet([])).client('C', options);
    const request = await client.sign(await client.buildInput(PROMPT));
    expectClean([String(request), JSON.stringify(request), inspect(request, { depth: 10 }), request.toCurl()].join('\n'));
    expectClean(JSON.stringify(request.client_details));
    expect(request.toCurl({ showSecrets: true })).toContain(request.headers.authorization);
  });

  it('stay out of errors about options', () => {
    const wrong = { ...OPTIONS, api_key: API_KEY };
    const bedrock = createBedrock(indiscreet([]));
    for (const options of [wrong, { ...OPTIONS, secret_access_key: [SECRETS.secret_access_key] }, { ...OPTIONS, [API_KEY]: 1, model: 1 }]) {
      const error = (() => {
        try {
          return bedrock.client('C', options);
        } catch (reason) {
          return reason;
        }
      })();
      expect(error).toBeInstanceOf(Error);
      expectClean(print(error));
    }
  });
});
