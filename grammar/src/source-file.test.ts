import { expect, it } from 'vitest';
import { createSourceFile, lineAt, positionAt } from './index.ts';

const file = createSourceFile('a.baml', 'ab\ncd\r\nef\r\ngh\ri😀j');

it.each([
  [0, 0, 0],
  [2, 0, 2],
  [3, 1, 0],
  [6, 1, 3],
  [7, 2, 0],
  [11, 3, 0],
  [14, 4, 0],
  [17, 4, 3],
  [18, 4, 4],
])('places offset %i on line %i, character %i', (offset, line, character) => {
  expect(positionAt(file, offset)).toEqual({ line, character });
});

it('gives lines without their ends', () => {
  expect([0, 1, 2, 3, 4, 5].map((line) => lineAt(file, line))).toEqual(['ab', 'cd', 'ef', 'gh', 'i😀j', '']);
});
