import { MediaFile } from './media-file.ts';

/** A sound recording. */
export class Audio extends MediaFile {
  readonly kind = 'audio';
}
