import type { MediaName } from '../program/index.ts';

/** What every media value holds, whatever its kind: a URL, or base64 data with a type. */
export interface Media {
  readonly kind: MediaName;
  readonly source:
    | { readonly kind: 'url'; readonly url: string; readonly mediaType?: string; readonly bucketOwner?: string }
    | { readonly kind: 'base64'; readonly base64: string; readonly mediaType: string };
}
