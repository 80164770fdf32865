const MAX_SUGGESTIONS = 3;

/** Longer words are never near anything, so that the work for one pair stays bounded. */
const MAX_WORD_LENGTH = 100;

/**
 * The candidates nearest to a misspelt name, best first, at most three: those equal but for case, then by an edit distance of at most
 * max(2, ⌊length / 3⌋), then in alphabetical order.
 */
export function suggest(name: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const folded = name.toLowerCase();
  const ranked: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const distance = candidate.toLowerCase() === folded ? 0 : editDistance(name, candidate, limit);
    if (distance <= limit) ranked.push({ candidate, distance });
  }
  ranked.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return ranked.slice(0, MAX_SUGGESTIONS).map(({ candidate }) => candidate);
}

/** ``did you mean `a`, `b` or `c`?``, or nothing when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const quoted = suggest(name, candidates).map((candidate) => `\`${candidate}\``);
  const last = quoted.pop();
  if (last === undefined) return undefined;
  return `did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}

/** Damerau–Levenshtein distance (neighbours swapped count one), or `limit + 1` as soon as it is known to be larger. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > MAX_WORD_LENGTH) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + cost);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) best = Math.min(best, at(beforePrevious, column - 2) + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
