import { countMentions, mayMention, type Spelling } from './find-spellings.ts';
import { EXACT, isAsciiWord, LETTERS, LOWER, normalizeSpelling, type SpellingLevel, STRIPPED } from './normalize-spelling.ts';

/** What a text says about a set of values. */
export interface SpellingMatch {
  /** Index of the value that it is or mentions most; absent when it mentions several alike. */
  readonly value: number | undefined;
  /** How often it mentions each value, unless it is one of them. */
  readonly counts?: ReadonlyMap<number, number>;
}

const LEVELS = [EXACT, STRIPPED, LOWER] as const;

/** Recognises values in text by their spellings, from exact to loose. */
export class SpellingTable {
  readonly #spellings: readonly Spelling[];
  /** Makes looks at long texts cheap: no spelling is longer than this once stripped. */
  readonly #maxLength: number;
  /** Indexes by spelling, two for each level: with accents and without. Made when needed. */
  readonly #indexes: ReadonlyMap<string, number>[] = [];

  constructor(spellings: readonly Spelling[]) {
    this.#spellings = spellings;
    this.#maxLength = Math.max(0, ...spellings.map(({ text }) => text.normalize('NFKD').length * 2));
  }

  /**
   * Gives the value that the trimmed text is, or else the one it mentions most. Differs: the reference implementation looks for mentions
   * before it has compared the text as a whole without regard to case, so `Not Spam` is `Spam` there.
   */
  match(text: string): SpellingMatch | undefined {
    const whole = this.matchWhole(text);
    const counts = whole === undefined ? this.#countMentions(text) : undefined;
    // `NotSpam` is `Not_Spam`, not the `Spam` in it.
    const value = counts === undefined ? whole : this.matchWhole(text, [LETTERS]);
    return value === undefined ? counts && pickMost(counts) : { value };
  }

  /** Gives the value that the trimmed text is from end to end. */
  matchWhole(text: string, levels: readonly SpellingLevel[] = LEVELS): number | undefined {
    const exact = this.#find(text, EXACT, false);
    if (exact !== undefined || hasMoreThan(this.#maxLength, text)) return exact;
    for (const level of levels) {
      // Nothing is spelled like a text of which nothing is left.
      if (level !== EXACT && normalizeSpelling(text, level, false) === '') continue;
      const value = this.#find(text, level, false) ?? this.#find(text, level, true);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Gives the smallest index of a value that the text is, at any level. */
  firstWhole(text: string): number | undefined {
    const found = LEVELS.flatMap((level) => [false, true].map((isBare) => this.#find(text, level, isBare) ?? Number.POSITIVE_INFINITY));
    const first = Math.min(...found);
    return Number.isFinite(first) ? first : undefined;
  }

  #find(text: string, level: SpellingLevel, isBare: boolean): number | undefined {
    const normalize = (spelling: string): string => normalizeSpelling(spelling, level, isBare);
    this.#indexes[2 * level + Number(isBare)] ??= indexSpellings(this.#spellings, normalize);
    return this.#indexes[2 * level + Number(isBare)]?.get(normalize(text));
  }

  /** Whole words first, at every level; parts of words only when nothing else is mentioned. */
  #countMentions(text: string): ReadonlyMap<number, number> | undefined {
    let parts: ReadonlyMap<number, number> | undefined;
    for (const level of LEVELS) {
      const mentions = countMentions(text, this.#spellings, level);
      if (mentions.words.size > 0) return mentions.words;
      if (mentions.parts.size > 0) parts ??= mentions.parts;
      else if (level === EXACT && !mayMention(text, this.#spellings)) return undefined;
    }
    return parts;
  }
}

function indexSpellings(spellings: readonly Spelling[], normalize: (text: string) => string): ReadonlyMap<string, number> {
  // The first of several values that are spelled alike counts.
  return new Map(spellings.map(({ text, value }) => [normalize(text), value] as const).reverse());
}

/** Tells whether more characters than a limit survive stripping. */
function hasMoreThan(limit: number, text: string): boolean {
  let length = 0;
  for (let at = 0; at < text.length && length <= limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || isAsciiWord(code)) length += 1;
  }
  return length > limit;
}

function pickMost(counts: ReadonlyMap<number, number>): SpellingMatch {
  const most = Math.max(...counts.values());
  const winners = [...counts.keys()].filter((value) => counts.get(value) === most);
  return { value: winners.length === 1 ? winners[0] : undefined, counts };
}
