import type { Connection, Destination } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import { encodePathLabel } from '../model/model-id.ts';
import type { HttpRequest } from '../platform.ts';
import { encodeBody } from './encode-body.ts';
import { signV4 } from './sign-v4.ts';

const JSON_TYPE = 'application/json';
const EVENT_STREAM_TYPE = 'application/vnd.amazon.eventstream';

/** Bodies from this size on are hashed natively where the platform's own {@link Platform.sha256} is slow. */
const LARGE_BODY = 4096;

/** Serialises an input into the request that will be signed: URL, headers and the bytes of the body. */
export function httpRequest(
  connection: Connection,
  destination: Destination,
  input: ConverseInput,
): HttpRequest & { readonly body: Uint8Array } {
  const { options } = connection;
  const isOwnUrl = options.route === 'converse_like';
  const body = isOwnUrl ? { ...input.body, modelId: input.modelId } : input.body;
  return {
    url: isOwnUrl ? destination.endpoint : `${destination.endpoint}/model/${encodePathLabel(input.modelId)}/${operationPath(input)}`,
    method: 'POST',
    headers: { 'content-type': JSON_TYPE, ...acceptHeaders(input), ...input.invoke?.headers, ...ownHeaders(options.headers ?? {}) },
    body: input.invoke === undefined ? encodeBody(body) : new TextEncoder().encode(JSON.stringify(input.invoke.body)),
  };
}

function operationPath({ invoke, stream }: ConverseInput): string {
  if (invoke === undefined) return stream ? 'converse-stream' : 'converse';
  return stream ? 'invoke-with-response-stream' : 'invoke';
}

/** Wire: a stream of Invoke has two types, that of the stream and that of its chunks. */
function acceptHeaders({ invoke, stream }: ConverseInput): Record<string, string> {
  const accept = { accept: stream ? EVENT_STREAM_TYPE : JSON_TYPE };
  return invoke !== undefined && stream ? { ...accept, 'x-amzn-bedrock-accept': JSON_TYPE } : accept;
}

/** Wire: Converse takes `anthropic-beta` as a member of the body, where it has been put. */
export function ownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== 'anthropic-beta'));
}

/** Adds what proves who sends the request. */
export async function authorize(connection: Connection, { auth, region }: Destination, request: HttpRequest): Promise<HttpRequest> {
  const { shared } = connection;
  switch (auth.kind) {
    case 'none':
      return request;
    case 'bearer':
      return { ...request, headers: { ...request.headers, authorization: `Bearer ${auth.token}` } };
    case 'sigv4': {
      const headers = await signV4(request, {
        credentials: auth.credentials,
        region,
        service: 'bedrock',
        date: shared.date(),
        sha256: shared.platform.sha256,
        bodyHash: await nativeHash(connection, request.body),
        checksumHeader: true,
      });
      return { ...request, headers };
    }
  }
}

/** Perf: WebCrypto hashes 1 MB 21 times as fast as JavaScript does, but costs more below 4 kB. */
async function nativeHash({ shared }: Connection, body: Uint8Array | undefined): Promise<string | undefined> {
  const { digest } = shared.platform;
  if (digest === undefined || body === undefined || body.length < LARGE_BODY) return undefined;
  const hash = new Uint8Array(await digest(body));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
