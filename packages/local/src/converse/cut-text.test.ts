import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { cutText } from './cut-text.ts';

const cut = (text: string, pieces?: number | readonly string[]) => cutText(text, pieces, seededRandom('test'));

it.each<[string, number | readonly string[] | undefined, readonly string[]]>([
  ['abcd', 3, ['abc', 'd']],
  ['a👍b', 2, ['a👍', 'b']],
  ['abcd', ['ab', 'cd'], ['ab', 'cd']],
  ['', undefined, []],
  ['   ', undefined, ['   ']],
])('cuts %j by %j', (text, pieces, expected) => {
  expect(cut(text, pieces)).toEqual(expected);
});

it('falls back to words when the pieces are of another text', () => {
  expect(cut('one', ['two'])).toEqual(['one']);
});

it('cuts into 1 to 6 words', () => {
  const words = cut('w '.repeat(500)).map((piece) => piece.trim().split(' ').length);
  expect(Math.min(...words)).toBe(1);
  expect(Math.max(...words)).toBe(6);
});

it('loses nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cut(text).join('')).toBe(text);
    }),
  );
});
