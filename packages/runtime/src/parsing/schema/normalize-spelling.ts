/** How much of a text counts when it is compared with a spelling. Each level forgives what the one before does, and more. */
export type SpellingLevel = 'exact' | 'stripped' | 'lower' | 'letters';

const NOT_SPELLING = /[^\p{Alphabetic}\p{N}\-_]/gu;
const NOT_LETTERS = /[^\p{Alphabetic}\p{N}]/gu;
const COMBINING_MARKS = /\p{M}/gu;
const LIGATURES = /[ßæøœÆØŒ]/g;
const LIGATURE_SPELLINGS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', Æ: 'AE', Ø: 'O', Œ: 'OE' };

/** Keeps what counts at a level. */
export function normalizeSpelling(text: string, level: SpellingLevel): string {
  switch (level) {
    case 'exact':
      return text;
    case 'stripped':
      return text.replace(NOT_SPELLING, '');
    case 'lower':
      return text.replace(NOT_SPELLING, '').toLowerCase();
    case 'letters':
      return text.replace(NOT_LETTERS, '').toLowerCase();
  }
}

/** Removes accents and spells ligatures out: `é` becomes `e`, `ß` becomes `ss`. */
export function removeAccents(text: string): string {
  if (isAscii(text)) return text;
  const spelled = text.replace(LIGATURES, (letter) => LIGATURE_SPELLINGS[letter] ?? letter);
  return spelled.normalize('NFKD').replace(COMBINING_MARKS, '');
}

export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
