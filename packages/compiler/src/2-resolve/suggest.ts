const MAX_SUGGESTIONS = 3;

/**
 * The candidates nearest to a misspelt name, best first, at most three: equal but for case, then by edit distance of at most
 * max(2, ⌊length / 3⌋), ties in alphabetical order. Names with nothing in common are never near.
 */
export function suggest(name: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const folded = name.toLowerCase();
  const ranked: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const distance = candidate.toLowerCase() === folded ? 0 : editDistance(name, candidate, limit);
    if (distance <= limit && distance < Math.max(name.length, candidate.length)) ranked.push({ candidate, distance });
  }
  ranked.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return ranked.slice(0, MAX_SUGGESTIONS).map(({ candidate }) => candidate);
}

/**
 * Damerau–Levenshtein distance (optimal string alignment), or `limit + 1` as soon as it is known to be larger. Words over a hundred
 * characters are never near anything: the work per pair stays bounded.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 100 || b.length > 100) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
