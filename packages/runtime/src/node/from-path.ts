import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Media, type MediaClass, mediaTypeOf } from '../media/index.ts';

/** Image, Audio, Pdf or Video: the class itself. */
export interface MediaMaker<Value> extends MediaClass<Value> {
  /** Gives a `Value`; said loosely, because the classes infer it from themselves. */
  fromBytes(mediaType: string, bytes: Uint8Array): Media;
}

/**
 * Reads a file: `await fromPath(Image, 'scan.png')`. The media type is that of the file's ending when not given. What the file system refuses
 * passes through.
 */
export async function fromPath<Value extends Media>(mediaClass: MediaMaker<Value>, path: string | URL, mediaType?: string): Promise<Value> {
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  const bytes = await readFile(file);
  // Only values know their kind: the class may be that of another loaded copy.
  const { kind } = mediaClass.fromBytes('', new Uint8Array());
  return mediaClass.fromBytes(mediaType ?? mediaTypeOf(kind, file), bytes) as Value;
}
