import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { RawReply } from '../answers/reply.ts';
import type { CredentialStore } from '../auth/credential-store.ts';
import { parseAuthorization } from '../auth/signature.ts';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { decodeFrame } from '../protocol/event-frame.ts';
import type { WireRequest } from '../server/wire.ts';
import { describeRequest, type Exchange, exchangeKey, hideAccounts, type RecordingFile } from './exchange.ts';

/** Where answers come from and where they are kept. */
export interface RecordOptions {
  /** The folder that gets one file per request. */
  readonly folder: string;
  /** The endpoint requests are passed on to, `https://bedrock-runtime.us-east-1.amazonaws.com` for example. */
  readonly endpoint: string;
}

/** Passes a request on, stores the exchange and gives the answer. A bearer token goes along; a signature is made anew for the new host. */
export async function recordExchange(
  request: WireRequest,
  options: RecordOptions,
  { credentials, clock }: { readonly credentials: CredentialStore; readonly clock: Clock },
): Promise<RawReply> {
  const response = await fetch(new URL(options.endpoint).origin + request.target, {
    method: request.method,
    headers: await headersFor(request, options.endpoint, credentials),
    body: new Uint8Array(request.body),
    signal: request.signal,
  });
  const exchange: Exchange = {
    request: describeRequest(request.method, request.target, request.body),
    response: await readResponse(response, clock),
  };
  await store(exchange, options.folder);
  return exchange.response;
}

async function headersFor(request: WireRequest, endpoint: string, credentials: CredentialStore): Promise<Record<string, string>> {
  const own = Object.entries(request.headers).filter(
    ([name]) => name === 'content-type' || name === 'accept' || name.startsWith('x-amzn-bedrock-'),
  );
  const headers = Object.fromEntries(own);
  const authorization = request.headers.authorization ?? '';
  const claim = parseAuthorization(authorization);
  const known = claim && credentials.find(claim.accessKeyId);
  if (!known) return authorization === '' ? headers : { ...headers, authorization };
  const signer = new SignatureV4({ service: claim.service, region: claim.region, credentials: known, sha256: Sha256 });
  const url = new URL(endpoint);
  const signed = await signer.sign({
    method: request.method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: request.target.split('?')[0] ?? '/',
    query: Object.fromEntries(new URLSearchParams(request.target.split('?')[1])),
    headers: { ...headers, host: url.host },
    body: request.body,
  });
  const { host: _, ...rest } = signed.headers;
  return rest;
}

const KEPT_HEADERS = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid'];

/** Turns an answer into its recorded form: body or events, and the headers that are not secret. */
export async function readResponse(response: Response, clock: Clock = SYSTEM_CLOCK): Promise<RawReply> {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const head = { status: response.status, headers: Object.fromEntries(kept) };
  if (head.headers['content-type']?.startsWith('application/vnd.amazon.eventstream')) {
    return { ...head, events: await readEvents(response, clock) };
  }
  return { ...head, body: parseBody(hideAccounts(await response.text())) };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const LENGTH_BYTES = 4;

async function readEvents(response: Response, clock: Clock): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const start = clock.now();
  const events: Readonly<Record<string, unknown>>[] = [];
  let rest = Buffer.alloc(0);
  for await (const chunk of response.body ?? []) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= LENGTH_BYTES && rest.length >= rest.readUInt32BE(0)) {
      const length = rest.readUInt32BE(0);
      events.push({ ms: clock.now() - start, ...readEvent(rest.subarray(0, length)) });
      rest = rest.subarray(length);
    }
  }
  return events;
}

function readEvent(frame: Uint8Array): Readonly<Record<string, unknown>> {
  const { headers, body } = decodeFrame(frame);
  const type = headers[':event-type'] ?? headers[':exception-type'] ?? 'error';
  return { [type]: parseBody(hideAccounts(body)) };
}

async function store(exchange: Exchange, folder: string): Promise<void> {
  const file: RecordingFile = { format: 1, exchanges: [exchange] };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${exchangeKey(exchange.request)}.json`), `${JSON.stringify(file, null, 2)}\n`);
}
