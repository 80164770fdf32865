// biome-ignore-all lint/complexity/noThisInStatic: `this` is the class that was asked to make a value: Image, Audio, Pdf or Video
import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { MediaName } from '../program/index.ts';
import type { Media, MediaSource } from './media.ts';
import { base64Source, blobSource, bytesSource, fetchSource, type S3Options, s3Source, urlSource } from './media-source.ts';

/** One of the four classes, as what its static methods are called on. */
export interface MediaClass<Value> {
  readonly prototype: Value;
}

/** What `toJSON` gives, and what calls accept in place of a media value. */
export type MediaJson = { readonly url: string; readonly media_type?: string } | { readonly base64: string; readonly media_type: string };

/** Marks media values, so that two loaded copies of the package know each other's. */
const MARK = Symbol.for('outcrop.media');

/** Tells whether a value is an Image, Audio, Pdf or Video. */
export function isMedia(value: unknown): value is Media {
  return typeof value === 'object' && value !== null && MARK in value;
}

/** Makes an object known as a media value. What clones a value leaves this out. */
export function markMedia(media: Media): void {
  Object.defineProperty(media, MARK, { value: true });
}

function create<Value>(mediaClass: MediaClass<Value>, source: MediaSource): Value {
  const Constructor = mediaClass as unknown as new (source: MediaSource) => Value;
  return new Constructor(source);
}

/**
 * What the four media classes share; they differ by their kind. Values are immutable and hold an address or base64 text: nothing is
 * fetched before a request needs it.
 */
export abstract class MediaFile implements Media {
  abstract readonly kind: MediaName;
  readonly source: MediaSource;

  protected constructor(source: MediaSource) {
    this.source = source;
    // Not once on the prototype: bundlers keep a class that runs code when it is declared, used or not.
    markMedia(this);
  }

  /** Makes a value from an `https:`, `s3:` or `data:` URL. */
  static fromUrl<Value>(this: MediaClass<Value>, url: string, mediaType?: string): Value {
    return create(this, urlSource(url, mediaType));
  }

  /** Makes a value from base64 text. Throws a `BamlInvalidArgumentError` when it is not base64. */
  static fromBase64<Value>(this: MediaClass<Value>, mediaType: string, base64: string): Value {
    return create(this, base64Source(mediaType, base64));
  }

  /** Makes a value from bytes, such as those of a file that was read. */
  static fromBytes<Value>(this: MediaClass<Value>, mediaType: string, bytes: Uint8Array): Value {
    return create(this, bytesSource(mediaType, bytes));
  }

  /** Makes a value from an object in S3, which Bedrock reads itself. */
  static fromS3<Value>(this: MediaClass<Value>, uri: string, options: S3Options = {}): Value {
    return create(this, s3Source(uri, options));
  }

  /** Reads a `Blob`. The type is the blob's own when not given. */
  static async fromBlob<Value>(this: MediaClass<Value>, blob: Blob, mediaType?: string): Promise<Value> {
    return create(this, await blobSource(blob, mediaType));
  }

  /** Reads a `File`, such as one that was chosen in a browser. For paths there is `fromPath` of `outcrop/node`. */
  static async fromFile<Value>(this: MediaClass<Value>, file: Blob): Promise<Value> {
    return create(this, await blobSource(file));
  }

  /** Fetches a URL now and keeps the bytes. The type is what the server says. */
  static async fromUrlToBase64<Value>(this: MediaClass<Value>, url: string): Promise<Value> {
    return create(this, await fetchSource(url));
  }

  isUrl(): boolean {
    return this.source.kind === 'url';
  }

  /** Gives the URL. Throws when the value holds data. */
  asUrl(): string {
    if (this.source.kind === 'url') return this.source.url;
    throw new BamlInvalidArgumentError({ message: `this ${this.kind} holds data, not a URL` });
  }

  /** Gives the data and its type. Throws when the value holds a URL. */
  asBase64(): [base64: string, mediaType: string] {
    if (this.source.kind === 'base64') return [this.source.base64, this.source.mediaType];
    throw new BamlInvalidArgumentError({ message: `this ${this.kind} holds a URL, not data` });
  }

  toJSON(): MediaJson {
    const { source } = this;
    if (source.kind === 'base64') return { base64: source.base64, media_type: source.mediaType };
    const url = source.bucketOwner === undefined ? source.url : `${source.url}?bucketOwner=${source.bucketOwner}`;
    return source.mediaType === undefined ? { url } : { url, media_type: source.mediaType };
  }
}
