// biome-ignore-all lint/complexity/noThisInStatic: `super` makes a value of the class that was asked
import { type MediaClass, MediaFile } from './media-file.ts';

const PDF_TYPE = 'application/pdf';

/** A PDF document. */
export class Pdf extends MediaFile {
  readonly kind = 'pdf';

  static override fromUrl<Value>(this: MediaClass<Value>, url: string, mediaType: string = PDF_TYPE): Value {
    return super.fromUrl.call(this, url, mediaType) as Value;
  }

  /** Makes a value from base64 text; a media type in front of it may be given. */
  static override fromBase64<Value>(this: MediaClass<Value>, mediaTypeOrBase64: string, base64?: string): Value {
    const [mediaType, data] = base64 === undefined ? [PDF_TYPE, mediaTypeOrBase64] : [mediaTypeOrBase64, base64];
    return super.fromBase64.call(this, mediaType, data) as Value;
  }

  /** The URL, `null` when the value holds data. */
  get url(): string | null {
    return this.source.kind === 'url' ? this.source.url : null;
  }
}
