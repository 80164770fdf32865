import type { MediaName } from '../program/index.ts';

/** Media types by kind and ending, where they are not `kind/ending`. */
const SPECIAL: Readonly<Record<MediaName, Readonly<Record<string, string>>>> = {
  image: { jpg: 'image/jpeg' },
  audio: { mp3: 'audio/mpeg', mpga: 'audio/mpeg', m4a: 'audio/mp4', mka: 'audio/x-matroska' },
  pdf: { pdf: 'application/pdf' },
  video: {
    mov: 'video/quicktime',
    mkv: 'video/x-matroska',
    flv: 'video/x-flv',
    mpg: 'video/mpeg',
    wmv: 'video/x-ms-wmv',
    '3gp': 'video/3gpp',
  },
};

/** The media type of a file by the ending of its name, such as `image/png`. Without an ending `application/octet-stream`. */
export function mediaTypeOf(kind: MediaName, path: string): string {
  const ending = /[^.\\/]+\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (ending === '') return 'application/octet-stream';
  const special = SPECIAL[kind];
  return (Object.hasOwn(special, ending) ? special[ending] : undefined) ?? `${kind}/${ending}`;
}
