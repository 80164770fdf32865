import { lazyPattern } from '../text/lazy-pattern.ts';

const whiteSpace = lazyPattern('\\p{White_Space}', 'u');

/** Which ends of a text are stripped. */
export type Ends = 'both' | 'left' | 'right';

/** Cuts white space (Unicode), or the characters of a set, from the ends of a text. */
export function stripText(text: string, characters: string | undefined, ends: Ends): string {
  const set = characters === undefined ? undefined : new Set(characters);
  const isCut = (character: string): boolean => (set === undefined ? whiteSpace().test(character) : set.has(character));
  let start = 0;
  let end = text.length;
  while (ends !== 'right' && start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!isCut(character)) break;
    start += character.length;
  }
  while (ends !== 'left' && start < end) {
    const character = lastCharacter(text, end);
    if (!isCut(character)) break;
    end -= character.length;
  }
  return text.slice(start, end);
}

/** The code point that ends at an offset. */
function lastCharacter(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end);
  return pair.length === 2 && (pair.codePointAt(0) ?? 0) > 0xffff ? pair : text.slice(end - 1, end);
}
