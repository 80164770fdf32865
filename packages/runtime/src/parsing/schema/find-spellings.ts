import { lazyPattern } from '../../text/lazy-pattern.ts';
import { isAscii, isAsciiWord, normalizeSpelling } from './normalize-spelling.ts';
import { BARE, EXACT, LEVELS, LOWER, STRIPPED } from './spelling-level.ts';

/** One way to write one of several values. */
export interface Spelling {
  readonly text: string;
  /** Index of the value. */
  readonly value: number;
}

/** A normalised text, and for each of its units the place in the text that it comes from. */
interface Haystack {
  readonly text: string;
  /** Empty when every unit is where it was. */
  readonly origins: readonly number[];
}

/** A place that mentions a value: a whole word or several, or the beginning of a word. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly isWord: boolean;
}

/** Spellings shorter than this are not looked for inside of words. */
const MIN_PART_LENGTH = 4;
const wordCharacter = lazyPattern('[\\p{L}\\p{N}]', 'u');
const upperCase = lazyPattern('\\p{Lu}', 'u');

/** Counts how often a text mentions each value: in whole words, at any level; in parts of words only when nothing else is mentioned. */
export function countMentions(text: string, spellings: readonly Spelling[]): ReadonlyMap<number, number> | undefined {
  const hasAccents = !isAscii(text) || spellings.some((spelling) => !isAscii(spelling.text));
  let parts: readonly Hit[] = [];
  for (const level of LEVELS) {
    const accented = findHits(text, spellings, level);
    // Accents count when that finds any.
    const hits = accented.length === 0 && hasAccents ? findHits(text, spellings, level + BARE) : accented;
    const words = hits.filter(({ isWord }) => isWord);
    if (words.length > 0) return countApart(words);
    if (parts.length === 0) parts = hits;
    if (parts.length === 0 && !mayMention(text, spellings)) break;
  }
  return parts.length === 0 ? undefined : countApart(parts);
}

/** Tells whether a text may mention a value at all: a quick look before the careful ones. */
function mayMention(text: string, spellings: readonly Spelling[]): boolean {
  const haystack = normalizeSpelling(text, LOWER + BARE);
  return spellings.some((spelling) => haystack.includes(normalizeSpelling(spelling.text, LOWER + BARE)));
}

function findHits(original: string, spellings: readonly Spelling[], level: number): readonly Hit[] {
  const { text: haystack, origins } = makeHaystack(original, level);
  const hits: Hit[] = [];
  for (const { text, value } of spellings) {
    const needle = normalizeSpelling(text, level);
    if (needle === '') continue;
    for (let start = haystack.indexOf(needle); start !== -1; start = haystack.indexOf(needle, start + needle.length)) {
      const end = start + needle.length;
      const first = origins[start] ?? start;
      const last = origins[end - 1] ?? end - 1;
      // Scripts without blanks between words have no boundaries to look at.
      const isWord = !isAscii(needle) || (isBoundary(original, first) && isBoundary(original, last + 1));
      if (isWord || isPart(original, needle, first)) hits.push({ start, end, value, isWord });
    }
  }
  return hits;
}

function makeHaystack(original: string, level: number): Haystack {
  const origins: number[] = [];
  if (level === EXACT) return { text: original, origins };
  let text = '';
  let at = 0;
  for (const character of original) {
    // Perf: most characters stand for themselves.
    const kept = /[\w-]/.test(character) ? character : normalizeSpelling(character, Math.min(level, STRIPPED + (level % 2)));
    text += kept;
    while (origins.length < text.length) origins.push(at);
    at += character.length;
  }
  const lower = level < LOWER ? text : text.toLowerCase();
  // Letters whose lower case is longer would shift the places; such a text is searched as it is.
  return { text: lower.length === text.length ? lower : text, origins };
}

/** Tells whether a spelling counts that stands at the beginning of a word, as in `Refunds`, or at a hump, as in `isActive`. */
function isPart(text: string, needle: string, first: number): boolean {
  return needle.length >= MIN_PART_LENGTH && (isBoundary(text, first) || beginsHump(text, first));
}

/** Tells whether a word may begin or end at a place. */
function isBoundary(text: string, at: number): boolean {
  return !isWordCharacter(text, at - 1) || !isWordCharacter(text, at);
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code < 128 ? isAsciiWord(code) : wordCharacter().test(String.fromCodePoint(code));
}

function beginsHump(text: string, at: number): boolean {
  return upperCase().test(text.charAt(at)) && !upperCase().test(text.charAt(at - 1));
}

/** Counts hits per value, leaving out those that overlap an earlier or longer one. */
function countApart(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let covered = 0;
  for (const { start, end, value } of [...hits].sort((left, right) => left.start - right.start || right.end - left.end)) {
    if (start < covered) continue;
    covered = end;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
