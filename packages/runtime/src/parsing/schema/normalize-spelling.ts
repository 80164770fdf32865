import { lazyPattern } from '../../text/lazy-pattern.ts';
import { BARE, LETTERS, LOWER, STRIPPED } from './spelling-level.ts';

const notSpelling = lazyPattern('[^\\p{Alphabetic}\\p{N}\\-_]', 'gu');
const combiningMarks = lazyPattern('\\p{M}', 'gu');
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', Æ: 'AE', Ø: 'O', Œ: 'OE' };

/** Keeps what counts at a level. */
export function normalizeSpelling(text: string, level: number): string {
  const stripped = level < STRIPPED ? text : text.replace(notSpelling(), '');
  const kept = level < LETTERS ? stripped : stripped.replace(/[-_]/g, '');
  const cased = level < LOWER ? kept : kept.toLowerCase();
  return level % 2 === BARE ? removeAccents(cased) : cased;
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

/** Tells whether a code is an ASCII letter or digit. */
export function isAsciiWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}
