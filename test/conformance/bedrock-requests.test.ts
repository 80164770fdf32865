import { createBedrock, type Json } from 'outcrop/bedrock';
import { describe, expect, it } from 'vitest';
import { type CaseInput, conversationOfCase, settingsOfCase } from './bedrock/conversation-of-case.ts';
import { stubPlatform } from './bedrock/stub-platform.ts';
import { readCases } from './case-file.ts';

interface RequestCase {
  readonly name: string;
  readonly op: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: CaseInput;
  readonly http: {
    readonly method: string;
    readonly protocol: string;
    readonly host: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly auth: { readonly type: string; readonly scope: string; readonly access_key_id: string; readonly session_token: boolean };
    readonly body: Json;
  };
}

describe('requests', () => {
  const cases = readCases<RequestCase>('bedrock/requests.jsonl').filter(({ op }) => /^(converse|invoke)/.test(op));

  it.each(cases)('$name', async ({ op, options, input, http }) => {
    const client = createBedrock(stubPlatform({ chunks: [] })).client('C', options);
    const built = await client.buildInput(conversationOfCase(input), settingsOfCase(input, op.endsWith('_stream')));
    const request = await client.sign(built);

    const { protocol, host, pathname } = new URL(request.url);
    expect({ method: request.method, protocol, host, path: pathname, body: request.body.json() }).toEqual({
      method: http.method,
      protocol: http.protocol,
      host: http.host,
      path: http.path,
      body: http.body,
    });
    expect(request.headers).toMatchObject(http.headers);
    expect(request.headers.authorization).toContain(`Credential=${http.auth.access_key_id}/20261121/${http.auth.scope}`);
    expect('x-amz-security-token' in request.headers).toBe(http.auth.session_token);
    expect(new URL(request.url).href).toBe(request.url);
  });
});
