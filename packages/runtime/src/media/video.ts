import { MediaFile } from './media-file.ts';

/** A video. */
export class Video extends MediaFile {
  readonly kind = 'video';

  /** The URL, `null` when the value holds data. */
  get url(): string | null {
    return this.source.kind === 'url' ? this.source.url : null;
  }
}
