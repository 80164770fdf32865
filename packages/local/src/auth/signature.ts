import { Sha256 } from '@aws-crypto/sha256-js';
import { createScope, getCanonicalHeaders, getCanonicalQuery, getSigningKey } from '@smithy/signature-v4';
import type { WireRequest } from '../server/wire.ts';
import type { LocalCredentials } from './credential-store.ts';

/** What a SigV4 `authorization` header says. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Takes an `authorization` header apart, or gives undefined if it is not a whole SigV4 one. */
export function parseAuthorization(header: string): SignatureClaim | undefined {
  if (!header.startsWith(`${ALGORITHM} `)) return undefined;
  const parts = new Map<string, string>();
  for (const part of header.slice(ALGORITHM.length).split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const [accessKeyId, date, region, service, terminator, ...rest] = (parts.get('Credential') ?? '').split('/');
  const signedHeaders = parts.get('SignedHeaders');
  const signature = parts.get('Signature');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0) return undefined;
  if (!signedHeaders || !signature) return undefined;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

/** Builds the canonical request: the text whose hash is signed. */
export function canonicalRequest(request: WireRequest, claim: SignatureClaim, payloadHash: string): string {
  const [path = '/', query = ''] = request.target.split('?');
  const picked = Object.fromEntries(claim.signedHeaders.map((name) => [name, request.headers[name] ?? '']));
  const everyName = new Set(claim.signedHeaders);
  const headers = getCanonicalHeaders({ ...SHELL, headers: picked }, undefined, everyName);
  const names = Object.keys(headers).sort();
  return [
    request.method,
    claim.service === 's3' ? path : canonicalPath(path),
    getCanonicalQuery({ ...SHELL, query: readQuery(query) }),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    payloadHash,
  ].join('\n');
}

/** What the Smithy functions want around the one member they read. */
const SHELL = { method: 'POST', protocol: 'http:', hostname: 'localhost', path: '/', headers: {} } as const;

/** Signs a canonical request with somebody's secret. `time` is the request's `x-amz-date`. */
export async function computeSignature(
  canonical: string,
  claim: SignatureClaim,
  time: string,
  credentials: LocalCredentials,
): Promise<string> {
  const scope = createScope(claim.date, claim.region, claim.service);
  const key = await getSigningKey(Sha256, credentials, claim.date, claim.region, claim.service);
  return hmacHex(key, [ALGORITHM, time, scope, sha256Hex(canonical)].join('\n'));
}

/** Hashes text or bytes: 64 lower-case hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  const hash = new Sha256();
  hash.update(data);
  return Buffer.from(hash.digestSync()).toString('hex');
}

function hmacHex(key: Uint8Array, text: string): string {
  const hash = new Sha256(key);
  hash.update(text);
  return Buffer.from(hash.digestSync()).toString('hex');
}

/** Wire: the path is normalised and each segment, already encoded on the wire, is encoded once more (`%3A` becomes `%253A`). */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encodeSegment(segment));
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function readQuery(query: string): Record<string, string[]> {
  const values: Record<string, string[]> = Object.create(null);
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    const key = decode(name);
    values[key] = [...(values[key] ?? []), decode(value.join('='))];
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
