import { remembered } from '../../text/remembered.ts';
import { countMentions, type Spelling } from './find-spellings.ts';
import { isAsciiWord, normalizeSpelling } from './normalize-spelling.ts';
import { BARE, EXACT, LETTERS, LEVELS } from './spelling-level.ts';

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
  // The first of several values that are spelled alike counts.
  const indexAt = remembered(new Map<number, ReadonlyMap<string, number>>(), (level) => {
    return new Map(spellings.map(({ text, value }) => [normalizeSpelling(text, level), value] as const).reverse());
  });
  const find = (text: string, level: number): number | undefined => indexAt(level).get(normalizeSpelling(text, level));

  /** No spelling is longer than this once stripped, so longer texts need no careful look. */
  const maxLength = 2 * Math.max(...spellings.map((spelling) => spelling.text.normalize('NFKD').length));

  function matchWhole(text: string, levels: readonly number[] = LEVELS): number | undefined {
    const exact = find(text, EXACT);
    if (exact !== undefined || hasMoreThan(maxLength, text)) return exact;
    for (const level of levels) {
      // Nothing is spelled like a text of which nothing is left.
      if (level > EXACT && normalizeSpelling(text, level) === '') continue;
      const value = find(text, level) ?? find(text, level + BARE);
      if (value !== undefined) return value;
    }
    return undefined;
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
      const found = LEVELS.flatMap((level) => [find(text, level), find(text, level + BARE)]).filter((value) => value !== undefined);
      return found.length === 0 ? undefined : Math.min(...found);
    },
  };
}

/** Tells whether more characters than a limit survive stripping. Perf: most texts do after a few of them. */
function hasMoreThan(limit: number, text: string): boolean {
  let length = 0;
  for (let at = 0; at < text.length && length <= limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || isAsciiWord(code)) length += 1;
  }
  return length > limit;
}

function pickMost(counts: ReadonlyMap<number, number>): SpellingMatch {
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one);
  return { value: first?.[1] === second?.[1] ? undefined : first?.[0], counts };
}
