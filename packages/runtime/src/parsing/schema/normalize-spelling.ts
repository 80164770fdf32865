import { lazyPattern } from '../../text/lazy-pattern.ts';

/** How much of a text counts when it is compared with a spelling. Each level forgives what the one before does, and more. */
export type SpellingLevel = 'exact' | 'stripped' | 'lower' | 'letters';

const notSpelling = lazyPattern('[^\\p{Alphabetic}\\p{N}\\-_]', 'gu');
const notLetters = lazyPattern('[^\\p{Alphabetic}\\p{N}]', 'gu');
const combiningMarks = lazyPattern('\\p{M}', 'gu');
const LIGATURES = /[ßæøœÆØŒ]/g;
const LIGATURE_SPELLINGS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', Æ: 'AE', Ø: 'O', Œ: 'OE' };

/** Keeps what counts at a level. */
export function normalizeSpelling(text: string, level: SpellingLevel): string {
  switch (level) {
    case 'exact':
      return text;
    case 'stripped':
      return text.replace(notSpelling(), '');
    case 'lower':
      return text.replace(notSpelling(), '').toLowerCase();
    case 'letters':
      return text.replace(notLetters(), '').toLowerCase();
  }
}

/** Removes accents and spells ligatures out: `é` becomes `e`, `ß` becomes `ss`. */
export function removeAccents(text: string): string {
  if (isAscii(text)) return text;
  const spelled = text.replace(LIGATURES, (letter) => LIGATURE_SPELLINGS[letter] ?? letter);
  return spelled.normalize('NFKD').replace(combiningMarks(), '');
}

export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
