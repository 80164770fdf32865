import type { Connection } from '../connection.ts';
import { joinChunks } from '../join-chunks.ts';
import type { HttpResponse } from '../platform.ts';
import { ownHeaders } from '../request/http-request.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import { chunksOf } from '../web-stream.ts';
import type { Deadlines } from './deadlines.ts';
import type { Exchange, Exchanger } from './exchange.ts';
import { type Sdk, sdkClient } from './sdk-client.ts';
import { sdkInput } from './sdk-input.ts';
import type { SentRequest } from './transport.ts';

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
  const client = await sdkClient(sdk, connection, destination);
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

/** The SDK calls lost connections timeouts as well; they carry the system's code. */
function connectFailure(error: unknown, { options }: Connection, deadlines: Deadlines): unknown {
  const isTimeout = error instanceof Error && error.name === 'TimeoutError' && !('code' in error);
  const isLimit = isTimeout && options.http?.connect_timeout_ms !== undefined;
  if (isLimit) deadlines.failedToConnect();
  return error;
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
