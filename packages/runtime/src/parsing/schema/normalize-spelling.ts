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

/** The levels that spellings are looked for at, one after the other. */
export const LEVELS: readonly SpellingLevel[] = [EXACT, STRIPPED, LOWER];

const notSpelling = lazyPattern('[^\\p{Alphabetic}\\p{N}\\-_]', 'gu');
const notLetters = lazyPattern('[^\\p{Alphabetic}\\p{N}]', 'gu');
const combiningMarks = lazyPattern('\\p{M}', 'gu');
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', Æ: 'AE', Ø: 'O', Œ: 'OE' };

/** Keeps what counts at a level; `isBare` leaves accents out too. */
export function normalizeSpelling(text: string, level: SpellingLevel, isBare: boolean): string {
  const kept = level === EXACT ? text : text.replace(level === LETTERS ? notLetters() : notSpelling(), '');
  const cased = level < LOWER ? kept : kept.toLowerCase();
  return isBare ? removeAccents(cased) : cased;
}

/** Removes accents and spells ligatures out: `é` becomes `e`, `ß` becomes `ss`. */
function removeAccents(text: string): string {
  if (isAscii(text)) return text;
  const spelled = text.replace(/[Æ-œ]/g, (letter) => LIGATURES[letter] ?? letter);
  return spelled.normalize('NFKD').replace(combiningMarks(), '');
}

export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
