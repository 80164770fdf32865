import { describe, expect, it } from 'vitest';
import { areEqual, compareValues } from './compare-values.ts';
import { contains } from './contains.ts';
import { isTruthy } from './is-truthy.ts';
import { type ArithmeticOperator, calculate, negate } from './operators.ts';
import { ClassInstance, EnumType, EnumValue, FloatValue, MediaValue, type TemplateValue } from './values.ts';

const float = (value: number): FloatValue => new FloatValue(value);
const red = new EnumValue('RED', 'rouge');
const instance = new ClassInstance('Home', new Map([['town', 'Oslo']]), new Map());

describe('arithmetic', () => {
  it.each<[TemplateValue, ArithmeticOperator, TemplateValue, TemplateValue]>([
    [1, '+', 2, 3],
    [1, '+', float(1), float(2)],
    [true, '+', true, 2],
    ['a', '+', 'b', 'ab'],
    [[1], '+', [[2]], [1, [2]]],
    [9007199254740991, '+', 2, 9007199254740993n],
    [9007199254740993n, '-', 9007199254740000n, 993],
    [3037000500, '*', 3037000500, 9223372037000250000n],
    [0, '*', -5, 0],
    ['ab', '*', 3, 'ababab'],
    [2, '*', [[1]], [[1], [1]]],
    ['', '*', 9007199254740991, ''],
    ['ab', '*', float(2), 'abab'],
    [6, '/', 2, float(3)],
    [1, '/', 0, float(Infinity)],
    [7, '//', 2, 3],
    [-7, '//', 2, -4],
    [5, '//', -3, -1],
    [-7, '//', -2, 4],
    [-7, '%', 3, 2],
    [5, '%', -3, 2],
    [12345678901234567890n, '//', 7, 1763668414462081127n],
    [float(-7.5), '//', 2, float(-4)],
    [float(7.5), '//', -2, float(-3)],
    [float(-7.5), '%', 2, float(-1.5)],
    [2, '**', 10, 1024],
    [2, '**', 100, 2n ** 100n],
    [-1, '**', 9007199254740991, -1],
    [2, '**', float(0.5), float(Math.SQRT2)],
  ])('%o %s %o', (left, operator, right, expected) => {
    expect(calculate(operator, left, right)).toEqual(expected);
  });

  it.each<[TemplateValue, ArithmeticOperator, TemplateValue, string]>([
    ['a', '+', 1, '"+" cannot be used with text and an integer'],
    [1, '+', undefined, 'an undefined value'],
    [null, '-', 1, 'none'],
    [new Map(), '+', new Map(), 'a map'],
    ['a', '*', -1, 'a negative number of times'],
    ['a', '*', float(1.5), '"*" cannot be used'],
    [1, '//', 0, 'division by zero'],
    [1, '%', 0, 'division by zero'],
    [2, '**', -1, 'negative power'],
    [2, '**', 9007199254740991, 'too large'],
    [2n ** 127n - 1n, '+', 1, 'too large'],
    ['x'.repeat(1000), '*', 100_000, 'more than'],
    [[1], '*', 2_000_000, 'longer than'],
  ])('fails: %o %s %o', (left, operator, right, message) => {
    expect(() => calculate(operator, left, right)).toThrow(message);
  });

  it('negates numbers only', () => {
    expect(negate(5)).toBe(-5);
    expect(negate(0)).toBe(0);
    expect(negate(float(2))).toEqual(float(-2));
    expect(negate(-(2n ** 64n))).toBe(2n ** 64n);
    expect(() => negate(true)).toThrow('a bool');
    expect(() => negate('5')).toThrow('text');
  });
});

describe('equality', () => {
  it.each<[TemplateValue, TemplateValue, boolean]>([
    [1, float(1), true],
    [true, 1, true],
    [9007199254740993n, float(9007199254740992), false],
    ['1', 1, false],
    [null, undefined, false],
    [null, false, false],
    [[1, [2]], [float(1), [2]], true],
    [[1], [1, 2], false],
    [new Map([['a', 1]]), new Map([['a', float(1)]]), true],
    [new Map([['a', 1]]), new Map([['b', 1]]), false],
    [instance, new Map([['town', 'Oslo']]), true],
    [red, 'RED', true],
    [red, 'rouge', false],
    [red, new EnumValue('RED'), true],
    [[red], ['RED'], true],
    [float(NaN), float(NaN), false],
  ])('%o == %o is %o', (left, right, expected) => {
    expect(areEqual(left, right)).toBe(expected);
    expect(areEqual(right, left)).toBe(expected);
  });
});

describe('order', () => {
  it('goes by kind first, then by value', () => {
    const ordered: TemplateValue[] = [
      undefined,
      null,
      false,
      true,
      -1,
      float(0.5),
      2,
      2n ** 60n,
      '',
      'B',
      'a',
      '\u{ffff}',
      '\u{1f600}',
      [],
      [1],
      [1, 0],
      [2],
      new Map(),
      new Map([['a', 1]]),
      new Map([['a', 2]]),
      instance,
    ];
    const pairs = ordered.slice(1).map((value, index) => compareValues(ordered[index], value));
    expect(pairs.every((order) => order < 0)).toBe(true);
  });

  it('takes equal numbers of different kinds for equal', () => {
    expect(compareValues(1, float(1))).toBe(0);
    expect(compareValues(red, 'RED')).toBe(0);
  });
});

describe('in', () => {
  it.each<[TemplateValue, TemplateValue, boolean]>([
    ['ell', 'hello', true],
    [1, '123', true],
    [float(1), [1], true],
    ['a', new Map([['a', 1]]), true],
    ['constructor', new Map(), false],
    ['town', instance, true],
    ['toString', instance, false],
    [red, new EnumType('Color', new Map([['RED', red]]), [red]), true],
    ['x', undefined, false],
    [[1], new Map(), false],
  ])('%o in %o is %o', (item, container, expected) => {
    expect(contains(container, item)).toBe(expected);
  });

  it.each<[TemplateValue]>([[null], [5], [true]])('fails to search %o', (container) => {
    expect(() => contains(container, 1)).toThrow('cannot search');
  });
});

describe('truth', () => {
  it.each<[TemplateValue, boolean]>([
    [undefined, false],
    [null, false],
    [0, false],
    [float(0), false],
    ['', false],
    [[], false],
    [new Map(), false],
    [new ClassInstance('E', new Map(), new Map()), false],
    [instance, true],
    [float(0.1), true],
    [[0], true],
    [red, true],
    [new MediaValue(() => ''), true],
  ])('%o is %o', (value, expected) => {
    expect(isTruthy(value)).toBe(expected);
  });
});
