import { isAscii, normalizeSpelling, removeAccents, type SpellingLevel } from './normalize-spelling.ts';

/** One way to write one of several values. */
export interface Spelling {
  readonly text: string;
  /** Index of the value. */
  readonly value: number;
}

/** A normalised text, and for each of its units the place in the text that it comes from. */
interface Haystack {
  readonly text: string;
  /** Absent when the text is as it was. */
  readonly origins: readonly number[] | undefined;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly isWholeWord: boolean;
}

/** Spellings shorter than this are not looked for inside of words. */
const MIN_PART_LENGTH = 4;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const UPPER_CASE = /\p{Lu}/u;

/** Counts for each value how often the text mentions it. Gives nothing when no value is mentioned. */
export function countMentions(
  text: string,
  spellings: readonly Spelling[],
  level: SpellingLevel,
  wholeWords: boolean,
): Map<number, number> | undefined {
  return countHits(text, spellings, level, false, wholeWords) ?? countHits(text, spellings, level, true, wholeWords);
}

function countHits(
  original: string,
  spellings: readonly Spelling[],
  level: SpellingLevel,
  withoutAccents: boolean,
  wholeWords: boolean,
): Map<number, number> | undefined {
  if (withoutAccents && isAscii(original) && spellings.every(({ text }) => isAscii(text))) return undefined;
  const haystack = makeHaystack(original, level, withoutAccents);
  const hits: Hit[] = [];
  for (const { text, value } of spellings) {
    const needle = withoutAccents ? removeAccents(normalizeSpelling(text, level)) : normalizeSpelling(text, level);
    if (needle !== '') collectHits(hits, original, haystack, { needle, value, wholeWords });
  }
  return hits.length === 0 ? undefined : countApart(hits);
}

function makeHaystack(original: string, level: SpellingLevel, withoutAccents: boolean): Haystack {
  if (level === 'exact' && (!withoutAccents || isAscii(original))) return { text: original, origins: undefined };
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of original) {
    const kept = normalizeSpelling(character, level);
    const shown = withoutAccents ? removeAccents(kept) : kept;
    text += shown;
    for (let unit = 0; unit < shown.length; unit += 1) origins.push(at);
    at += character.length;
  }
  return { text, origins };
}

function collectHits(
  hits: Hit[],
  original: string,
  haystack: Haystack,
  search: { readonly needle: string; readonly value: number; readonly wholeWords: boolean },
): void {
  const { needle, value, wholeWords } = search;
  // Scripts without blanks between words have no word boundaries to look at.
  const hasBoundaries = isAscii(needle);
  for (let start = haystack.text.indexOf(needle); start !== -1; start = haystack.text.indexOf(needle, start + needle.length)) {
    const end = start + needle.length;
    const first = haystack.origins?.[start] ?? start;
    const last = haystack.origins?.[end - 1] ?? end - 1;
    const isWholeWord = !hasBoundaries || (beginsWord(original, first) && endsWord(original, last));
    const counts = wholeWords
      ? isWholeWord
      : needle.length >= MIN_PART_LENGTH && (isWholeWord || beginsWord(original, first) || beginsHump(original, first));
    if (counts) hits.push({ start, end, value, isWholeWord });
  }
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  if (code === undefined) return false;
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  return WORD_CHARACTER.test(String.fromCodePoint(code));
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !isWordCharacter(text, at - 1) || !isWordCharacter(text, at);
}

function endsWord(text: string, at: number): boolean {
  return !isWordCharacter(text, at + 1) || !isWordCharacter(text, at);
}

/** Tells whether a word goes on with a capital here, as in `isActive`. */
function beginsHump(text: string, at: number): boolean {
  return UPPER_CASE.test(text.charAt(at)) && !UPPER_CASE.test(text.charAt(at - 1));
}

/** Counts hits per value, leaving out those that overlap an earlier or longer one. */
function countApart(hits: Hit[]): Map<number, number> {
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
