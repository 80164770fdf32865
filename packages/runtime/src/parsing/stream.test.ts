import { describe, expect, it } from 'vitest';
import type { FieldType, Program } from '../program/index.ts';
import { evaluateConstraint } from '../template/index.ts';
import { createParser } from './index.ts';

const positive = { expr: 'this > 0', ast: ['>', ['$', 'this'], 0] } as const;
const ordered = { expr: 'this.lo <= this.hi', ast: ['<=', ['.', ['$', 'this'], 'lo'], ['.', ['$', 'this'], 'hi']] } as const;

const program: Program = {
  format: 1,
  enums: { Card: { values: { Car: {}, Card: {} } } },
  classes: {
    Point: { fields: { x: 'int', y: 'int' } },
    Mail: { fields: { email: { optional: 'string' }, n: { optional: 'int' } } },
    Node: { fields: { next: { optional: 'Node' }, v: { optional: 'string' } } },
    Done: {
      fields: {
        a: { type: { list: 'string' }, stream: { done: true } },
        b: { type: { optional: { list: 'string' } }, stream: { done: true } },
        c: 'string',
      },
    },
    Inner: { fields: { p: 'string', q: 'int' }, stream: { done: true } },
    Needed: { fields: { kind: { type: 'string', stream: { not_null: true } }, n: 'int' } },
    Checked: { fields: { a: { type: 'int', check: { positive } }, b: 'int' } },
    Range: { fields: { lo: 'int', hi: 'int' }, assert: [ordered] },
    State: {
      fields: {
        a: { type: { optional: 'int' }, stream: { with_state: true } },
        l: { type: { list: 'int' }, stream: { with_state: true } },
      },
    },
    Nested: { fields: { z: { optional: 'Point' }, a: { optional: 'Point' } } },
  },
};

const NOTHING = Symbol('nothing to show');

function partial(type: FieldType, text: string): unknown {
  const stream = createParser(program, type, { evaluateConstraint }).stream();
  for (const character of text) stream.feed(character);
  return stream.partial() ?? NOTHING;
}

describe('partial values', () => {
  it.each<readonly [about: string, type: FieldType, text: string, value: unknown]>([
    ['no item before there is one', { list: 'Point' }, 'Sure', []],
    ['no item made of prose', { list: 'string' }, 'Sure', []],
    ['an item that grows', { list: 'string' }, 'Sure: ["ab", "c', ['ab', 'c']],
    ['no unfinished number', { list: 'int' }, '[12, 3', [12]],
    ['no unfinished word as text', 'Mail', '{"email": nul', { email: null, n: null }],
    ['no unfinished word as an object', 'Node', '{"next": nul', { next: null, v: null }],
    ['no word as text that may be a bool', { union: ['string', 'bool'] }, 'tru', NOTHING],
    ['text once it can be nothing else', { union: ['string', 'bool'] }, 'trunk', 'trunk'],
    ['no half escape', 'Mail', '{"email": "a\\', { email: 'a', n: null }],
    ['no half unicode escape', 'Mail', '{"email": "a\\u00e', { email: 'a', n: null }],
    ['no half of a pair', 'Mail', '{"email": "a\\ud83d', { email: 'a', n: null }],
    ['no name in a text that is not closed', 'Card', '"Car', NOTHING],
    ['a name in a closed text', 'Card', '"Car"', 'Car'],
    ['no name in prose that may go on', 'Card', ' Car', NOTHING],
    ['an empty list for one that is shown complete', 'Done', '{"a": ["x"', { a: [], b: null, c: null }],
    ['the complete list', 'Done', '{"a": ["x"], "b": ["y"', { a: ['x'], b: null, c: null }],
    ['no object that is shown complete', { list: 'Inner' }, '[{"p": "x", "q": 1', []],
    ['no object without what it needs', { list: 'Needed' }, '[{"n": 1, ', []],
    ['an object that has what it needs', { list: 'Needed' }, '[{"n": 1, "kind": "a', [{ kind: 'a', n: 1 }]],
    ['null for a checked value that grows', 'Checked', '{"a": 1', { a: null, b: null }],
    ['an object whose assert cannot be judged yet', 'Range', '{"lo": 5, "hi": 2', { lo: 5, hi: null }],
    ['states', 'State', '{"l": [1, 2', { a: { value: null, state: 'Pending' }, l: { value: [1], state: 'Incomplete' } }],
    ['what is known before any text', 'Point', '', { x: null, y: null }],
    ['the text itself', 'string', ' "a', ' "a'],
  ])('%s', (_about, type, text, value) => {
    expect(partial(type, text)).toEqual(value);
  });

  it('has fields in declared order', () => {
    expect(Object.keys(partial('Nested', '{"a": {"x": 1,') as object)).toEqual(['z', 'a']);
  });

  it('shares what is closed with the partials after it', () => {
    const stream = createParser(program, { list: 'Point' }, { evaluateConstraint }).stream();
    stream.feed('[{"x": 1, "y": 2}, {"x": 3');
    const first = stream.partial() as readonly unknown[];
    stream.feed(', "y": 4}, {');
    const second = stream.partial() as readonly unknown[];
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
  });

  it('leaves a partial as it was when the text goes on', () => {
    const stream = createParser(program, { list: 'Point' }, { evaluateConstraint }).stream();
    stream.feed('[{"x": 1, ');
    const first = stream.partial();
    stream.feed('"y": 2}, {"x": 3,');
    stream.partial();
    expect(first).toEqual([{ x: 1, y: null }]);
  });
});

it('shows what stands in a fence behind a bracket that is no data', () => {
  const stream = createParser(program, 'Point').stream();
  stream.feed('Sorry :-[ it took so long!\n```json\n{"x": 1, "y"');
  expect(stream.partial()).toEqual({ x: 1, y: null });
  stream.feed(': 2}\n```\n');
  expect(stream.partial()).toEqual({ x: 1, y: 2 });
});

describe('finish', () => {
  it('gives the final value', () => {
    const stream = createParser(program, 'Point', { evaluateConstraint }).stream();
    stream.feed('{"x": 1, "y": 2');
    expect(stream.finish()).toEqual({ x: 1, y: 2 });
  });

  it('throws when the answer does not fit', () => {
    const stream = createParser(program, 'Point', { evaluateConstraint }).stream();
    stream.feed('{"x": 1');
    expect(() => stream.finish()).toThrow('y: missing, expected int');
  });
});
