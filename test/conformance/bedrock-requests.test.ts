import { createBedrock, type HttpRequest, type Json } from 'outcrop/bedrock';
import { describe, expect, it } from 'vitest';
import { type CaseInput, conversationOfCase, settingsOfCase } from './bedrock/conversation-of-case.ts';
import { callOperation, type OperationName } from './bedrock/operation-of-case.ts';
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

const CASES = readCases<RequestCase>('bedrock/requests.jsonl');
const isConversation = ({ op }: RequestCase): boolean => /^(converse|invoke)/.test(op);

/** Compares everything that a case lists. Other headers are allowed. */
function expectRequest(request: SentRequest, { http }: RequestCase): void {
  const { protocol, host, pathname, search } = new URL(request.url);
  const { method, body } = request;
  expect({ method, protocol, host, path: pathname + search, body }).toEqual({
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
}

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

describe('requests', () => {
  it.each(CASES.filter(isConversation))('$name', async (requestCase) => {
    const { op, options, input } = requestCase;
    const client = createBedrock(stubPlatform({ chunks: [] })).client('C', options);
    const built = await client.buildInput(conversationOfCase(input), settingsOfCase(input, op.endsWith('_stream')));
    const { method, url, headers, body } = await client.sign(built);
    expectRequest({ method, url, headers, body: body.json() }, requestCase);
  });

  it.each(CASES.filter((requestCase) => !isConversation(requestCase)))('$name', async (requestCase) => {
    const sent: HttpRequest[] = [];
    const bedrock = createBedrock(stubPlatform({ status: 400, chunks: [] }, sent));
    const call = callOperation(bedrock, requestCase.op as OperationName, requestCase.options, { ...requestCase.input });
    await expect(call).rejects.toMatchObject({ status_code: 400 });
    const [request] = sent;
    if (request === undefined) throw new Error('nothing was sent');
    const body = request.body === undefined ? null : JSON.parse(new TextDecoder().decode(request.body));
    expectRequest({ ...request, body }, requestCase);
  });
});
