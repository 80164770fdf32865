import { describe, expect, it } from 'vitest';
import type { PlainData } from '../to-plain-data.ts';
import { FloatValue } from '../values.ts';
import { type ToonOptions, writeToon } from './write-toon.ts';
import { writeYaml } from './write-yaml.ts';

/** Plain objects as maps, at any depth. */
function data(value: unknown): PlainData {
  if (Array.isArray(value)) return value.map(data);
  if (typeof value !== 'object' || value === null || value instanceof FloatValue) return value as PlainData;
  return new Map(Object.entries(value).map(([key, item]) => [key, data(item)]));
}

describe('YAML', () => {
  it.each<[unknown, string]>([
    [{ name: 'Rex', tags: ['a', 'b'], home: { zip: 1 }, none: null }, 'name: Rex\ntags:\n- a\n- b\nhome:\n  zip: 1\nnone: null\n'],
    [[{ a: 1, b: [1] }, { a: { c: 2 } }], '- a: 1\n  b:\n  - 1\n- a:\n    c: 2\n'],
    [[[1, 2], [[3]]], '- - 1\n  - 2\n- - - 3\n'],
    [{ a: [], b: {} }, 'a: []\nb: {}\n'],
    [[], '[]\n'],
    [new FloatValue(2), '2.0\n'],
    [new FloatValue(1e21), '1e21\n'],
    ['a\nb', '|-\n  a\n  b\n'],
    [['a\nb'], '- |-\n  a\n  b\n'],
    [{ 5: 'x', true: 't', 'a b': 1, '': 2 }, "'5': x\n'true': t\na b: 1\n'': 2\n"],
    [{ 'a\nb': 1 }, '"a\\nb": 1\n'],
  ])('%o', (value, expected) => {
    expect(writeYaml(data(value))).toBe(expected);
  });

  const SINGLE = ['', ' a', 'a ', '~', 'Null', 'TRUE', '5', '-1.5', '.5', '1.', '+1', '01', '1e3', '0x1F', '0o7', '0b1', '-.inf', '.NaN'];
  SINGLE.push(
    '---',
    '---x',
    '...',
    '-',
    '- x',
    '? x',
    ':',
    ': x',
    ', a',
    '[a',
    '{a',
    '#a',
    '&a',
    '*a',
    '!a',
    '|a',
    '>a',
    '"a',
    '%a',
    '@a',
    '`a',
  );
  SINGLE.push('a: b', 'a #b', 'a:');
  it.each(SINGLE)('quotes %o once', (text) => {
    expect(writeYaml(text)).toBe(`'${text}'\n`);
  });

  const PLAIN = ['yes', 'no', 'tRue', '12:30', '1_000', '1.5.2', '0o8', '1e', 'NaN', 'a:b', ':a', '~a', 'a#', 'a,', '.', '..', '--', '-a'];
  PLAIN.push('=', '<<', "it's", 'q"q', 'a]', '\u00a0', '\u200b');
  it.each(PLAIN)('leaves %o as it is', (text) => {
    expect(writeYaml(text)).toBe(`${text}\n`);
  });

  it.each<[string, string]>([
    ["it's: x", "'it''s: x'"],
    ['a\tb', '"a\\tb"'],
    ['a\r\nb', '"a\\r\\nb"'],
    ['\u0001\u0085\ufeff\u2028"\\', '"\\x01\\N\\uFEFF\\L\\"\\\\"'],
    ['a \nb', '"a \\nb"'],
    ['a\nb ', '"a\\nb "'],
    ['a\n', '|\n  a'],
    ['a\n\n', '|+\n  a\n'],
    ['\n', '|2+\n'],
    [' a\nb', '|2-\n   a\n  b'],
    ['a\n\nb', '|-\n  a\n\n  b'],
  ])('writes %o', (text, expected) => {
    expect(writeYaml(text)).toBe(`${expected}\n`);
  });
});

describe('TOON', () => {
  const rows = [
    { id: 1, name: 'ann' },
    { name: 'b,c', id: 2 },
  ];

  it.each<[unknown, string, Partial<ToonOptions>?]>([
    [5, '5'],
    [null, 'null'],
    [new FloatValue(2), '2'],
    [new FloatValue(1e-7), '0.0000001'],
    [new FloatValue(Number.NaN), 'null'],
    [{ b: 1, a: 'x', B: true }, 'B: true\na: x\nb: 1'],
    [{ a: { c: 1 } }, 'a:\n  c: 1'],
    [{ tags: ['a', 'b'], none: [] }, 'none[0]:\ntags[2]: a,b'],
    [[1, 2], '[2]: 1,2'],
    [rows, '[2]{id,name}:\n  1,ann\n  2,"b,c"'],
    [{ rows }, 'rows[2]{id,name}:\n  1,ann\n  2,"b,c"'],
    [rows, '[#2|]{id|name}:\n    1|ann\n    2|b,c', { delimiter: '|', indent: 4, lengthMarker: '#' }],
    [rows, '[2\t]{id\tname}:\n1\tann\n2\tb,c', { delimiter: '\t', indent: 0 }],
    [[{ a: 1 }, { b: 1 }], '[2]:\n  - a: 1\n  - b: 1'],
    [[{ a: { b: 1 }, c: 2 }], '[1]:\n  - a:\n      b: 1\n    c: 2'],
    [[{ a: [{ x: 1, y: [1] }], c: 2 }], '[1]:\n  - a[1]:\n    - x: 1\n      y[1]: 1\n    c: 2'],
    [[1, { a: 1 }, [2]], '[3]:\n  - 1\n  - a: 1\n  - [1]: 2'],
    [[[[1], [2]]], '[1]:\n  - [2]:\n    - [1]: 1\n    - [1]: 2'],
    [{ 'c-d': 1, '1a': 2, 'a.b': 3, é: 4 }, '"1a": 2\na.b: 3\n"c-d": 1\n"é": 4'],
    [
      ['', ' a', 'true', '5', '-05', '1.5e3', 'a:b', 'a"b', 'a\nb', '- a'],
      '[10]: ""," a","true","5","-05","1.5e3","a:b","a\\"b","a\\nb","- a"',
    ],
    [['True', '+1', '.5', '1.', '1E5', '-a', '-', 'a|b'], '[8]: True,+1,.5,1.,1E5,-a,-,a|b'],
  ])('%o', (value, expected, options = {}) => {
    expect(writeToon(data(value), { indent: 2, delimiter: ',', lengthMarker: '', ...options })).toBe(expected);
  });
});
