import { countMentions, mayMention, type Spelling } from './find-spellings.ts';
import { normalizeSpelling, removeAccents, type SpellingLevel } from './normalize-spelling.ts';

/** What a text says about a set of values: the index of one of them, several alike, or nothing. */
export type SpellingMatch =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'mention'; readonly value: number }
  | { readonly kind: 'ambiguous'; readonly counts: ReadonlyMap<number, number> };

const LEVELS: readonly SpellingLevel[] = ['exact', 'stripped', 'lower'];

/** Recognises values in text by their spellings, from exact to loose. */
export class SpellingTable {
  readonly #spellings: readonly Spelling[];
  /** Lower bounds make looks at long texts cheap: no spelling is longer than this once stripped. */
  readonly #maxLength: number;
  readonly #exact: ReadonlyMap<string, number>;
  /** For each level, first the spellings and then the spellings without accents. Made when needed. */
  #loose: ReadonlyMap<SpellingLevel, readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>]> | undefined = undefined;

  constructor(spellings: readonly Spelling[]) {
    this.#spellings = spellings;
    this.#exact = indexSpellings(spellings, (text) => text);
    this.#maxLength = Math.max(0, ...spellings.map(({ text }) => text.normalize('NFKD').length * 2));
  }

  /**
   * Gives the value that the trimmed text is, or else the one it mentions most. Differs: the reference implementation looks for mentions
   * before it has compared the text as a whole without regard to case, so `Not Spam` is `Spam` there.
   */
  match(text: string): SpellingMatch | undefined {
    const whole = this.matchWhole(text);
    if (whole !== undefined) return { kind: 'exact', value: whole };
    return this.#matchMention(text);
  }

  /** Gives the value that the trimmed text is from end to end. */
  matchWhole(text: string): number | undefined {
    const exact = this.#exact.get(text);
    if (exact !== undefined) return exact;
    if (spellingLength(text, this.#maxLength) > this.#maxLength) return undefined;
    for (const level of LEVELS) {
      const value = this.#matchLevel(text, level);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Gives the smallest index of a value that the text is, at any level. */
  firstWhole(text: string): number | undefined {
    const matches = LEVELS.flatMap((level) => {
      const [plain, bare] = this.#looseTables(level);
      const key = normalizeSpelling(text, level);
      return [plain.get(key), bare.get(removeAccents(key))];
    });
    const found = matches.filter((value) => value !== undefined);
    return found.length === 0 ? undefined : Math.min(...found);
  }

  #matchLevel(text: string, level: SpellingLevel): number | undefined {
    const [plain, bare] = this.#looseTables(level);
    const key = normalizeSpelling(text, level);
    if (key === '' && level !== 'exact') return undefined;
    return plain.get(key) ?? bare.get(removeAccents(key));
  }

  #looseTables(level: SpellingLevel): readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>] {
    this.#loose ??= new Map(
      ([...LEVELS, 'letters'] as const).map((each) => [
        each,
        [
          indexSpellings(this.#spellings, (text) => normalizeSpelling(text, each)),
          indexSpellings(this.#spellings, (text) => removeAccents(normalizeSpelling(text, each))),
        ],
      ]),
    );
    return this.#loose.get(level) ?? [new Map(), new Map()];
  }

  #matchMention(text: string): SpellingMatch | undefined {
    const counts = this.#countMentions(text);
    if (counts === undefined) return undefined;
    // `NotSpam` is `Not_Spam`, not the `Spam` in it.
    const whole = spellingLength(text, this.#maxLength) > this.#maxLength ? undefined : this.#matchLevel(text, 'letters');
    return whole === undefined ? pickMost(counts) : { kind: 'exact', value: whole };
  }

  /** Whole words first, at every level; parts of words only when nothing else is mentioned. */
  #countMentions(text: string): ReadonlyMap<number, number> | undefined {
    let parts: ReadonlyMap<number, number> | undefined;
    for (const level of LEVELS) {
      const mentions = countMentions(text, this.#spellings, level);
      if (mentions.words.size > 0) return mentions.words;
      if (mentions.parts.size > 0) parts ??= mentions.parts;
      else if (level === 'exact' && !mayMention(text, this.#spellings)) return undefined;
    }
    return parts;
  }
}

function indexSpellings(spellings: readonly Spelling[], normalize: (text: string) => string): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const { text, value } of spellings) {
    const key = normalize(text);
    const known = index.get(key);
    index.set(key, known === undefined ? value : Math.min(known, value));
  }
  return index;
}

/** Counts the characters that survive stripping, up to one more than the limit. */
function spellingLength(text: string, limit: number): number {
  let length = 0;
  for (let at = 0; at < text.length && length <= limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)) length += 1;
  }
  return length;
}

function pickMost(counts: ReadonlyMap<number, number>): SpellingMatch {
  const most = Math.max(...counts.values());
  const winners = [...counts].filter(([, count]) => count === most);
  const [winner] = winners;
  return winner !== undefined && winners.length === 1 ? { kind: 'mention', value: winner[0] } : { kind: 'ambiguous', counts };
}
