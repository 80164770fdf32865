import { lazyPattern } from '../../text/lazy-pattern.ts';
import { EXACT, isAscii, isAsciiWord, LOWER, normalizeSpelling, type SpellingLevel, STRIPPED } from './normalize-spelling.ts';

/** One way to write one of several values. */
export interface Spelling {
  readonly text: string;
  /** Index of the value. */
  readonly value: number;
}

/** How often a text mentions each value: in whole words, or at the beginning of words. */
export interface Mentions {
  readonly words: ReadonlyMap<number, number>;
  readonly parts: ReadonlyMap<number, number>;
}

/** A normalised text, and for each of its units the place in the text that it comes from. */
interface Haystack {
  readonly text: string;
  /** Absent when every unit is where it was. */
  readonly origins: readonly number[] | undefined;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** Spellings shorter than this are not looked for inside of words. */
const MIN_PART_LENGTH = 4;
const wordCharacter = lazyPattern('[\\p{L}\\p{N}]', 'u');
const upperCase = lazyPattern('\\p{Lu}', 'u');

/** Tells whether a text may mention a value at all: a quick look before the careful ones. */
export function mayMention(text: string, spellings: readonly Spelling[]): boolean {
  const haystack = normalizeSpelling(text, LOWER, true);
  return spellings.some((spelling) => haystack.includes(normalizeSpelling(spelling.text, LOWER, true)));
}

/** Counts the mentions of each value at a level of normalisation; without accents only when there are none with them. */
export function countMentions(text: string, spellings: readonly Spelling[], level: SpellingLevel): Mentions {
  const mentions = countAt(text, spellings, level, false);
  const hasAny = mentions.words.size > 0 || mentions.parts.size > 0;
  return hasAny || (isAscii(text) && spellings.every((spelling) => isAscii(spelling.text)))
    ? mentions
    : countAt(text, spellings, level, true);
}

function countAt(original: string, spellings: readonly Spelling[], level: SpellingLevel, isBare: boolean): Mentions {
  const haystack = makeHaystack(original, level, isBare);
  const words: Hit[] = [];
  const parts: Hit[] = [];
  for (const { text, value } of spellings) {
    const needle = normalizeSpelling(text, level, isBare);
    if (needle === '') continue;
    for (let start = haystack.text.indexOf(needle); start !== -1; start = haystack.text.indexOf(needle, start + needle.length)) {
      const end = start + needle.length;
      const first = haystack.origins?.[start] ?? start;
      const last = haystack.origins?.[end - 1] ?? end - 1;
      // Scripts without blanks between words have no boundaries to look at.
      const isInWord = isAscii(needle) && !(isBoundary(original, first) && isBoundary(original, last + 1));
      if (!isInWord) words.push({ start, end, value });
      if (!isInWord || isPart(original, needle, first)) parts.push({ start, end, value });
    }
  }
  return { words: countApart(words), parts: countApart(parts) };
}

function makeHaystack(original: string, level: SpellingLevel, isBare: boolean): Haystack {
  if (level === EXACT && !isBare) return { text: original, origins: undefined };
  const origins: number[] = [];
  const keepUpTo = (end: number): void => {
    for (let at = next; at < end; at += 1) origins.push(at);
  };
  let next = 0;
  const text = original.replace(level === EXACT ? /[^\0-\x7f]/gu : /[^\w-]/gu, (character, at: number) => {
    const kept = normalizeSpelling(character, level === EXACT ? EXACT : STRIPPED, isBare);
    keepUpTo(at);
    origins.push(...new Array<number>(kept.length).fill(at));
    next = at + character.length;
    return kept;
  });
  keepUpTo(original.length);
  const lower = level < LOWER ? text : text.toLowerCase();
  // Letters whose lower case is longer would shift the places; such a text is searched as it is.
  return { text: lower.length === text.length ? lower : text, origins };
}

/** Tells whether a spelling counts that stands at the beginning of a word, as in `Refunds`, or at a hump, as in `isActive`. */
function isPart(text: string, needle: string, first: number): boolean {
  return needle.length >= MIN_PART_LENGTH && (isBoundary(text, first) || beginsHump(text, first));
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code < 128 ? isAsciiWord(code) : wordCharacter().test(String.fromCodePoint(code));
}

/** Tells whether a word may begin or end at a place. */
function isBoundary(text: string, at: number): boolean {
  return !isWordCharacter(text, at - 1) || !isWordCharacter(text, at);
}

function beginsHump(text: string, at: number): boolean {
  return upperCase().test(text.charAt(at)) && !upperCase().test(text.charAt(at - 1));
}

/** Counts hits per value, leaving out those that overlap an earlier or longer one. */
function countApart(hits: Hit[]): ReadonlyMap<number, number> {
  hits.sort((left, right) => left.start - right.start || right.end - left.end);
  const counts = new Map<number, number>();
  let covered = 0;
  for (const { start, end, value } of hits) {
    if (start < covered) continue;
    covered = end;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
