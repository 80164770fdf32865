import { expect, it } from 'vitest';
import { didYouMean, suggest } from './index.ts';

it.each([
  ['Persn', ['Person', 'Order', 'Parson'], ['Person', 'Parson']],
  ['person', ['Persons', 'PERSON'], ['PERSON', 'Persons']],
  ['claas', ['class', 'enum'], ['class']],
  ['calss', ['class'], ['class']],
  ['abcdefghi', ['abcdefxyz', 'abcdwxyz'], ['abcdefxyz']],
  ['x', ['constructor', '__proto__', 'toString'], []],
  ['aa', ['ab', 'ac', 'ad', 'ae'], ['ab', 'ac', 'ad']],
  ['same', ['same', 'same'], []],
  ['x'.repeat(5000), ['x'.repeat(5001)], []],
])('suggests for %j among %j', (name, candidates, expected) => {
  expect(suggest(name, candidates)).toEqual(expected);
});

it.each([
  ['xx', ['Person'], undefined],
  ['persn', ['person'], 'did you mean `person`?'],
  ['ab', ['ax', 'ay'], 'did you mean `ax` or `ay`?'],
  ['ab', ['ax', 'ay', 'az'], 'did you mean `ax`, `ay` or `az`?'],
])('asks for %j among %j', (name, candidates, expected) => {
  expect(didYouMean(name, candidates)).toBe(expected);
});
