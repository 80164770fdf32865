import { lazily } from '../../text/lazily.ts';
import { countMentions, type Spelling } from './find-spellings.ts';
import { LEVELS, normalizeSpelling } from './normalize-spelling.ts';
import { BARE, EXACT, LETTERS } from './spelling-level.ts';

/** What a text says about a set of values. */
export interface SpellingMatch {
  /** Index of the value that it is or mentions most; absent when it mentions several alike. */
  readonly value: number | undefined;
  /** How often it mentions each value, unless it is one of them. */
  readonly counts?: ReadonlyMap<number, number>;
}

/** Recognises values in text by their spellings, from exact to loose. */
export interface SpellingTable {
  /**
   * Gives the value that the trimmed text is, or else the one it mentions most. Differs: the reference implementation looks for mentions
   * before it has compared the text as a whole without regard to case, so `Not Spam` is `Spam` there.
   */
  readonly match: (text: string) => SpellingMatch | undefined;
  /** Gives the value that the trimmed text is from end to end. */
  readonly matchWhole: (text: string) => number | undefined;
  /** Gives the smallest index of a value that the text is, at any level. */
  readonly firstWhole: (text: string) => number | undefined;
}

/** Makes the table of some values, each with all its spellings. */
export function makeSpellingTable(values: readonly (readonly string[])[]): SpellingTable {
  const spellings = values.flatMap((texts, value) => texts.map((text): Spelling => ({ text, value })));
  /** Indexes by spelling, one for each level. Made when needed. */
  const indexes: ReadonlyMap<string, number>[] = [];

  function find(text: string, level: number): number | undefined {
    indexes[level] ??= indexSpellings(spellings, level);
    return indexes[level]?.get(normalizeSpelling(text, level));
  }

  /** Gives the value that a text is at each level, with accents and without. */
  function* findAll(text: string, levels: readonly number[]): Iterable<number> {
    for (const level of levels) {
      for (const form of [level, level + BARE]) {
        const value = find(text, form);
        if (value !== undefined) yield value;
      }
    }
  }

  /** No spelling is longer than this once stripped, so longer texts need no careful look. */
  const maxLength = lazily(() => Math.max(0, ...spellings.map((spelling) => spelling.text.normalize('NFKD').length * 2)));

  function matchWhole(text: string, levels: readonly number[] = LEVELS): number | undefined {
    const exact = find(text, EXACT);
    if (exact !== undefined || text.replace(/[^a-z\d\x80-\uffff]/gi, '').length > maxLength()) return exact;
    // Nothing is spelled like a text of which nothing is left.
    const [first] = findAll(
      text,
      levels.filter((level) => level === EXACT || normalizeSpelling(text, level) !== ''),
    );
    return first;
  }

  return {
    match(text) {
      const whole = matchWhole(text);
      const counts = whole === undefined ? countMentions(text, spellings) : undefined;
      // `NotSpam` is `Not_Spam`, not the `Spam` in it.
      const value = counts === undefined ? whole : matchWhole(text, [LETTERS]);
      return value === undefined ? counts && pickMost(counts) : { value };
    },
    matchWhole,
    firstWhole(text) {
      const found = [...findAll(text, LEVELS)];
      return found.length === 0 ? undefined : Math.min(...found);
    },
  };
}

/** The first of several values that are spelled alike counts. */
function indexSpellings(spellings: readonly Spelling[], level: number): ReadonlyMap<string, number> {
  return new Map(spellings.map(({ text, value }) => [normalizeSpelling(text, level), value] as const).reverse());
}

function pickMost(counts: ReadonlyMap<number, number>): SpellingMatch {
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one);
  return { value: first?.[1] === second?.[1] ? undefined : first?.[0], counts };
}
