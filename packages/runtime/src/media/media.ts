import type { MediaName } from '../program/index.ts';

/** Where media comes from: a URL that is read when a request is built, or base64 data. */
export type MediaSource =
  | { readonly kind: 'url'; readonly url: string; readonly mediaType?: string; readonly bucketOwner?: string }
  | { readonly kind: 'base64'; readonly base64: string; readonly mediaType: string };

/** What every media value holds, whatever its kind: a URL, or base64 data with a type. */
export interface Media {
  readonly kind: MediaName;
  readonly source: MediaSource;
}
