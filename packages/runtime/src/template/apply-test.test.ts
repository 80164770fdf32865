import { describe, expect, it } from 'vitest';
import { applyTest } from './apply-test.ts';
import { ClassInstance, EnumType, EnumValue, FloatValue, type TemplateValue, TextValue } from './values.ts';

const float = (value: number): FloatValue => new FloatValue(value);
const red = new EnumValue('RED', 'rouge');
const instance = new ClassInstance('Home', new Map([['town', 'Oslo']]), new Map());
const list = [1];

describe('tests', () => {
  it.each<[test: string, value: TemplateValue, args: readonly TemplateValue[], expected: boolean]>([
    ['defined', undefined, [], false],
    ['defined', null, [], true],
    ['undefined', undefined, [], true],
    ['none', null, [], true],
    ['none', undefined, [], false],
    ['boolean', false, [], true],
    ['number', 1, [], true],
    ['number', float(1), [], true],
    ['number', true, [], false],
    ['integer', 2n ** 60n, [], true],
    ['int', float(2), [], false],
    ['float', float(2), [], true],
    ['string', 'a', [], true],
    ['string', red, [], false],
    ['sequence', [], [], true],
    ['sequence', 'a', [], false],
    ['iterable', 'a', [], true],
    ['iterable', undefined, [], true],
    ['iterable', instance, [], true],
    ['iterable', 5, [], false],
    ['iterable', new EnumType('E', new Map([['RED', red]]), [red]), [], true],
    ['mapping', instance, [], true],
    ['mapping', red, [], false],
    ['odd', -3, [], true],
    ['odd', float(3), [], true],
    ['odd', float(3.5), [], false],
    ['odd', '3', [], false],
    ['even', 4, [], true],
    ['divisibleby', 9, [3], true],
    ['divisibleby', float(4.5), [float(1.5)], true],
    ['divisibleby', 'a', [2], false],
    ['eq', red, ['RED'], true],
    ['equalto', 1, [float(1)], true],
    ['==', 1, [2], false],
    ['ne', 1, [2], true],
    ['lt', 1, [2], true],
    ['lessthan', 2, [2], false],
    ['le', 2, [2], true],
    ['gt', 'b', ['a'], true],
    ['greaterthan', 1, [2], false],
    ['>=', 2, [2], true],
    ['in', 1, [[1]], true],
    ['sameas', 1, [float(1)], false],
    ['sameas', float(1), [float(1)], true],
    ['sameas', list, [list], true],
    ['sameas', [1], [[1]], false],
    ['sameas', red, [new EnumValue('RED')], true],
    ['sameas', new TextValue('a'), ['a'], true],
    ['startingwith', 'abc', ['a'], true],
    ['endingwith', 'abc', ['b'], false],
    ['lower', '', [], true],
    ['lower', 'a1', [], false],
    ['upper', 'AB', [], true],
    ['true', true, [], true],
    ['true', 1, [], false],
    ['false', false, [], true],
    ['safe', new TextValue('a'), [], true],
    ['escaped', 'a', [], false],
    ['filter', 'upper', [], true],
    ['filter', 'toString', [], false],
    ['test', 'odd', [], true],
    ['test', 'constructor', [], false],
  ])('%s %o %o is %o', (test, value, args, expected) => {
    expect(applyTest(test, value, args)).toBe(expected);
  });

  it.each<[test: string, args: readonly TemplateValue[], message: string]>([
    ['nope', [], 'unknown test "nope"'],
    ['hasOwnProperty', [], 'unknown test'],
    ['odd', [1], '"is odd" takes 0 positional arguments, not 1'],
    ['divisibleby', [], '"is divisibleby" needs the argument "num"'],
    ['divisibleby', [0], 'division by zero'],
  ])('%s fails', (test, args, message) => {
    expect(() => applyTest(test, 1, args)).toThrow(message);
  });
});
