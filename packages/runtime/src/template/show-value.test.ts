import { describe, expect, it } from 'vitest';
import { prettyValue, showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { ClassInstance, EnumValue, FloatValue, HostValue, MediaValue, type TemplateValue, TextValue } from './values.ts';

const float = (value: number): FloatValue => new FloatValue(value);
const home = new ClassInstance('Home', new Map([['town', 'Oslo']]), new Map());
const pet = new ClassInstance(
  'Pet',
  new Map<string, TemplateValue>([
    ['name', 'Rex'],
    ['age', null],
    ['weight', float(4)],
    ['tags', ['big']],
    ['home', home],
    ['mood', new EnumValue('GOOD', 'happy')],
    ['toys', []],
  ]),
  new Map([['name', 'petName']]),
);

const PET = `{
    "petName": "Rex",
    "age": null,
    "weight": 4.0,
    "tags": [
        "big",
    ],
    "home": {
        "town": "Oslo",
    },
    "mood": happy,
    "toys": [],
}`;

describe('showValue', () => {
  it.each<[string, TemplateValue, string]>([
    ['undefined', undefined, ''],
    ['none', null, 'null'],
    ['a bool', true, 'true'],
    ['an int', -7, '-7'],
    ['an int beyond 2^53', 2n ** 100n, '1267650600228229401496703205376'],
    ['text', 'a "b"\n', 'a "b"\n'],
    ['safe text', new TextValue('<b>'), '<b>'],
    ['a whole float', float(2), '2.0'],
    ['a float', float(0.1 + 0.2), '0.30000000000000004'],
    ['a large float', float(1e21), '1000000000000000000000.0'],
    ['a large float with decimals in its exponent form', float(1.25e22), '12500000000000000000000.0'],
    ['a small float', float(1.5e-7), '0.00000015'],
    ['a negative small float', float(-1e-7), '-0.0000001'],
    ['negative zero', float(-0), '-0.0'],
    ['infinity', float(-Infinity), '-inf'],
    ['NaN', float(NaN), 'NaN'],
    ['a list', [1, float(2), 'x', null, undefined, [true]], '[1, 2.0, "x", null, undefined, [true]]'],
    ['floats in a list', [float(1e16), float(1e15), float(1e-4), float(9e-5)], '[1e16, 1000000000000000.0, 0.0001, 9e-5]'],
    ['escapes in a list', ['"\\\n\r\t\0\u001b\u{1f600}\u0301'], '["\\"\\\\\\n\\r\\t\\0\\u{1b}\u{1f600}\u0301"]'],
    [
      'a map',
      new Map<string | number, TemplateValue>([
        ['a', 1],
        [2, 'b'],
      ]),
      '{"a": 1, 2: "b"}',
    ],
    ['an empty map', new Map(), '{}'],
    ['an enum value', new EnumValue('RED', 'rouge'), 'rouge'],
    ['enum values in a list', [new EnumValue('RED', 'rouge'), new EnumValue('BLUE')], '[rouge, BLUE]'],
    ['media', [new MediaValue(() => '<<1>>')], '[<<1>>]'],
    ['a function', new HostValue('macro greet', { call: () => '' }), '<macro greet>'],
    ['an object with a text', new HostValue('format', { text: () => 'schema' }), 'schema'],
    ['a class', pet, PET],
    ['classes in a list', [home, home], '[{\n    "town": "Oslo",\n}, {\n    "town": "Oslo",\n}]'],
    ['an empty class', new ClassInstance('E', new Map(), new Map()), '{}'],
  ])('%s', (_name, value, expected) => {
    expect(showValue(value)).toBe(expected);
  });

  it('spreads any container over lines in its pretty form', () => {
    expect(prettyValue(new Map([['a', [1, 'x']]]))).toBe('{\n    "a": [\n        1,\n        "x",\n    ],\n}');
    expect(prettyValue('x')).toBe('"x"');
  });

  it('refuses values that are nested too deeply', () => {
    let deep: TemplateValue = [];
    for (let level = 0; level < 600; level++) deep = [deep];
    expect(() => showValue(deep)).toThrow(TemplateError);
  });

  it('refuses text that gets too long, before memory is used up', () => {
    const big = 'x'.repeat(1_000_000);
    expect(() => showValue(Array.from({ length: 100 }, () => big))).toThrow('longer than');
  });
});
