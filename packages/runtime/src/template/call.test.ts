import { describe, expect, it } from 'vitest';
import { callMethod, callValue } from './call.ts';
import { showValue } from './show-value.ts';
import { ClassInstance, EnumValue, FloatValue, HostValue, type KeywordArgument, type TemplateValue, TextValue } from './values.ts';

const float = (value: number): FloatValue => new FloatValue(value);
const map = new Map<string, TemplateValue>([
  ['b', 2],
  ['a', 1],
]);
const instance = new ClassInstance('Pet', new Map([['name', 'Rex']]), new Map([['name', 'petName']]));

describe('methods', () => {
  it.each<[target: TemplateValue, method: string, args: readonly TemplateValue[], expected: string, keywords?: readonly KeywordArgument[]]>(
    [
      ['aB', 'upper', [], 'AB'],
      [new TextValue('aB'), 'lower', [], 'ab'],
      ['a b', 'title', [], 'A B'],
      [' a ', 'strip', [], 'a'],
      ['xax', 'lstrip', ['x'], 'ax'],
      ['xax', 'rstrip', ['x'], 'xa'],
      ['aXbXc', 'replace', ['X', '-', 1], 'a-bXc'],
      ['a b c', 'split', [null, 1], '["a", "b c"]'],
      ['a\nb', 'splitlines', [true], '["a\\n", "b"]'],
      ['abc', 'startswith', [['x', 'a']], 'true'],
      ['abc', 'endswith', ['b'], 'false'],
      ['é😀b', 'find', ['b'], '2'],
      ['abab', 'rfind', ['a'], '2'],
      ['abc', 'find', ['z'], '-1'],
      ['aaa', 'count', ['aa'], '1'],
      ['-', 'join', [[1, 'a']], '1-a'],
      ['a1', 'isalnum', [], 'true'],
      ['a1', 'isalpha', [], 'false'],
      ['½', 'isnumeric', [], 'true'],
      ['²', 'isdigit', [], 'true'],
      ['', 'isspace', [], 'true'],
      ['a1', 'islower', [], 'false'],
      ['AB', 'isupper', [], 'true'],
      ['é', 'isascii', [], 'false'],
      [[1, float(1), 2], 'count', [1], '2'],
      [map, 'keys', [], '["b", "a"]'],
      [map, 'values', [], '[2, 1]'],
      [map, 'items', [], '[["b", 2], ["a", 1]]'],
      [map, 'get', ['zz'], 'null'],
      [map, 'get', ['zz', 5], '5'],
      [map, 'get', ['a'], '1', [['default', 3]]],
      [instance, 'keys', [], '["name"]'],
    ],
  )('%o.%s', (target, method, args, expected, keywords = []) => {
    expect(showValue(callMethod(target, method, args, keywords))).toBe(expected);
  });

  it.each<[target: TemplateValue, method: string, message: string]>([
    ['a', 'nope', 'text has no method "nope"'],
    ['a', 'constructor', 'no method'],
    ['a', 'toString', 'no method'],
    [[], 'append', 'a list has no method "append"'],
    [map, '__proto__', 'a map has no method'],
    [5, 'upper', 'an integer has no method'],
    [new EnumValue('RED'), 'upper', 'an enum value has no method'],
    [null, 'x', 'none has no method'],
    [undefined, 'x', 'an undefined value has no member'],
    [new Map([['get', 1]]), 'get', '"get" is an integer, not a function'],
  ])('%o.%s fails', (target, method, message) => {
    expect(() => callMethod(target, method, [], [])).toThrow(message);
  });

  it('calls only what is a function', () => {
    const echo = new HostValue('function echo', { call: (args) => args[0] });
    expect(callValue(echo, '"echo"', [1], [])).toBe(1);
    expect(() => callValue(undefined, '"nope"', [], [])).toThrow('unknown function "nope"');
    expect(() => callValue(5, '"n"', [], [])).toThrow('"n" is an integer, not a function');
  });
});

describe('format', () => {
  it.each<[template: string, args: readonly TemplateValue[], expected: string, keywords?: readonly KeywordArgument[]]>([
    ['{} {}', ['a', 1], 'a 1'],
    ['{1} {0}', ['a', 'b'], 'b a'],
    ['{name}', [], 'x', [['name', 'x']]],
    ['{{}}', [], '{}'],
    ['{0.name} {1[b]} {2[1]}', [instance, map, [1, 2]], 'Rex 2 2'],
    ['{:>5}|{:<5}|{:^5}|{:*^7}', ['a', 'b', 'c', 'd'], '    a|b    |  c  |***d***'],
    ['{:05d} {:+d} {: d} {:,} {:_}', [42, 5, 5, 1234567, 1234567], '00042 +5  5 1,234,567 1_234_567'],
    ['{:x} {:X} {:o} {:b} {:#x} {:#06x} {:x}', [255, 255, 8, 5, 255, 10, -255], 'ff FF 10 101 0xff 0x000a -ff'],
    [
      '{:.2f} {:.0f} {:.0f} {:08.2f} {:,.2f}',
      [float(7.14159), float(2.5), float(3.5), float(-7.14159), float(1234567.891)],
      '7.14 2 4 -0007.14 1,234,567.89',
    ],
    ['{:e} {:.1e} {:E}', [float(12345.678), float(12345.678), 5], '1.234568e+04 1.2e+04 5.000000E+00'],
    [
      '{:g} {:g} {:g} {:G} {:.3g}',
      [float(0.0001), float(1234567), float(2), float(1e20), float(1234.5)],
      '0.0001 1.23457e+06 2 1E+20 1.23e+03',
    ],
    ['{:.2} {:.3} {:.1}', [float(7.14159), float(2), float(12345)], '7.1 2.0 1e+04'],
    ['{:f}', [float(1e22)], '10000000000000000000000.000000'],
    ['{:.3} {:5.1}|', ['abcdef', 'abc'], 'abc a    |'],
    ['{:5}|{:f}', [true, true], '    1|1.000000'],
    ['{}', [true], 'true'],
    ['{:d}', [2n ** 70n], '1180591620717411303424'],
    ['{:f} {:F}', [float(Infinity), float(NaN)], 'inf NAN'],
  ])('%s', (template, args, expected, keywords = []) => {
    expect(callMethod(template, 'format', args, keywords)).toBe(expected);
  });

  it.each<[template: string, args: readonly TemplateValue[], message: string]>([
    ['{} {}', ['a'], 'no argument for {1}'],
    ['{x}', [], 'no argument for {x}'],
    ['{0.zz}', [map], 'no argument for {0.zz}'],
    ['{0} {}', [1, 2], 'cannot mix'],
    ['{', [], 'a single "{"'],
    ['}', [], 'a single "}"'],
    ['{!r}', ['a'], 'single'],
    ['{:d}', ['x'], 'cannot write text as "d"'],
    ['{:d}', [float(2)], 'cannot write a float as "d"'],
    ['{:s}', [5], 'cannot write an integer as "s"'],
    ['{:,x}', [5], 'cannot use ","'],
    ['{:%}', [float(0.5)], 'does not know the format "%"'],
    ['{:99999999999}', ['x'], 'longer than'],
    ['{:.500f}', [float(1)], 'at most 100 digits'],
  ])('%s fails', (template, args, message) => {
    expect(() => callMethod(template, 'format', args, [])).toThrow(message);
  });
});
