import { describe, expect, it } from 'vitest';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { FieldType, Program } from '../program/index.ts';
import { evaluateConstraint } from '../template/index.ts';
import { createParser } from './index.ts';

const positive = { expr: 'this > 0', ast: ['>', ['$', 'this'], 0] } as const;

const program: Program = {
  format: 1,
  enums: {
    Mail: { values: { Not_Spam: {}, Spam: {} } },
    Color: { values: { Blue: {}, Red: {} } },
    Grade: { values: { A: {}, B: {} } },
    Topic: { values: { Billing: { alias: 'k1', description: 'money matters' }, Old: { skip: true }, Other: {} } },
  },
  classes: {
    Note: { fields: { text: 'string', stars: { optional: 'int' } } },
    Pair: { fields: { a: 'int', b: 'string' } },
    Person: { fields: { name: 'string', age: 'int' } },
    Tags: { fields: { tags: { list: 'string' }, n: { optional: 'int' } } },
    Words: { fields: { s: { optional: 'string' }, t: { optional: 'string' } } },
    Wrapper: { fields: { person: 'Person' } },
    Checked: { fields: { n: { type: 'int', check: { positive } }, m: { optional: { type: 'int', assert: [positive] } } } },
    Positive: { fields: { n: { type: 'int', check: { positive } } } },
    Amount: { fields: { n: 'float' } },
    Renamed: { fields: { first: { type: 'string', alias: 'given name' }, secret: { type: { optional: 'string' }, skip: true } } },
  },
  aliases: { Json: { union: ['int', 'string', 'null', { list: 'Json' }, { map: ['string', 'Json'] }] } },
};

const ERROR = Symbol('error');

function parse(type: FieldType, text: string): unknown {
  try {
    return createParser(program, type, { evaluateConstraint }).parse(text);
  } catch {
    return ERROR;
  }
}

const optional = (type: FieldType): FieldType => ({ optional: type });
const list = (type: FieldType): FieldType => ({ list: type });
const union = (...types: FieldType[]): FieldType => ({ union: types });
const map = (key: FieldType, value: FieldType): FieldType => ({ map: [key, value] });
const literals = (...values: (string | number | boolean)[]): FieldType => union(...values.map((literal) => ({ literal })));

type Row = readonly [about: string, type: FieldType, text: string, value: unknown];

describe('reading', () => {
  it.each<Row>([
    ['a bracket inside a string', 'Pair', '{"a": 1, "b": "a } b"} Done.', { a: 1, b: 'a } b' }],
    ['a bracket inside a string in a list', list('string'), '["a ] b", "c",]', ['a ] b', 'c']],
    [
      'a bare value before a comma and a quote',
      list('Pair'),
      '[{"a":1,"b":"x"},{"a":2,"b":"y"}',
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    ['a comma between thousands', map('string', 'int'), '{"x": 1,000, "y": 2}', { x: 1000, y: 2 }],
    ['a bare text before the next key', map('string', 'string'), '{a: New York,"b": 1}', { a: 'New York', b: '1' }],
    ['letters beyond ASCII in bare texts', map('string', 'string'), '{name: 東京都, age: 5}', { name: '東京都', age: '5' }],
    ['unicode escapes, pairs too', 'Note', '{"text": "\\u00e9\\ud83d\\ude00", }', { text: 'é😀', stars: null }],
    ['half a unicode escape', 'Note', '{"text": "caf\\u00', { text: 'caf', stars: null }],
    [
      'three quotes',
      list('Note'),
      '[{"text": """x"""}, {"text": """y"""}]',
      [
        { text: 'x', stars: null },
        { text: 'y', stars: null },
      ],
    ],
    ['escapes in single quotes', 'Note', "{'text': 'it\\'s\\na', }", { text: "it's\na", stars: null }],
    ['None without quotes', 'Words', '{s: None}', { s: null, t: null }],
    ['None in quotes', 'Words', '{"s": "None"}', { s: 'None', t: null }],
    ['a missing comma at the end of a line', 'Words', '{\n  "s": "x"\n  "t": "y"\n}', { s: 'x', t: 'y' }],
    ['a missing comma in a line', 'Words', '{"s": "x" "t": "y"}', { s: 'x', t: 'y' }],
    ['other signs for the colon', 'Words', '{"s" = "x", "t" => "y"}', { s: 'x', t: 'y' }],
    ['comments after a hash', 'Words', '{\n  # first\n  "s": "x", # why\n  "t": "y"\n}', { s: 'x', t: 'y' }],
    ['a comment after a hash in a list', list('string'), '[\n # c\n "a",\n "b" # d\n]', ['a', 'b']],
    ['closing brackets too many', list('Person'), '{"name":"a","age":1}}}', [{ name: 'a', age: 1 }]],
    ['the wrong closing bracket', 'Tags', '{"tags": ["a", "b"}, "n": 1}', { tags: ['a', 'b'], n: 1 }],
    ['carriage returns after quotes', 'Note', '{text: "x"\r\n}', { text: 'x', stars: null }],
    ['carriage returns after commas', 'Words', '{\r\n s: x,\r\n t: y\r\n}', { s: 'x', t: 'y' }],
    ['carriage returns around a fence', 'Person', '```json\r\n{"name": "a", "age": 1}\r\n```\r\n', { name: 'a', age: 1 }],
    ['an odd number of escaped quotes', 'Words', '{"s": "5\\" pipe", "t": "y",}', { s: '5" pipe', t: 'y' }],
    ['braces around words in the prose', 'Person', 'JSON {like this}:\n```json\n{"name": "a", "age": 1}\n```', { name: 'a', age: 1 }],
    ['a smiley that opens a bracket', 'Person', ':-[ sorry! {"name": "a", "age": 1}', { name: 'a', age: 1 }],
    ['a bracket inside a string that does not fit', 'Person', '{"name": "a", "age": "1 } 2"}', ERROR],
    ['a fence after a bracket in the prose', 'Person', 'Here is [my answer:\n```json\n{"name": "a", "age": 1}\n```', { name: 'a', age: 1 }],
    ['a fence after a brace in the prose', list('string'), 'Here is {my answer:\n```json\n["a"]\n```', ['a']],
    ['a stray quote in brackets', 'Person', 'See ["The Matrix" (1999)]: {"name": "a", "age": 1}', { name: 'a', age: 1 }],
    [
      'a fence inside a string inside a fence',
      'Note',
      '```json\n{"text": "x\n```js\ny\n```\nz"}\n```',
      { text: 'x\n```js\ny\n```\nz', stars: null },
    ],
    [
      'fences as strings, the last one without a line end',
      list('string'),
      '```json\n{"a": 1}\n```\n```json\n{"b": 2}\n```',
      ['{"a": 1}', '{"b": 2}'],
    ],
    ['a bracket after the only JSON', optional(union('int', list('string'))), '[] and [x', ['[]', '[x']],
    ['a string cut by the end of its fence', 'Note', '```json\n{"text": "x\n```\nDone "quoted".', { text: 'x', stars: null }],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toEqual(value);
  });
});

describe('names', () => {
  it.each<Row>([
    ['a longer name before one inside of it', 'Mail', 'Not Spam', 'Not_Spam'],
    ['without separators', 'Mail', 'NotSpam', 'Not_Spam'],
    ['no name inside of a word', 'bool', 'untrue', ERROR],
    ['no short name inside of a word', 'Grade', 'It could be', ERROR],
    ['a short name as a word', 'Grade', 'I think b', 'B'],
    ['two literals mentioned alike', literals('cat', 'dog'), 'cat and dog', ERROR],
    ['the literal mentioned most', literals('cat', 'dog'), 'dog, dog, cat', 'dog'],
    ['the answer in a fence before its explanation', 'Grade', '```json\n"A"\n```\nRather than B.', 'A'],
    ['the first line before its explanation', 'Grade', 'A\nbecause B is wrong', 'A'],
    ['an alias', 'Topic', 'K1.', 'Billing'],
    ['a description', 'Topic', 'k1: money matters', 'Billing'],
    ['not the declared name of an aliased value', 'Topic', 'Billing', ERROR],
    ['not a skipped value', 'Topic', 'Old', ERROR],
    ['keys of a map that are literals', map(literals('a', 'b'), 'int'), '{"z": 1, "a": 2}', { a: 2 }],
    ['keys of a map that are names', map('Color', 'int'), '{"blue": 1}', { Blue: 1 }],
    ['the alias of a field', 'Renamed', '{"Given Name": "Ada", "secret": "x"}', { first: 'Ada' }],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toEqual(value);
  });
});

describe('numbers', () => {
  it.each<Row>([
    ['beyond the range of doubles', 'float', '1e999', ERROR],
    ['infinity', 'float', 'inf', ERROR],
    ['an int beyond 2^53', 'int', '12345678901234567890', ERROR],
    ['rounded away from zero', 'int', '-2.5', -3],
    ['commas that separate nothing', 'int', '1,2,3', ERROR],
    ['commas between groups of two and three', 'int', '12,34,567', 1234567],
    ['a sign with a blank', 'int', '- 5', -5],
    ['the minus sign', 'float', 'about −2.5 °C', -2.5],
    ['a whole number and a fraction', 'float', '1 1/2', 1.5],
    ['a currency', 'float', '-$1,234.50', -1234.5],
    ['two numbers', 'int', 'between 3 and 9', ERROR],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toEqual(value);
  });
});

describe('text', () => {
  it.each<Row>([
    ['the text itself', 'string', '  {"not": "parsed"} \n', '  {"not": "parsed"} \n'],
    ['prose with brackets', optional('string'), 'See [1] for details. ', 'See [1] for details.'],
    ['an object that does not fit', union('Person', 'string'), 'a {"x": 1} b', 'a {"x": 1} b'],
    [
      'an object that fits, in a fence, and a sentence',
      union('Person', 'string'),
      '```json\n{"name":"a","age":1}\n```\nBye!',
      { name: 'a', age: 1 },
    ],
    ['a JSON string with brackets', optional('string'), '"see [1] and {x}"', 'see [1] and {x}'],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toEqual(value);
  });
});

describe('shapes', () => {
  it.each<Row>([
    ['the only field', 'Wrapper', '{"name": "a", "age": 1}', { person: { name: 'a', age: 1 } }],
    ['items that do not fit', list('int'), '[1, "two", 3]', [1, 3]],
    ['items of the class of the last item', list(union('Positive', 'Amount')), '[{"n": 1.5}, {"n": 2}]', [{ n: 1.5 }, { n: 2 }]],
    ['items that are no member', list(union(map('string', union('int', 'string')), 'bool')), '[{"a": "x"}, "b", true]', [{ a: 'x' }, true]],
    ['null for what does not fit', optional('Person'), 'no data', null],
    ['the object that fits best', 'Person', '{"name": "a"} or {"name": "b", "age": 2}', { name: 'b', age: 2 }],
    ['a recursive alias', 'Json', '{"a": [1, "x", null, {"b": []}]}', { a: [1, 'x', null, { b: [] }] }],
    ['keys that objects inherit', map('string', 'int'), '{"constructor": 1, "toString": 2}', { constructor: 1, toString: 2 }],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toEqual(value);
  });

  it.each(['{"__proto__": 1, "a": 2}', "{'__proto__': 1, a: 2,}"])('keeps __proto__ as a key: %s', (text) => {
    const value = parse(map('string', 'int'), text);
    expect(Object.entries(value as object)).toEqual([
      ['__proto__', 1],
      ['a', 2],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('checks and asserts', () => {
  it('records checks', () => {
    const check = { name: 'positive', expression: 'this > 0', status: 'failed' };
    expect(parse('Checked', '{"n": -1}')).toEqual({ n: { value: -1, checks: { positive: check } }, m: null });
  });

  it('offers the expression of a check under both of its names', () => {
    const { n } = parse('Checked', '{"n": 1}') as { n: { checks: { positive: { expr: string; expression: string } } } };
    expect(n.checks.positive.expr).toBe(n.checks.positive.expression);
  });

  it('runs those of a whole text', () => {
    const short = { expr: 'this|length < 3', ast: ['<', ['|', 'length', ['$', 'this']], 3] } as const;
    expect(parse({ type: 'string', check: { short } }, 'abc')).toMatchObject({ value: 'abc', checks: { short: { status: 'failed' } } });
  });

  it.each<Row>([
    ['makes a refused optional value null', 'Checked', '{"n": 1, "m": -1}', null],
    ['runs them after a repair too', 'Checked', '{"n": 1, "m": "-1 item"}', null],
  ])('%s', (_about, type, text, value) => {
    expect(parse(type, text)).toMatchObject({ m: value });
  });

  it('says why a check could not be evaluated', () => {
    const broken = { expr: 'this.x', ast: ['>', ['.', ['$', 'this'], 'x'], 1] } as const;
    const value = parse({ type: 'int', check: { broken } }, '1') as { checks: { broken: { status: string; error?: string } } };
    expect(value.checks.broken.status).toBe('failed');
  });
});

describe('a parser without an evaluator', () => {
  it.each<[about: string, type: FieldType, text: string, value: unknown]>([
    ['parses types without checks and asserts', 'Wrapper', '{person: {name: Ada, age: "36"}}', { person: { name: 'Ada', age: 36 } }],
    ['parses recursive types', 'Json', '[1, {a: null}]', [1, { a: null }]],
  ])('%s', (_about, type, text, value) => {
    expect(createParser(program, type).parse(text)).toEqual(value);
  });

  it.each<[about: string, type: FieldType]>([
    ['a field', 'Checked'],
    ['the type itself', { type: 'int', assert: [positive] }],
    ['an item of a map of lists', { map: ['string', { list: { optional: 'Checked' } }] }],
    ['a member of a union', { union: ['string', { type: 'int', check: { positive } }] }],
  ])('is refused for constraints of %s', (_about, type) => {
    const make = (): unknown => createParser(program, type);
    expect(make).toThrow(BamlInvalidArgumentError);
    expect(make).toThrow(/such as \{\{ this > 0 \}\}.*\n.*outcrop\/template/);
  });
});

it('is refused for a type that is not in the program', () => {
  const make = (): unknown => createParser(program, list('Nobody'));
  expect(make).toThrow(BamlInvalidArgumentError);
  expect(make).toThrow('the type "Nobody" is not in the program');
});
