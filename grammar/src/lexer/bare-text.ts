import { bodyKeys } from './body-keys.ts';
import { isRawStringStart } from './raw-string.ts';
import type { Scanner } from './scanner.ts';
import { endOfBlockComment, endOfText } from './skip-text.ts';

/** Characters that need quotes: signs, and white space that is none to the language. */
const ILLEGAL = /["'#@{([<>;\f\v\0\u00a0\u200b\u2028\u2029\ufeff]/;

/** The first character of an unquoted value that needs quotes. */
export function findIllegalCharacter(text: string): string | undefined {
  return ILLEGAL.exec(text)?.[0];
}

/**
 * The end of the unquoted value at the scanner's offset: before the end of its line, a separator, a closing bracket, or white space with a
 * comment or attribute after it. With a character in it that needs quotes it goes on as long as brackets are open, to be reported whole.
 */
export function endOfBareText(scanner: Scanner): number {
  const { text, offset } = scanner;
  let stop = offset;
  while (stop < text.length && !',]})\r\n'.includes(text[stop] ?? '')) {
    if (endOfBlockComment(scanner, stop) !== undefined || (isSpaced(text, stop, offset) && startsOther(scanner, stop))) break;
    if (ILLEGAL.test(text[stop] ?? '')) return findSwallowedKey(scanner, stop) ?? trimEnd(text, offset, endOfText(scanner, stop, ','));
    stop += 1;
  }
  return trimEnd(text, offset, stop);
}

function isSpaced(text: string, at: number, start: number): boolean {
  return at > start && (text[at - 1] === ' ' || text[at - 1] === '\t');
}

/** A comment (one of another language too), an attribute in a body, or an expression among arguments. */
function startsOther({ text, frame }: Scanner, at: number): boolean {
  if (text[at] === '#') return !isRawStringStart(text, at);
  if (text.startsWith('{{', at)) return frame.kind === 'arguments';
  return text.startsWith('//', at) || (text[at] === '@' && frame.kind === 'entries');
}

/** Where a value ends that runs into the next entry: before a key of the same body. */
function findSwallowedKey({ text, offset, frame }: Scanner, stop: number): number | undefined {
  const keys = frame.kind === 'entries' ? bodyKeys.get(frame.declaration) : undefined;
  if (keys === undefined) return undefined;
  const swallowed = [...text.slice(offset, stop).matchAll(/[ \t]+([\w-]+)(?=[ \t])/g)].find(([, word = '']) => keys.includes(word));
  return swallowed === undefined ? undefined : offset + swallowed.index;
}

function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && (text[trimmed - 1] === ' ' || text[trimmed - 1] === '\t')) trimmed -= 1;
  return trimmed;
}
