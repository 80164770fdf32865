import { extname } from 'node:path';
import type { MediaName } from 'outcrop/program';

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

/** The media type of a file by the ending of its name. */
export function mediaTypeOf(kind: MediaName, path: string): string {
  const ending = extname(path).slice(1).toLowerCase();
  const special = SPECIAL[kind];
  return (Object.hasOwn(special, ending) ? special[ending] : undefined) ?? `${kind}/${ending}`;
}
