import { createHash } from 'node:crypto';
import type { RecordedRequest } from './exchange.ts';

/** What of a request goes into a recording. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: Uint8Array;
}

/** JSON deeper than this is kept as text. */
const MAX_DEPTH = 200;

/** Stands for every account. Wire: accounts are named in ARNs, and in `bucketOwner` beside the address of an object in S3. */
const NO_ACCOUNT = '000000000000';

/** Turns a request into its recorded form. */
export function describeRequest({ method, path, body: bytes }: PlainRequest): RecordedRequest {
  const body = canonicalBody(new TextDecoder().decode(bytes));
  return { method, path: hideAccounts(path), sha256: sha256(JSON.stringify(body)), body };
}

/** Replaces the account id in ARNs, percent-encoded or not, by zeros. */
export function hideAccounts(text: string): string {
  return text.replaceAll(
    /(?<place>arn(?::|%3A)aws[a-z-]*(?::|%3A)[a-z0-9-]+(?::|%3A)[a-z0-9-]*(?::|%3A))\d{12}(?=:|%3A)/gi,
    `$<place>${NO_ACCOUNT}`,
  );
}

function canonicalBody(text: string): unknown {
  const open = hideAccounts(text);
  try {
    return canonical(JSON.parse(open), 0);
  } catch {
    return open;
  }
}

function canonical(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutDataUrl(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw new RangeError('too deep');
  if (Array.isArray(value)) return value.map((item) => canonical(item, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([name, member]) => {
      if (isMedia(name, value)) return [name, hashOfMedia(member)];
      return [name, name === 'bucketOwner' && typeof member === 'string' ? NO_ACCOUNT : canonical(member, depth + 1)];
    }),
  );
}

/** Wire: Converse has media in `bytes`; models asked by Invoke have them in `data` beside `"type": "base64"`. */
function isMedia(name: string, owner: object): boolean {
  return name === 'bytes' || (name === 'data' && 'type' in owner && owner.type === 'base64');
}

/** Media are kept by hash and length: recordings stay readable and small. */
function hashOfMedia(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const bytes = Buffer.from(value, 'base64');
  return { $sha256: sha256(bytes), bytes: bytes.length };
}

/** Wire: or in URLs, `data:image/png;base64,…`. */
function withoutDataUrl(text: string): unknown {
  if (!text.startsWith('data:')) return text;
  const [head = '', base64] = text.split(';base64,', 2);
  return base64 === undefined ? text : { $data: head, ...(hashOfMedia(base64) as object) };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
