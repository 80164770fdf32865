import { createHash } from 'node:crypto';
import type { RawReply } from '../answers/reply.ts';

/** A recorded request and its answer. Files hold `{ "format": 1, "exchanges": [ … ] }`. */
export interface Exchange {
  /** The client of the program that made the request; for readers only. */
  readonly client?: string;
  readonly request: RecordedRequest;
  readonly response: RawReply;
}

/** A request without what is secret, personal or bulky. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as on the wire, account ids replaced by zeros. */
  readonly path: string;
  /** Hash of the body: keys sorted, media replaced by their own hashes. */
  readonly sha256: string;
  readonly body: unknown;
}

/** A file of exchanges. */
export interface RecordingFile {
  readonly format: 1;
  readonly exchanges: readonly Exchange[];
}

const MAX_DEPTH = 200;

/** Turns a request into its recorded form. */
export function describeRequest(method: string, target: string, bytes: Uint8Array): RecordedRequest {
  const body = canonicalBody(new TextDecoder().decode(bytes));
  return { method, path: hideAccounts(target), sha256: sha256(JSON.stringify(body)), body };
}

/** Tells which recorded requests are the same question: a hash of method, path and body. */
export function exchangeKey({ method, path, sha256: body }: Pick<RecordedRequest, 'method' | 'path' | 'sha256'>): string {
  return sha256(`${method} ${path} ${body}`);
}

/** Replaces the account id in ARNs, percent-encoded or not, by zeros. */
export function hideAccounts(text: string): string {
  return text.replaceAll(/(arn(?::|%3A)aws[a-z-]*(?::|%3A)[a-z0-9-]+(?::|%3A)[a-z0-9-]*(?::|%3A))\d{12}(?=:|%3A)/gi, '$1000000000000');
}

function canonicalBody(text: string): unknown {
  try {
    return canonical(JSON.parse(hideAccounts(text)), 0);
  } catch {
    return text;
  }
}

function canonical(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => canonical(item, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, name === 'bytes' ? hashedMedia(member) : canonical(member, depth + 1)]));
}

/** Media are kept by hash and length: recordings stay readable and small. */
function hashedMedia(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const bytes = Buffer.from(value, 'base64');
  return { $sha256: sha256(bytes), bytes: bytes.length };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
