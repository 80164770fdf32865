import type { BedrockRuntimeClient, ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { fromBase64 } from '@smithy/core/serde';
import type { Auth } from '../auth/auth.ts';
import type { Connection, Destination } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import { joinChunks } from '../join-chunks.ts';
import type { HttpResponse, SdkRequestHandler } from '../platform.ts';
import { ownHeaders } from '../request/http-request.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import { chunksOf } from '../web-stream.ts';
import type { Deadlines } from './deadlines.ts';
import type { Exchange, Exchanger } from './exchange.ts';
import type { SentRequest } from './transport.ts';

/** Clients are kept for the destinations of late. Credentials that are refreshed leave old ones behind. */
const MAX_CLIENTS = 16;

type Sdk = typeof import('@aws-sdk/client-bedrock-runtime');

/** An HTTP message as the SDK's handlers know it. */
interface SdkHttpRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array | string;
}

interface SdkHttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** The next step of the SDK's middleware. */
type Step = (args: { readonly request: SdkHttpRequest }) => Promise<{ readonly response: SdkHttpResponse }>;

/** A command of the SDK, apart from the types of its own operation. */
interface SdkCommand {
  readonly middlewareStack: { add(middleware: (next: Step) => Step, where: object): void };
}

/**
 * Loads the AWS SDK and gives the exchanger that lets it serialise, sign and send. The SDK makes one attempt; its answers are taken as
 * bytes, so that both transports read them with the same code.
 *
 * @throws what `import()` throws when the SDK is not installed.
 */
export async function loadSdkExchange(): Promise<Exchanger> {
  const sdk = await import('@aws-sdk/client-bedrock-runtime');
  return (exchange) => sdkExchange(sdk, exchange);
}

async function sdkExchange(sdk: Sdk, exchange: Exchange): Promise<HttpResponse> {
  const { connection, destination, input, deadlines } = exchange;
  deadlines.connected();
  const client = (connection.options.client as BedrockRuntimeClient | undefined) ?? (await sdkClient(sdk, connection, destination));
  const members = sdkInput(input);
  const command = (input.stream ? new sdk.ConverseStreamCommand(members) : new sdk.ConverseCommand(members)) as unknown as SdkCommand;
  const answer: { response?: HttpResponse } = {};
  addHeaders(command, ownHeaders(connection.options.headers ?? {}));
  command.middlewareStack.add(
    (next) => async (args) => {
      exchange.observer?.request?.(sentRequest(args.request));
      const result = await next(args);
      answer.response = await takeAnswer(result.response);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'outcropAnswer' },
  );
  const send = client.send.bind(client) as (command: unknown, options: object) => Promise<unknown>;
  try {
    await send(command, { abortSignal: deadlines.signal });
  } catch (error) {
    if (answer.response === undefined) throw connectFailure(error, connection, deadlines);
  }
  if (answer.response === undefined) throw new Error('the SDK gave no answer');
  return answer.response;
}

/** Before signing, so that they are signed. */
function addHeaders(command: SdkCommand, headers: Readonly<Record<string, string>>): void {
  const add =
    (next: Step): Step =>
    (args) => {
      Object.assign(args.request.headers, headers);
      return next(args);
    };
  command.middlewareStack.add(add, { step: 'build', name: 'outcropHeaders' });
}

function connectFailure(error: unknown, connection: Connection, deadlines: Deadlines): unknown {
  const isLimit = error instanceof Error && error.name === 'TimeoutError' && connection.options.http?.connect_timeout_ms !== undefined;
  if (isLimit) deadlines.failedToConnect();
  return error;
}

async function sdkClient(sdk: Sdk, connection: Connection, destination: Destination): Promise<BedrockRuntimeClient> {
  const { options, shared } = connection;
  const { region, endpoint, auth } = destination;
  const connectTimeoutMs = options.http?.connect_timeout_ms ?? 0;
  const key = JSON.stringify([region, endpoint, auth, connectTimeoutMs, options.retry_mode]);
  const clients = shared.sdkClients.get(options.sdk_config ?? shared) ?? new Map<string, object>();
  shared.sdkClients.set(options.sdk_config ?? shared, clients);
  const known = clients.get(key);
  if (known !== undefined) return known as BedrockRuntimeClient;
  const requestHandler = await shared.platform.sdkRequestHandler?.(connectTimeoutMs);
  const client = new sdk.BedrockRuntimeClient({
    region,
    endpoint,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    maxAttempts: 1,
    ...authConfig(auth),
    ...(options.retry_mode === undefined ? {} : { retryMode: options.retry_mode }),
    ...(requestHandler === undefined ? {} : { requestHandler: requestHandler as SdkRequestHandler & { handle: never } }),
    ...options.sdk_config,
  });
  const [oldest] = clients.keys();
  if (clients.size >= MAX_CLIENTS && oldest !== undefined) clients.delete(oldest);
  clients.set(key, client);
  return client;
}

/** Wire: a bearer token in the environment beats credentials given in code, and the other way round, unless the scheme is named. */
function authConfig(auth: Auth): object {
  switch (auth.kind) {
    case 'sigv4':
      return { credentials: auth.credentials, authSchemePreference: ['sigv4'] };
    case 'bearer':
      return { token: { token: auth.token }, authSchemePreference: ['httpBearerAuth'] };
    case 'none':
      throw new Error('unsigned requests do not go through the SDK');
  }
}

/** The SDK takes bytes where the wire has base64. */
function sdkInput({ modelId, body }: ConverseInput): ConverseCommandInput {
  return { modelId, ...(withBytes(body) as object) };
}

const BLOB_MEMBERS: ReadonlySet<string> = new Set(['bytes', 'redactedContent']);
/** Members whose content is the user's own JSON. */
const FREE_MEMBERS: ReadonlySet<string> = new Set(['additionalModelRequestFields', 'json', 'input']);

/** Recursion follows the shape that the builder gave: depth is bounded by the wire format, free JSON is not entered. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    if (BLOB_MEMBERS.has(key) && typeof member === 'string') return [key, fromBase64(member)];
    return [key, FREE_MEMBERS.has(key) ? member : withBytes(member)];
  });
  return Object.fromEntries(entries);
}

function sentRequest({ method, protocol, hostname, port, path, headers, body }: SdkHttpRequest): SentRequest {
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { url, method, headers: maskHeaders(headers), body: text };
}

/** Takes the body away from the SDK. Error answers are read at once and left to it too: it corrects its clock by them. */
async function takeAnswer(response: SdkHttpResponse): Promise<HttpResponse> {
  const { body, statusCode: status } = response;
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const chunks = (): AsyncIterable<Uint8Array> => (isAsyncIterable(body) ? body : chunksOf(body as ReadableStream<Uint8Array> | null));
  if (status < 400) {
    response.body = new Uint8Array();
    return { status, headers, chunks, bytes: () => gather(chunks()) };
  }
  const bytes = await gather(chunks());
  response.body = bytes;
  return { status, headers, chunks: () => single(bytes), bytes: async () => bytes };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return joinChunks(parts);
}
