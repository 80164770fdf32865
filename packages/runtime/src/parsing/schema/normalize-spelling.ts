import { lazyPattern } from '../../text/lazy-pattern.ts';

/** How much of a text counts when it is compared with a spelling. Each level forgives what the ones before do, and more. */
export const EXACT = 0;
/** Only letters, digits, `-` and `_` count. */
export const STRIPPED = 1;
/** Case does not count either. */
export const LOWER = 2;
/** Only letters and digits count. */
export const LETTERS = 3;
export type SpellingLevel = typeof EXACT | typeof STRIPPED | typeof LOWER | typeof LETTERS;

const notSpelling = lazyPattern('[^\\p{Alphabetic}\\p{N}\\-_]', 'gu');
const notLetters = lazyPattern('[^\\p{Alphabetic}\\p{N}]', 'gu');
const combiningMarks = lazyPattern('\\p{M}', 'gu');
const LIGATURES = /[ßæøœÆØŒ]/g;
const LIGATURE_SPELLINGS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', Æ: 'AE', Ø: 'O', Œ: 'OE' };

/** Keeps what counts at a level; `isBare` leaves accents out too. */
export function normalizeSpelling(text: string, level: SpellingLevel, isBare: boolean): string {
  const kept = level === EXACT ? text : text.replace(level === LETTERS ? notLetters() : notSpelling(), '');
  const cased = level < LOWER ? kept : kept.toLowerCase();
  return isBare ? removeAccents(cased) : cased;
}

/** Removes accents and spells ligatures out: `é` becomes `e`, `ß` becomes `ss`. */
function removeAccents(text: string): string {
  if (isAscii(text)) return text;
  const spelled = text.replace(LIGATURES, (letter) => LIGATURE_SPELLINGS[letter] ?? letter);
  return spelled.normalize('NFKD').replace(combiningMarks(), '');
}

export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Tells whether a code is an ASCII letter or digit. */
export function isAsciiWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}
