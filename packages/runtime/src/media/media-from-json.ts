import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { MediaName } from '../program/index.ts';
import { Audio } from './audio.ts';
import { Image } from './image.ts';
import type { Media } from './media.ts';
import { Pdf } from './pdf.ts';
import { Video } from './video.ts';

interface MediaFactory {
  fromUrl(url: string, mediaType?: string): Media;
  fromBase64(mediaType: string, base64: string): Media;
}

const classes: Readonly<Record<MediaName, MediaFactory>> = { image: Image, audio: Audio, pdf: Pdf, video: Video };

/**
 * Makes a media value of an object such as `toJSON` gives: `{ url }` or `{ base64 }`, and `media_type`, which a PDF does not need. Throws a
 * `BamlInvalidArgumentError` for any other object.
 */
export function mediaFromJson(kind: MediaName, json: object): Media {
  const { url, base64, media_type: mediaType, ...others } = json as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return fail(`expected ${kind}, got an object with the key ${unknown}; it takes url or base64, and media_type`);
  if (mediaType !== undefined && mediaType !== null && typeof mediaType !== 'string') return fail('media_type must be a string');
  if (typeof url === 'string' && base64 === undefined) return classes[kind].fromUrl(url, mediaType ?? undefined);
  if (typeof base64 !== 'string' || url !== undefined) return fail(`expected ${kind}, got an object without url or base64, or with both`);
  if (typeof mediaType === 'string') return classes[kind].fromBase64(mediaType, base64);
  return kind === 'pdf' ? Pdf.fromBase64(base64) : fail('base64 data needs a media_type');
}

function fail(message: string): never {
  throw new BamlInvalidArgumentError({ message });
}
