/** How much of a text counts when it is compared with a spelling. Each level forgives what the ones before do, and more. */
export const EXACT = 0;
/** Only letters, digits, `-` and `_` count. */
export const STRIPPED = 2;
/** Case does not count either. */
export const LOWER = 4;
/** Only letters and digits count. */
export const LETTERS = 6;
/** Added to a level: accents do not count. */
export const BARE = 1;

/** The levels that spellings are looked for at, one after the other. */
export const LEVELS: readonly number[] = [EXACT, STRIPPED, LOWER];
