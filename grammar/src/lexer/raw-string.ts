import { isDeclarationStart } from './declaration-start.ts';

const MAX_HASHES = 5;

/** Where the parts of a raw string stand. */
export interface RawStringExtent {
  readonly hashes: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** After the closing signs, also when there are too many of them. */
  readonly end: number;
  readonly isClosed: boolean;
}

/** Does a raw string open here: `#` signs and then a quote? */
export function isRawStringStart(text: string, offset: number): boolean {
  let end = offset;
  while (text[end] === '#') end += 1;
  return end > offset && text[end] === '"';
}

/**
 * Finds the end of the raw string that opens at `start`. It is taken as unclosed when nothing closes it, or when its text holds a line
 * that starts a declaration and after that the same opening again: then the closing found belongs to that one. An unclosed raw string
 * ends before such a line, or at the end of the file.
 */
export function findRawString(text: string, start: number): RawStringExtent {
  let contentStart = start;
  while (text[contentStart] === '#') contentStart += 1;
  const hashes = contentStart - start;
  contentStart += 1;
  const delimiter = '#'.repeat(Math.min(hashes, MAX_HASHES + 1));
  const landmark = new RegExp(`"${delimiter}|${delimiter}"|[\\r\\n](?=[a-z])`, 'g');
  landmark.lastIndex = contentStart;
  let declaration: number | undefined;
  for (let found = landmark.exec(text); found !== null; found = landmark.exec(text)) {
    const [sign] = found;
    if (sign.startsWith('"')) {
      let end = found.index + sign.length;
      while (text[end] === '#') end += 1;
      return { hashes, contentStart, contentEnd: found.index, end, isClosed: true };
    }
    if (sign.startsWith('#') && declaration !== undefined) break;
    if (declaration === undefined && isDeclarationStart(text, landmark.lastIndex)) declaration = found.index;
  }
  const end = declaration ?? text.length;
  return { hashes, contentStart, contentEnd: end, end, isClosed: false };
}
