import { expect, it } from 'vitest';
import { PartialSequence } from './partial-sequence.ts';

/** A sequence over a parser that shows the text so far in capitals, and nothing for an empty text. */
function sequence(): { values: PartialSequence<string>; fed: string[]; read: () => string[] } {
  const fed: string[] = [];
  const values = new PartialSequence<string>(() => {
    let text = '';
    return {
      feed(delta) {
        fed.push(delta);
        text += delta;
      },
      partial: () => (text.trim() === '' ? undefined : text.trim().toUpperCase()),
    };
  });
  const read = (): string[] => {
    const all: string[] = [];
    for (let entry = values.at(0); entry !== undefined; entry = values.at(all.length)) all.push(entry.value);
    return all;
  };
  return { values, fed, read };
}

it('parses nothing before somebody reads', () => {
  const { values, fed, read } = sequence();
  values.add('a');
  values.add('b');
  expect(fed).toEqual([]);
  expect(read()).toEqual(['A', 'AB']);
  values.add('c');
  expect(read()).toEqual(['A', 'AB', 'ABC']);
  expect(fed).toEqual(['a', 'b', 'c']);
});

it('leaves out what is equal, and what shows nothing', () => {
  const { values, read } = sequence();
  for (const delta of ['', ' ', 'a', '', ' ', 'b']) values.add(delta);
  expect(read()).toEqual(['A', 'A B']);
});

it('begins anew with another attempt', () => {
  const { values, read } = sequence();
  values.add('a');
  values.restart();
  values.add('x');
  values.add('y');
  expect(read()).toEqual(['A', 'X', 'XY']);
});

it.each([
  ['differs from the last', 'Z', ['A', 'Z']],
  ['equals the last', 'A', ['A']],
])('ends with a value that %s', (_name, last, expected) => {
  const { values, read } = sequence();
  values.add('a');
  values.end(last);
  expect(read()).toEqual(expected);
  expect(read()).toEqual(expected);
});
