import { createHash } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import type { Operation } from './call.ts';

/** Objects by bucket and key (`bucket/key`), in memory: as much S3 as batch jobs need. */
export type ObjectStore = Map<string, Uint8Array>;

/** Takes an `s3://` address apart into the store's own key. */
export function objectKey(uri: string): string {
  return uri.replace(/^s3:\/\//, '');
}

/** Lists the keys at an address: the object itself, or all below the folder. */
export function listObjects(store: ObjectStore, uri: string): readonly string[] {
  const key = objectKey(uri);
  if (store.has(key)) return [key];
  const folder = key.endsWith('/') ? key : `${key}/`;
  return [...store.keys()].filter((candidate) => candidate.startsWith(folder)).sort();
}

/** PutObject. */
export const putObject: Operation = (call, endpoint) => {
  endpoint.objects.set(keyOf(call.input), call.request.body);
  const etag = createHash('md5').update(call.request.body).digest('hex');
  return { status: 200, headers: { etag: `"${etag}"` }, body: new Uint8Array() };
};

/** GetObject. */
export const getObject: Operation = (call, endpoint) => {
  const body = endpoint.objects.get(keyOf(call.input));
  if (!body) throw new AwsError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
};

function keyOf(input: Readonly<Record<string, unknown>>): string {
  return `${input.bucket}/${input.key}`;
}
