import { isBase64, parseDataUrl } from '../../media/index.ts';
import type { Media } from '../../media/media.ts';
import { type BuildContext, buildError, doesNotTake } from '../converse/build-context.ts';
import type { MediaSource } from '../converse/converse-wire.ts';
import type { MediaMode } from '../options/bedrock-options.ts';
import { formatOfMediaType, formatOfUrl, formatsOf, type MediaBlockKind } from './media-format.ts';

/** Bytes fetched from an http URL. */
export interface FetchedMedia {
  readonly base64: string;
  /** What the first bytes say. */
  readonly sniffedType: string | undefined;
  readonly contentType: string | undefined;
}

/** What a request needs to know of one media value. */
export interface LocatedMedia {
  readonly format: string;
  readonly source: MediaSource;
}

const DEFAULT_MODES: Readonly<Record<Media['kind'], MediaMode>> = {
  image: 'send_base64',
  audio: 'send_base64',
  pdf: 'send_base64',
  video: 'send_url',
};

/** The fact about each kind of media, and what messages call it. */
const FACTS = {
  image: ['vision', 'images'],
  document: ['documents', 'documents'],
  video: ['video', 'videos'],
  audio: ['audio', 'audio'],
} as const;

export function blockKind(media: Media): MediaBlockKind {
  return media.kind === 'pdf' ? 'document' : media.kind;
}

/** Refuses media that the model is known not to take. */
export function refuseUntaken(context: BuildContext, kind: MediaBlockKind): void {
  const [fact, name] = FACTS[kind];
  if (context.facts?.[fact] === false) throw buildError(context, doesNotTake(context, name));
}

/** The URL to fetch before the request can be built; undefined when the media is at hand or travels as a reference. */
export function urlToFetch(context: BuildContext, media: Media): string | undefined {
  // Nothing is fetched in vain.
  refuseUntaken(context, blockKind(media));
  if (media.source.kind !== 'url' || !/^https?:/i.test(media.source.url)) return undefined;
  const mode = context.options.media_url_handler?.[media.kind] ?? DEFAULT_MODES[media.kind];
  if (mode !== 'send_url') return media.source.url;
  throw buildError(
    context,
    `AWS Bedrock requires s3:// URIs, but got an ${media.source.url.split(':', 1)[0]} URL for ${media.kind} input. ` +
      `Put the file into S3, or set media_url_handler { ${media.kind} "send_base64" }`,
  );
}

/** Finds format and source of one media value. `fetched` holds its bytes when {@link urlToFetch} gave a URL. */
export function locateMedia(context: BuildContext, media: Media, fetched: FetchedMedia | undefined): LocatedMedia {
  const { source } = media;
  refuseUntaken(context, blockKind(media));
  if (source.kind === 'base64') return inlineMedia(context, media, stripDataHead(source.base64), source.mediaType);
  if (fetched !== undefined) return fetchedMedia(context, media, source, fetched);
  if (/^data:/i.test(source.url)) {
    const data = parseDataUrl(source.url);
    if (data === undefined) throw buildError(context, `the data: URL of ${media.kind} input is malformed`);
    return inlineMedia(context, media, data.base64, source.mediaType ?? data.mediaType);
  }
  if (/^s3:\/\//i.test(source.url)) return s3Media(context, media, source);
  throw buildError(context, `Amazon Bedrock cannot read ${schemeOf(source.url)} URLs (${media.kind} input). Use s3://, https:// or base64`);
}

type UrlSource = Extract<Media['source'], { kind: 'url' }>;

/** Media objects are often filled from `FileReader`, which puts a head before the data. */
function stripDataHead(base64: string): string {
  return base64.startsWith('data:') ? base64.slice(base64.indexOf(',') + 1) : base64;
}

function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'relative';
}

function inlineMedia(context: BuildContext, media: Media, base64: string, mediaType: string): LocatedMedia {
  if (base64 === '') throw buildError(context, `${media.kind} input is empty`);
  // Perf: long data was checked when the media object was made; reading 5 MB again costs 10 ms.
  if (base64.length % 4 !== 0 || (base64.length < 4096 && !isBase64(base64))) {
    throw buildError(context, `${media.kind} input is not valid base64`);
  }
  const format = formatOfMediaType(blockKind(media), mediaType);
  if (format === undefined) throw unknownFormat(context, media, `the type "${mediaType}"`);
  return { format, source: { bytes: base64 } };
}

/** Evidence in order: the bytes, the type given in code, the `Content-Type`, the extension. */
function fetchedMedia(context: BuildContext, media: Media, source: UrlSource, fetched: FetchedMedia): LocatedMedia {
  const kind = blockKind(media);
  const { sniffedType, contentType } = fetched;
  const sniffed = sniffedType === undefined ? undefined : formatOfMediaType(kind, asKind(kind, sniffedType));
  const given = source.mediaType === undefined ? undefined : formatOfMediaType(kind, source.mediaType);
  if (sniffedType !== undefined && source.mediaType !== undefined && !shareContainer(sniffed ?? sniffedType, given)) {
    throw buildError(context, `Requested media of MIME type '${source.mediaType}' but fetched '${sniffedType}'`);
  }
  if (sniffedType !== undefined && sniffed === undefined) throw unknownFormat(context, media, `the type "${sniffedType}"`);
  const typed = contentType === undefined ? undefined : formatOfMediaType(kind, contentType);
  const format = given ?? sniffed ?? typed ?? formatOfUrl(kind, source.url);
  if (format === undefined) throw unknownFormat(context, media, `the type "${source.mediaType ?? contentType ?? 'unknown'}"`);
  return { format, source: { bytes: fetched.base64 } };
}

/** Formats that share a container: the first bytes cannot tell them apart for sure, so the given type decides. */
const CONTAINERS: readonly ReadonlySet<string>[] = [
  new Set(['mp4', 'm4a', 'mov', 'three_gp']),
  new Set(['mkv', 'mka', 'webm']),
  new Set(['ogg', 'opus']),
  new Set(['mpeg', 'mpg']),
  new Set(['mp3', 'mpga']),
  new Set(['aac', 'x-aac']),
];

function shareContainer(sniffed: string, given: string | undefined): boolean {
  return sniffed === given || (given !== undefined && CONTAINERS.some((group) => group.has(sniffed) && group.has(given)));
}

/** The bytes of an mp4 or webm file do not say whether there are pictures in it. */
function asKind(kind: MediaBlockKind, mediaType: string): string {
  return kind === 'audio' ? mediaType.replace(/^video\//, 'audio/') : mediaType;
}

function s3Media(context: BuildContext, media: Media, source: UrlSource): LocatedMedia {
  const kind = blockKind(media);
  if (context.facts?.s3_media === false) throw buildError(context, doesNotTake(context, 's3:// URLs'));
  const [uri = '', query = ''] = source.url.split('?', 2);
  const given = source.mediaType === undefined ? undefined : formatOfMediaType(kind, source.mediaType);
  const format = given ?? formatOfUrl(kind, uri);
  if (format === undefined)
    throw unknownFormat(context, media, source.mediaType === undefined ? 'no known extension' : `the type "${source.mediaType}"`);
  const bucketOwner = source.bucketOwner ?? new URLSearchParams(query).get('bucketOwner') ?? undefined;
  if (bucketOwner !== undefined && !/^\d{12}$/.test(bucketOwner)) throw buildError(context, 'bucketOwner must be 12 digits');
  return { format, source: { s3Location: { uri, ...(bucketOwner === undefined ? {} : { bucketOwner }) } } };
}

function unknownFormat(context: BuildContext, media: Media, found: string): Error {
  return buildError(context, `${media.kind} input has ${found}; Bedrock takes ${formatsOf(blockKind(media)).join(', ')}`);
}
