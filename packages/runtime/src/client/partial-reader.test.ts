import { expect, it } from 'vitest';
import { DeltaLog } from './delta-log.ts';
import { PartialReader } from './partial-reader.ts';

/** A log, and a way to read it with a parser that shows the text so far in capitals, and nothing for an empty text. */
function stream(): { log: DeltaLog<string>; fed: string[]; reader: () => () => string[] } {
  const fed: string[] = [];
  const log = new DeltaLog<string>();
  const open = (): { feed(delta: string): void; partial(): unknown } => {
    let text = '';
    return {
      feed(delta) {
        fed.push(delta);
        text += delta;
      },
      partial: () => (text.trim() === '' ? undefined : text.trim().toUpperCase()),
    };
  };
  const reader = (): (() => string[]) => {
    const partials = new PartialReader(log, open);
    return () => {
      const values: string[] = [];
      for (let entry = partials.next(); entry !== undefined; entry = partials.next()) values.push(entry.value);
      return values;
    };
  };
  return { log, fed, reader };
}

it('parses nothing before somebody reads, and nothing twice', () => {
  const { log, fed, reader } = stream();
  const read = reader();
  log.add('a');
  log.add('b');
  expect(fed).toEqual([]);
  expect(read()).toEqual(['A', 'AB']);
  log.add('c');
  expect(read()).toEqual(['ABC']);
  expect(fed).toEqual(['a', 'b', 'c']);
});

it('gives every reader all values', () => {
  const { log, reader } = stream();
  const [first, second] = [reader(), reader()];
  log.add('a');
  expect(first()).toEqual(['A']);
  log.add('b');
  log.end('AB');
  expect([first(), second(), reader()()]).toEqual([['AB'], ['A', 'AB'], ['A', 'AB']]);
});

it('leaves out what is equal, and what shows nothing', () => {
  const { log, reader } = stream();
  for (const delta of ['', ' ', 'a', '', ' ', 'b']) log.add(delta);
  expect(reader()()).toEqual(['A', 'A B']);
});

it('begins anew with another attempt', () => {
  const { log, reader } = stream();
  log.add('a');
  log.restart();
  log.add('x');
  log.add('y');
  expect(reader()()).toEqual(['A', 'X', 'XY']);
});

it.each([
  ['differs from the last', 'Z', ['A', 'Z']],
  ['equals the last', 'A', ['A']],
])('ends with a value that %s', (_name, last, expected) => {
  const { log, reader } = stream();
  log.add('a');
  log.end(last);
  const read = reader();
  expect(read()).toEqual(expected);
  expect(read()).toEqual([]);
});
