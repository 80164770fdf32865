// Wire: Converse has its own words for media formats. Keys are MIME subtypes or whole MIME types, and file extensions.

/** The four blocks that hold media. */
export type MediaBlockKind = 'image' | 'document' | 'video' | 'audio';

const IMAGE = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/pjpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  gif: 'gif',
  webp: 'webp',
};

const DOCUMENT = {
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/markdown': 'md',
  pdf: 'pdf',
  csv: 'csv',
  doc: 'doc',
  docx: 'docx',
  xls: 'xls',
  xlsx: 'xlsx',
  html: 'html',
  htm: 'html',
  txt: 'txt',
  md: 'md',
};

const VIDEO = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/x-matroska': 'mkv',
  'video/matroska': 'mkv',
  'video/webm': 'webm',
  'video/x-flv': 'flv',
  'video/mpeg': 'mpeg',
  'video/mpg': 'mpg',
  'video/x-ms-wmv': 'wmv',
  'video/3gpp': 'three_gp',
  mp4: 'mp4',
  mov: 'mov',
  mkv: 'mkv',
  webm: 'webm',
  flv: 'flv',
  mpeg: 'mpeg',
  mpg: 'mpg',
  wmv: 'wmv',
  '3gp': 'three_gp',
};

const AUDIO = {
  'audio/mp3': 'mp3',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/aac': 'aac',
  'audio/x-aac': 'x-aac',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/opus': 'opus',
  'audio/mp4': 'mp4',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/webm': 'webm',
  'audio/x-matroska': 'mka',
  'audio/mpga': 'mpga',
  'audio/pcm': 'pcm',
  'audio/l16': 'pcm',
  mp3: 'mp3',
  wav: 'wav',
  aac: 'aac',
  flac: 'flac',
  ogg: 'ogg',
  opus: 'opus',
  mp4: 'mp4',
  m4a: 'm4a',
  webm: 'webm',
  mka: 'mka',
  mkv: 'mkv',
  mpga: 'mpga',
  pcm: 'pcm',
};

const FORMATS: Readonly<Record<MediaBlockKind, ReadonlyMap<string, string>>> = {
  image: new Map(Object.entries(IMAGE)),
  document: new Map(Object.entries(DOCUMENT)),
  video: new Map(Object.entries(VIDEO)),
  audio: new Map(Object.entries(AUDIO)),
};

/** The format word for a MIME type, whatever its case and parameters. Undefined when the block does not take it. */
export function formatOfMediaType(kind: MediaBlockKind, mediaType: string): string | undefined {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.includes('/') ? FORMATS[kind].get(type) : undefined;
}

/** The format word for the extension at the end of a URL's path, query and fragment left aside. */
export function formatOfUrl(kind: MediaBlockKind, url: string): string | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const extension = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : FORMATS[kind].get(extension);
}

/** All words that a block takes, for messages. */
export function formatsOf(kind: MediaBlockKind): readonly string[] {
  return [...new Set(FORMATS[kind].values())];
}
