import { createBedrock, type Platform } from 'outcrop/bedrock';
import { describe, expect, it } from 'vitest';
import { signV4 } from '../../packages/runtime/src/bedrock/request/sign-v4.ts';
import { type CaseInput, conversationOfCase, settingsOfCase } from './bedrock/conversation-of-case.ts';
import { stubPlatform } from './bedrock/stub-platform.ts';
import { readCases } from './case-file.ts';

interface RequestCase {
  readonly name: string;
  readonly op: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: CaseInput;
}

/** A request as the SDK hands it to its HTTP handler. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A platform whose SDK clients do not reach a network: the handler keeps the request. */
function capturing(): { readonly platform: Platform; readonly sent: SdkRequest[] } {
  const sent: SdkRequest[] = [];
  const handle = async (request: SdkRequest): Promise<object> => {
    sent.push(request);
    const body = new TextEncoder().encode('{"output":{"message":{"role":"assistant","content":[]}},"stopReason":"end_turn"}');
    return { response: { statusCode: 200, headers: {}, body: chunks(body) } };
  };
  const sdkRequestHandler = async (): Promise<object> => ({ handle, metadata: { handlerProtocol: 'http/1.1' } });
  return { platform: { ...stubPlatform({ chunks: [] }), sdkRequestHandler }, sent };
}

async function* chunks(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}

describe('the SDK and the modular request', () => {
  const cases = readCases<RequestCase>('bedrock/requests.jsonl').filter(({ op }) => op === 'converse' || op === 'converse_stream');

  it.each(cases)('put the same bytes on the wire, signed alike: $name', async ({ op, options, input }) => {
    const { platform, sent } = capturing();
    const client = createBedrock(platform).client('C', options);
    const built = await client.buildInput(conversationOfCase(input), settingsOfCase(input, op === 'converse_stream'));
    const modular = await client.sign(built);
    await client.send(built);

    const [sdk] = sent;
    if (sdk === undefined) throw new Error('nothing was sent');
    expect(`${sdk.protocol}//${sdk.hostname}${sdk.path}`).toBe(modular.url);
    expect(new TextDecoder().decode(bytesOf(sdk))).toBe(modular.body.text());
    expect(await signAsSdk(sdk, options)).toBe(sdk.headers.authorization);
  });
});

function bytesOf({ body }: SdkRequest): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** Signs what the SDK signed: the same headers at the same time. */
async function signAsSdk(sdk: SdkRequest, options: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const signedNames = /SignedHeaders=([^,]+)/.exec(sdk.headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const headers = Object.fromEntries(
    Object.entries(sdk.headers).filter(([name]) => signedNames.includes(name.toLowerCase()) && name !== 'host'),
  );
  const { sha256 } = stubPlatform({ chunks: [] });
  const sessionToken = options.session_token as string | undefined;
  const signed = await signV4(
    { method: 'POST', url: `${sdk.protocol}//${sdk.hostname}${sdk.path}`, headers, body: bytesOf(sdk) },
    {
      credentials: {
        accessKeyId: String(options.access_key_id),
        secretAccessKey: String(options.secret_access_key),
        ...(sessionToken === undefined ? {} : { sessionToken }),
      },
      region: String(options.region),
      service: 'bedrock',
      date: dateOf(sdk.headers['x-amz-date'] ?? ''),
      sha256,
      checksumHeader: false,
    },
  );
  return signed.authorization;
}

function dateOf(time: string): Date {
  return new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
