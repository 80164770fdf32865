// Takes: URLs, base64 text, bytes, blobs, plain objects. Gives: Image, Audio, Pdf and Video values, checked when they are made.
// Never: reading of a URL that was not asked for, knowledge of the formats that a model takes, or a change after the value is made.
export { Audio } from './audio.ts';
export { decodeBase64, encodeBase64, isBase64, parseDataUrl } from './base64.ts';
export { Image } from './image.ts';
export type { Media } from './media.ts';
export { isMedia, type MediaClass, markMedia } from './media-file.ts';
export { mediaFromJson } from './media-from-json.ts';
export { mediaTypeOf } from './media-type-of.ts';
export { Pdf } from './pdf.ts';
export { Video } from './video.ts';
