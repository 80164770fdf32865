import { MediaFile } from './media-file.ts';

/**
 * An image.
 *
 * @example
 * await b.Describe(Image.fromUrl('https://example.com/cat.png'));
 */
export class Image extends MediaFile {
  readonly kind = 'image';
}
