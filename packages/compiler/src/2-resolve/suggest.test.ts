import { describe, expect, it } from 'vitest';
import { suggest } from './suggest.ts';

describe('suggest', () => {
  it.each<[name: string, candidates: string[], expected: string[]]>([
    ['Persn', ['Person', 'Pet'], ['Person']],
    ['PERSON', ['Persons', 'Person'], ['Person']],
    ['regoin', ['region', 'sts_region'], ['region']],
    ['Completely', ['Different', 'Names'], []],
    ['Itme', ['Item', 'Items', 'Time', 'Iteme'], ['Item', 'Iteme', 'Items']],
    ['a', ['bc'], []],
    ['toString', ['constructor'], []],
  ])('%s among %j gives %j', (name, candidates, expected) => {
    expect(suggest(name, candidates)).toEqual(expected);
  });
});
