import { describe, expect, it } from 'vitest';
import { filterSignatures } from '../program/index.ts';
import { applyFilter } from './apply-filter.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import {
  ClassInstance,
  EnumValue,
  FloatValue,
  HostValue,
  type KeywordArgument,
  MediaValue,
  type TemplateValue,
  TextValue,
} from './values.ts';

const float = (value: number): FloatValue => new FloatValue(value);
const map = (entries: Readonly<Record<string, TemplateValue>>): TemplateValue => new Map(Object.entries(entries));
const pet = (name: string, age: number): TemplateValue =>
  new ClassInstance(
    'Pet',
    new Map<string, TemplateValue>([
      ['name', name],
      ['age', age],
    ]),
    new Map([['name', 'petName']]),
  );
const pets = [pet('Rex', 3), pet('ann', 2)];

type Row = [filter: string, input: TemplateValue, args: readonly TemplateValue[], expected: string, keywords?: readonly KeywordArgument[]];

const TEXT: readonly Row[] = [
  ['upper', 'straße', [], 'STRASSE'],
  ['upper', undefined, [], ''],
  ['upper', new EnumValue('RED', 'rouge'), [], 'ROUGE'],
  ['lower', 'ÀB', [], 'àb'],
  ['capitalize', 'éA B', [], 'Éa b'],
  ['title', "old-man's ab_cd x1y", [], "Old-Man'S Ab_Cd X1y"],
  ['trim', '\u00a0 a \n', [], 'a'],
  ['trim', 'xy😀a😀yx', ['x😀y'], 'a'],
  ['replace', 'a1b1', [1, 2], 'a2b2'],
  ['replace', 'ab', ['', '-'], '-a-b-'],
  ['indent', 'a\nb\n\nc\n', [2], 'a\n  b\n\n  c'],
  [
    'indent',
    'a\n\nb',
    [1],
    ' a\n \n b',
    [
      ['first', true],
      ['blank', true],
    ],
  ],
  ['split', 'a,b,c', [',', 1], '["a", "b,c"]'],
  ['split', ' a  b ', [], '["a", "b"]'],
  ['split', 'a b c', [null, 1], '["a", "b c"]'],
  ['split', 'ab', [''], '["", "a", "b", ""]'],
  ['lines', 'a\nb\r\n\nc\n', [], '["a", "b", "", "c"]'],
  ['lines', '', [], '[]'],
  ['string', float(1), [], '1.0'],
  ['escape', `<a>"'&/`, [], '&lt;a&gt;&quot;&#x27;&amp;&#x2f;'],
  ['e', new TextValue('<'), [], '<'],
  ['safe', '<', [], '<'],
  ['urlencode', 'a b/é?', [], 'a%20b/%C3%A9%3F'],
  ['urlencode', '\ud800', [], '%EF%BF%BD'],
  ['pprint', [1, 'a'], [], '[\n    1,\n    "a",\n]'],
];

const NUMBERS: readonly Row[] = [
  ['abs', -3, [], '3'],
  ['abs', float(-2.5), [], '2.5'],
  ['int', '12', [], '12'],
  ['int', '-1.9', [], '-1'],
  ['int', '1e3', [], '1000'],
  ['int', '170141183460469231731687303715884105727', [], '170141183460469231731687303715884105727'],
  ['int', null, [], '0'],
  ['int', true, [], '1'],
  ['int', 'x', [7], '7'],
  ['float', '.5', [], '0.5'],
  ['float', '-INF', [], '-inf'],
  ['float', 2, [], '2.0'],
  ['float', 'x', [], '1.5', [['default', float(1.5)]]],
  ['round', float(2.5), [], '3.0'],
  ['round', float(-2.5), [], '-3.0'],
  ['round', float(2.345), [2], '2.35'],
  ['round', 5, [1], '5'],
  ['sum', [1, 2, true], [], '4'],
  ['sum', [1, float(2)], [], '3'],
  ['sum', [1, float(2.5)], [], '3.5'],
  ['sum', pets, [], '5', [['attribute', 'age']]],
  ['bool', 'x', [], 'true'],
];

const LISTS: readonly Row[] = [
  ['length', 'añ😀', [], '3'],
  ['count', map({ a: 1 }), [], '1'],
  ['first', '😀b', [], '😀'],
  ['first', [], [], ''],
  ['last', [1, 2], [], '2'],
  ['join', [1, null, float(2), 'x'], [', '], '1, null, 2.0, x'],
  ['join', map({ a: 1, b: 2 }), ['-'], 'a-b'],
  ['join', undefined, [], ''],
  ['join', pets, [' '], 'Rex ann', [['attribute', 'name']]],
  ['list', 'ab', [], '["a", "b"]'],
  ['reverse', 'a😀', [], '😀a'],
  ['reverse', [1, 2], [], '[2, 1]'],
  ['sort', ['b', 'A', 'c'], [], '["A", "b", "c"]'],
  ['sort', ['b', 'A'], [], '["A", "b"]', [['case_sensitive', true]]],
  ['sort', [2, 'a', null, true], [], '["a", 2, true, null]', [['reverse', true]]],
  [
    'sort',
    [
      [2, 'b'],
      [1, 'c'],
      [1, 'a'],
    ],
    [],
    '[[1, "a"], [1, "c"], [2, "b"]]',
    [['attribute', '0,1']],
  ],
  ['unique', [1, '1', float(1), 'A', 'a', [1], [1]], [], '[1, "1", "A", [1]]'],
  ['min', ['b', 'a'], [], 'a'],
  ['max', [1, float(2.5), 2], [], '2.5'],
  ['batch', [1, 2, 3], [2, 'x'], '[[1, 2], [3, "x"]]'],
  ['slice', [1, 2, 3, 4, 5], [3, 0], '[[1, 2], [3, 4], [5, 0]]'],
  ['slice', [1, 2, 3, 4, 5], [2], '[[1, 2, 3], [4, 5]]'],
  ['select', [0, 1, ''], [], '[1]'],
  ['reject', [1, 2, 3], ['odd'], '[2]'],
  ['select', [1, 2, 3], ['gt', 1], '[2, 3]'],
  ['map', ['a,b'], ['replace', ',', '-'], '["a-b"]'],
  ['map', pets, [], '["Rex", "ann"]', [['attribute', 'name']]],
  [
    'map',
    [[1], []],
    [],
    '[1, "d"]',
    [
      ['attribute', 0],
      ['default', 'd'],
    ],
  ],
  ['items', map({ a: 1 }), [], '[["a", 1]]'],
  ['dictsort', map({ b: 1, A: 2 }), [], '[["A", 2], ["b", 1]]'],
  ['dictsort', map({ b: 1, A: 2 }), [], '[["b", 1], ["A", 2]]', [['by', 'value']]],
  ['groupby', [map({ k: 'B' }), map({ k: 'a' }), map({ k: 'b' })], ['k'], '[["a", [{"k": "a"}]], ["B", [{"k": "B"}, {"k": "b"}]]]'],
  ['chain', [1], [[2], 'ab'], '[1, 2, "a", "b"]'],
  ['chain', map({ a: 1 }), [map({ b: 2 })], '{"a": 1, "b": 2}'],
  ['zip', [1, 2], [['a', 'b', 'c']], '[[1, "a"], [2, "b"]]'],
  ['attr', pets[0], ['name'], 'Rex'],
  ['default', undefined, ['d'], 'd'],
  ['default', null, ['d'], 'null'],
  ['d', '', ['d', true], 'd'],
];

const JSON_TEXT: readonly Row[] = [
  ['tojson', [1, float(2), 'a<b>&\'"', null, undefined, true], [], '[1,2.0,"a\\u003cb\\u003e\\u0026\\u0027\\"",null,null,true]'],
  ['tojson', pets[0], [], '{"name":"Rex","age":3}'],
  ['tojson', new EnumValue('RED', 'rouge'), [], '"RED"'],
  ['tojson', map({ a: [1], b: [] }), [true], '{\n  "a": [\n    1\n  ],\n  "b": []\n}'],
  ['tojson', [float(1e16), float(1e-5), float(NaN), 2n ** 64n], [], '[1e16,0.00001,null,18446744073709551616]'],
  ['format', pets[0], [], '{"petName":"Rex","age":3}', [['type', 'JSON']]],
  [
    'format',
    new EnumValue('RED', 'rouge'),
    [],
    '"rouge"',
    [
      ['format', 'json'],
      ['unknown', 1],
    ],
  ],
];

describe.each([
  ['text', TEXT],
  ['numbers', NUMBERS],
  ['lists and maps', LISTS],
  ['JSON', JSON_TEXT],
])('filters of %s', (_area, rows) => {
  it.each(rows.map(([filter, input, args, expected, keywords = []]) => ({ filter, input, args, expected, keywords })))(
    '$filter $args → $expected',
    ({ filter, input, args, expected, keywords }) => {
      expect(showValue(applyFilter(filter, input, args, keywords))).toBe(expected);
    },
  );
});

describe('filters fail', () => {
  it.each<[filter: string, input: TemplateValue, args: readonly TemplateValue[], message: string, keywords?: readonly KeywordArgument[]]>([
    ['shout', 'a', [], 'unknown filter "shout"'],
    ['constructor', 'a', [], 'unknown filter'],
    ['upper', 'a', [1], 'takes 0 positional arguments, not 1'],
    ['upper', 'a', [], 'has no argument "x"', [['x', 1]]],
    ['replace', 'a', ['b'], 'needs the argument "new"'],
    ['replace', 'a', ['b', 'c'], 'gets "old" twice', [['old', 1]]],
    ['sort', [1], [true], 'takes 0 positional arguments'],
    ['abs', 'x', [], 'needs numbers, not text'],
    ['round', true, [], 'not a bool'],
    ['sum', ['a'], [], 'needs numbers'],
    ['split', null, [' '], '"split" needs text, not none'],
    ['lines', 5, [], '"lines" needs text, not an integer'],
    ['sum', null, [], 'none'],
    ['int', 'abc', [], 'the text "abc" cannot be made an integer'],
    ['int', 'inf', [], 'cannot be made'],
    ['length', 5, [], 'an integer'],
    ['first', null, [], 'none'],
    ['last', new Map(), [], 'a map'],
    ['list', 5, [], 'cannot iterate'],
    ['items', [1], [], 'a list has no entries'],
    ['batch', [1], [0], 'from 1 on'],
    ['batch', [1], [1e12], 'longer than'],
    ['slice', [], [2_000_000], 'longer than'],
    ['indent', 'a\nb', [100_000_000], 'longer than'],
    ['select', [1], ['nope'], 'unknown test "nope"'],
    ['map', [1], [], 'name of a filter'],
    ['attr', undefined, ['x'], 'undefined value'],
    ['format', 1, [], 'type="json"'],
    ['format', 1, ['json'], 'positional'],
    [
      'format',
      [],
      [],
      '"delimiter" is',
      [
        ['type', 'toon'],
        ['delimiter', ';'],
      ],
    ],
    [
      'format',
      [],
      [],
      'one character',
      [
        ['type', 'toon'],
        ['length_marker', '##'],
      ],
    ],
    ['tojson', new HostValue('macro m', { call: () => '' }), [], 'a function cannot be used as text'],
    ['upper', new MediaValue(() => 'marker'), [], 'media cannot be used as text'],
    ['tojson', [new MediaValue(() => 'marker')], [], 'media cannot be used as text'],
  ])('%s', (filter, input, args, message, keywords = []) => {
    expect(() => applyFilter(filter, input, args, keywords)).toThrow(TemplateError);
    expect(() => applyFilter(filter, input, args, keywords)).toThrow(message);
  });

  it('has a behaviour for every filter of the vocabulary', () => {
    for (const filter of Object.keys(filterSignatures)) {
      expect(() => applyFilter(filter, [], [[], [], []], [])).not.toThrow('unknown filter');
    }
  });
});

describe('regex_match', () => {
  it.each<[text: string, pattern: string, expected: boolean]>([
    ['abc', 'b', true],
    ['abc', 'B', false],
    ['abc', '(?i)B', true],
    ['a\nb', '(?s)a.b', true],
    ['ab\ncd', '(?m)^cd$', true],
    ['a1é', '^\\w+$', true],
    ['١', '^\\d$', true],
    ['éb', '\\bb', false],
    ['b]', 'b]', true],
    ['}', '^}$', true],
    ['a#b', 'a\\#b', true],
    ['-', '[\\w-]', true],
    ['b', '[^\\w]', false],
    ['x', '^[]x]$', true],
    ['a', '\\pL', true],
    ['a', '^\\p{L}$', true],
    ['a', '\\x{61}', true],
    ['ab', '(?P<first>a)b', true],
    ['a', '\\Aa\\z', true],
    ['\u0085', '^\\s$', true],
    ['a', '(', false],
  ])('%o %s %o', (text, pattern, expected) => {
    expect(applyFilter('regex_match', text, [pattern])).toBe(expected);
  });
});
