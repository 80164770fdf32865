import { BamlInvalidArgumentError } from '../errors/index.ts';
import { encodeBase64, isBase64, parseDataUrl } from './base64.ts';
import type { MediaSource } from './media.ts';

/** What may be said about an object in S3 besides its address. */
export interface S3Options {
  readonly mediaType?: string;
  /** The AWS account that owns the bucket: 12 digits. */
  readonly bucketOwner?: string;
}

/** The source of an `https:`, `s3:` or `data:` URL. What a `data:` URL holds becomes base64 now. */
export function urlSource(url: string, mediaType?: string): MediaSource {
  if (!/^data:/i.test(url)) return { kind: 'url', url, ...(mediaType === undefined ? {} : { mediaType }) };
  const data = parseDataUrl(url);
  if (data === undefined) throw new BamlInvalidArgumentError({ message: 'the data: URL is malformed' });
  return { kind: 'base64', base64: data.base64, mediaType: mediaType ?? data.mediaType };
}

/** The source of base64 text, with or without the head of a `data:` URL, which `FileReader` for one puts there. */
export function base64Source(mediaType: string, base64: string): MediaSource {
  const data = /^data:/i.test(base64) ? parseDataUrl(base64)?.base64 : base64;
  if (data === undefined || !isBase64(data)) throw new BamlInvalidArgumentError({ message: 'the data is not valid base64' });
  return { kind: 'base64', base64: data, mediaType };
}

export function bytesSource(mediaType: string, bytes: Uint8Array): MediaSource {
  return { kind: 'base64', base64: encodeBase64(bytes), mediaType };
}

/** The source of what a `Blob` holds. The type is the blob's own when not given. */
export async function blobSource(blob: Blob, mediaType: string = blob.type): Promise<MediaSource> {
  return bytesSource(mediaType, new Uint8Array(await blob.arrayBuffer()));
}

/** The source of an object in S3, which the service reads itself. */
export function s3Source(uri: string, options: S3Options): MediaSource {
  if (/^s3:\/\/[^/]+\/./i.test(uri)) return { kind: 'url', url: uri, ...options };
  throw new BamlInvalidArgumentError({ message: `"${uri}" is not an S3 address such as s3://bucket/key` });
}

/** Fetches a URL now, with the platform's own `fetch`. */
export async function fetchSource(url: string): Promise<MediaSource> {
  const response = await fetch(url);
  if (response.ok) return blobSource(await response.blob());
  throw new BamlInvalidArgumentError({ message: `${url} answered with status ${response.status}` });
}
