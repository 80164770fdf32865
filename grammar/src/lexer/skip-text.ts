import { isDeclarationStart, looksLikeDeclaration } from './declaration-start.ts';
import { findRawString, isRawStringStart } from './raw-string.ts';
import type { SearchableText } from './searchable-text.ts';

const OPENING = '{([';
const CLOSING = '})]';

/**
 * Finds the end of a piece of text that is not understood, starting at `start`: before the end of its line, before one of the `stops`,
 * or before a bracket that closes more than the piece opened. Brackets, strings and comments inside are skipped whole, over lines too,
 * but never over a line that starts a declaration.
 */
export function endOfText(source: SearchableText, start: number, stops: string): number {
  return skipBalanced(source, start, 0, stops);
}

/** The end of the block whose bracket opens at `start`: after its closing bracket, or where nothing more can belong to it. */
export function endOfBlock(source: SearchableText, start: number): number {
  const end = skipBalanced(source, start + 1, 1, '');
  return CLOSING.includes(source.text[end] ?? ' ') ? end + 1 : end;
}

/** Skips text that starts inside `outerDepth` brackets, up to the bracket that closes the innermost of them. */
function skipBalanced(source: SearchableText, start: number, outerDepth: number, stops: string): number {
  const { text } = source;
  let depth = outerDepth;
  let offset = start;
  while (offset < text.length) {
    const character = text[offset] ?? '';
    if (character === '\n' || character === '\r') {
      if (depth === 0 || isDeclarationStart(text, offset + 1)) return offset;
    } else if (OPENING.includes(character) && endOfBlockComment(source, offset) === undefined) depth += 1;
    else if (CLOSING.includes(character)) {
      if (depth === outerDepth) return offset;
      depth -= 1;
    } else if (depth === 0 && stops.includes(character)) return offset;
    offset = endOfElement(source, offset, character);
  }
  return offset;
}

/** The end of the string or comment that starts here, or of one character. */
function endOfElement(source: SearchableText, offset: number, character: string): number {
  const { text } = source;
  if (character === '"') return endOfQuoted(text, offset).end;
  if (character === '#' && isRawStringStart(text, offset)) return findRawString(text, offset).end;
  if (text.startsWith('//', offset) && /[\s{}]/.test(text[offset - 1] ?? ' ')) return endOfLine(text, offset);
  return endOfBlockComment(source, offset) ?? offset + 1;
}

/** Finds the end of a quoted string (of either quote): after its closing quote, or where its line ends without one. */
export function endOfQuoted(text: string, start: number): { readonly end: number; readonly isClosed: boolean } {
  const quote = text[start];
  let offset = start + 1;
  while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') {
    if (text[offset] === quote) return { end: offset + 1, isClosed: true };
    const isEscape = text[offset] === '\\' && !/[\r\n]/.test(text[offset + 1] ?? '\n');
    offset += isEscape ? 2 : 1;
  }
  return { end: offset, isClosed: false };
}

/** The end of the block comment that starts here; nothing if none does. Without a closing `//}` it is a brace with a line comment behind. */
export function endOfBlockComment(source: SearchableText, start: number): number | undefined {
  const closing = source.text.startsWith('{//', start) ? source.find('//}', start + 3) : undefined;
  return closing === undefined ? undefined : closing + 3;
}

/** The offset of the newline that ends this line, or the end of the file. */
export function endOfLine(text: string, start: number): number {
  const newline = /[\r\n]/g;
  newline.lastIndex = start;
  return newline.exec(text)?.index ?? text.length;
}

/**
 * Finds the next place after `start` where a line, or what follows a closing bracket, starts a declaration; the end of the file if there
 * is none. Pieces in brackets are skipped whole.
 */
export function findNextDeclaration(source: SearchableText, start: number): number {
  const { text } = source;
  const space = /\s*/y;
  let offset = start;
  while (offset < text.length) {
    space.lastIndex = endOfText(source, offset, '') + 1;
    offset = space.test(text) ? space.lastIndex : text.length;
    if (looksLikeDeclaration(text, offset)) return offset;
  }
  return text.length;
}
