import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describeRequest, type Exchange, printRecording, type RecordedResponse, watchResponse } from 'outcrop/testing';
import type { CredentialStore } from '../auth/credential-store.ts';
import { parseAuthorization } from '../auth/signature.ts';
import type { Clock } from '../clock.ts';
import type { WireRequest } from '../server/wire.ts';

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
): Promise<RecordedResponse | undefined> {
  const { method, target, body, signal } = request;
  const headers = await headersFor(request, options.endpoint, credentials);
  const start = clock.now();
  const answer = await fetch(new URL(options.endpoint).origin + target, { method, headers, body: new Uint8Array(body), signal });
  const watched = watchResponse(
    {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      chunks: () => answer.body ?? new Blob().stream(),
      bytes: async () => new Uint8Array(await answer.arrayBuffer()),
    },
    { elapsedMs: () => clock.now() - start, redact: withoutSecrets(headers, credentials) },
  );
  await watched.response.bytes();
  const response = watched.recorded();
  if (response !== undefined) await store({ request: describeRequest({ method, path: target, body }), response }, options.folder);
  return response;
}

/** Services sometimes quote what they were sent. */
function withoutSecrets({ authorization = '' }: Readonly<Record<string, string>>, credentials: CredentialStore): (text: string) => string {
  const token = authorization.replace(/^Bearer /, '');
  const {
    accessKeyId = '',
    secretAccessKey = '',
    sessionToken = '',
  } = credentials.find(parseAuthorization(authorization)?.accessKeyId ?? '') ?? {};
  const secrets = [token, accessKeyId, secretAccessKey, sessionToken].filter((secret) => secret !== '');
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
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

/** One file for each question: asked again, it is written anew. */
async function store(exchange: Exchange, folder: string): Promise<void> {
  const { method, path, sha256 } = exchange.request;
  const name = createHash('sha256').update(`${method} ${path} ${sha256}`).digest('hex');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), printRecording([exchange]));
}
