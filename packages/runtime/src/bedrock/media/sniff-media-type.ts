/** A signature at a fixed place near the start of a file. */
interface Signature {
  readonly mediaType: string;
  readonly offset: number;
  readonly bytes: string;
  /** A second signature that must be there too. */
  readonly and?: { readonly offset: number; readonly bytes: string };
}

const SIGNATURES: readonly Signature[] = [
  { mediaType: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { mediaType: 'image/gif', offset: 0, bytes: 'GIF8' },
  { mediaType: 'image/webp', offset: 0, bytes: 'RIFF', and: { offset: 8, bytes: 'WEBP' } },
  { mediaType: 'image/bmp', offset: 0, bytes: 'BM', and: { offset: 6, bytes: '\0\0\0\0' } },
  { mediaType: 'audio/wav', offset: 0, bytes: 'RIFF', and: { offset: 8, bytes: 'WAVE' } },
  { mediaType: 'application/pdf', offset: 0, bytes: '%PDF-' },
  { mediaType: 'audio/flac', offset: 0, bytes: 'fLaC' },
  { mediaType: 'audio/opus', offset: 0, bytes: 'OggS', and: { offset: 28, bytes: 'OpusHead' } },
  { mediaType: 'audio/ogg', offset: 0, bytes: 'OggS' },
  { mediaType: 'audio/mpeg', offset: 0, bytes: 'ID3' },
  { mediaType: 'audio/mpeg', offset: 0, bytes: '\xff\xfb' },
  { mediaType: 'audio/aac', offset: 0, bytes: '\xff\xf1' },
  { mediaType: 'audio/aac', offset: 0, bytes: '\xff\xf9' },
  { mediaType: 'video/x-flv', offset: 0, bytes: 'FLV\x01' },
  { mediaType: 'video/mpeg', offset: 0, bytes: '\0\0\x01\xba' },
  { mediaType: 'video/mpeg', offset: 0, bytes: '\0\0\x01\xb3' },
  { mediaType: 'video/x-ms-wmv', offset: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { mediaType: 'audio/m4a', offset: 4, bytes: 'ftypM4A' },
  { mediaType: 'video/quicktime', offset: 4, bytes: 'ftypqt' },
  { mediaType: 'video/3gpp', offset: 4, bytes: 'ftyp3g' },
  { mediaType: 'video/mp4', offset: 4, bytes: 'ftyp' },
];

const WORD_DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bytes of a container that are looked through for what it holds. */
const CONTAINER_HEAD = 4096;

/** Tells a file's MIME type from its first bytes. Undefined when they say nothing: text formats have no signature. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const signature = SIGNATURES.find(({ offset, bytes: expected, and }) => {
    return hasAt(bytes, offset, expected) && (and === undefined || hasAt(bytes, and.offset, and.bytes));
  });
  if (signature !== undefined) return signature.mediaType;
  if (hasAt(bytes, 0, '\x1a\x45\xdf\xa3')) return matroskaType(bytes);
  if (hasAt(bytes, 0, 'PK\x03\x04')) return officeType(bytes);
  return undefined;
}

function hasAt(bytes: Uint8Array, offset: number, expected: string): boolean {
  if (bytes.length < offset + expected.length) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[offset + i] !== expected.charCodeAt(i)) return false;
  return true;
}

function matroskaType(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, CONTAINER_HEAD)).includes('webm') ? 'video/webm' : 'video/x-matroska';
}

/** A zip archive lists its files at the end too, so both ends are enough for names like `word/document.xml`. */
function officeType(bytes: Uint8Array): string | undefined {
  const ends = latin1(bytes.subarray(0, CONTAINER_HEAD)) + latin1(bytes.subarray(-16 * CONTAINER_HEAD));
  if (ends.includes('word/')) return WORD_DOCUMENT;
  return ends.includes('xl/') ? SPREADSHEET : undefined;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
