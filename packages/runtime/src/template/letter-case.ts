import { lazyPattern } from '../text/lazy-pattern.ts';

const wordStart = lazyPattern('(^|[\\p{White_Space}!-/:-@[-`{-~])(\\p{L})', 'gu');

/** Upper-cases what follows white space or ASCII punctuation, lower-cases the rest: `old-man's` becomes `Old-Man'S`. */
export function toTitle(text: string): string {
  return text.toLowerCase().replace(wordStart(), (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Upper-cases the first character, lower-cases the rest. */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}
