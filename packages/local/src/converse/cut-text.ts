import { pickInteger, type Random } from '../seeded-random.ts';

const MAX_WORDS = 6;

/** Cuts a text into the pieces of a stream. */
export type Cut = (text: string) => readonly string[];

/**
 * Cuts text into the pieces of a stream: the given ones, so many characters each, or 1 to 6 words each. Joined they are the text; a
 * surrogate pair is never split.
 */
export function cutText(text: string, pieces: number | readonly string[] | undefined, random: Random): readonly string[] {
  if (typeof pieces === 'object' && pieces.join('') === text) return pieces;
  if (typeof pieces === 'number') return cutBy([...text], () => Math.max(1, pieces));
  return cutBy(text.match(/\s*\S+\s*$|\s*\S+|\s+/g) ?? [], () => pickInteger(random, 1, MAX_WORDS));
}

function cutBy(atoms: readonly string[], nextLength: () => number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0, length = nextLength(); start < atoms.length; start += length, length = nextLength()) {
    pieces.push(atoms.slice(start, start + length).join(''));
  }
  return pieces;
}
