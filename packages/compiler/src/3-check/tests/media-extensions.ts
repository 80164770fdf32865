import type { MediaType } from '@outcrop/grammar';

/** Endings of file names, in lower case, whose media type is known, by kind. */
export const MEDIA_EXTENSIONS: Readonly<Record<MediaType['name'], readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp'],
  audio: ['mp3', 'mpga', 'wav', 'ogg', 'opus', 'flac', 'aac', 'm4a', 'mp4', 'webm', 'mka', 'pcm'],
  pdf: ['pdf'],
  video: ['mp4', 'mov', 'mkv', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', '3gp'],
};
