import { describe, expect, it } from 'vitest';
import { iterate } from './iterate.ts';
import { lookUp, lookUpPath, makeGroup } from './look-up.ts';
import { slice } from './slice.ts';
import { TemplateError } from './template-error.ts';
import { toTemplateValue } from './to-template-value.ts';
import { ClassInstance, EnumType, EnumValue, FloatValue, HostValue, MediaValue, type TemplateValue } from './values.ts';

const red = new EnumValue('RED', 'rouge');
const color = new EnumType('Color', new Map([['RED', red]]), [red]);
const map = new Map<string | number, TemplateValue>([
  ['a', 1],
  [2, 'two'],
  ['RED', 'r'],
]);
const pet = new ClassInstance('Pet', new Map([['name', 'Rex']]), new Map([['name', 'petName']]));

describe('lookUp', () => {
  it.each<[string, TemplateValue, TemplateValue, TemplateValue]>([
    ['a field by its name', pet, 'name', 'Rex'],
    ['a field by its alias', pet, 'petName', undefined],
    ['an entry', map, 'a', 1],
    ['an entry by number', map, new FloatValue(2), 'two'],
    ['an entry by an enum value', map, red, 'r'],
    ['an entry by a list', map, [1], undefined],
    ['an element', ['x', 'y'], 1, 'y'],
    ['an element from the end', ['x', 'y'], -2, 'x'],
    ['an element by a whole float', ['x', 'y'], new FloatValue(1), 'y'],
    ['an element beyond the end', ['x'], 5, undefined],
    ['a code point', 'añ😀b', 2, '😀'],
    ['a name on a text', 'abc', 'length', undefined],
    ['the name of an enum value', red, 'value', 'RED'],
    ['the alias of an enum value', red, 'alias', undefined],
    ['a member of an enum', color, 'RED', red],
    ['a member that an enum lacks', color, 'constructor', undefined],
    ['a member of a host object', new HostValue('ctx', { get: (name) => name }), 'x', 'x'],
    ['anything of none', null, 'x', undefined],
    ['anything of media', new MediaValue(() => ''), 'url', undefined],
    ['the key of a group', makeGroup('k', [1]), 'grouper', 'k'],
    ['the members of a group', makeGroup('k', [1]), 'list', [1]],
    ['the key of a list that is no group', ['k', [1]], 'grouper', undefined],
  ])('%s', (_name, target, key, expected) => {
    expect(lookUp(target, key)).toEqual(expected);
  });

  it.each(['constructor', '__proto__', 'prototype', 'hasOwnProperty', 'toString', 'length', 'size', 'fields', 'kind'])(
    'finds no %s',
    (name) => {
      for (const target of ['text', [1], new Map(), pet, red, 5, 2n, true, new FloatValue(1), new HostValue('f', { call: () => 1 })]) {
        expect(lookUp(target, name)).toBeUndefined();
      }
    },
  );

  it('fails on undefined and says what was looked up', () => {
    expect(() => lookUp(undefined, 'town')).toThrow(TemplateError);
    expect(() => lookUp(undefined, 'town')).toThrow('an undefined value has no member "town"');
  });

  it('follows paths with names and numbers', () => {
    expect(lookUpPath(toTemplateValue({ a: [{ b: 1 }] }), 'a.0.b')).toBe(1);
    expect(lookUpPath(['x'], 0)).toBe('x');
  });
});

describe('slice', () => {
  const list = [0, 1, 2, 3];
  it.each<[TemplateValue, TemplateValue, TemplateValue, TemplateValue, TemplateValue]>([
    [list, 1, 3, null, [1, 2]],
    [list, null, null, -1, [3, 2, 1, 0]],
    [list, -2, null, null, [2, 3]],
    [list, null, -1, 2, [0, 2]],
    [list, 5, null, null, []],
    [list, 3, 0, -2, [3, 1]],
    ['héß😀', 1, null, null, 'éß😀'],
    ['héß😀', null, null, -1, '😀ßéh'],
    [null, 0, 1, null, []],
    [undefined, 0, 1, null, []],
  ])('%o[%o:%o:%o]', (value, start, stop, step, expected) => {
    expect(slice(value, start, stop, step)).toEqual(expected);
  });

  it.each<[TemplateValue, TemplateValue, string]>([
    [[1], 0, 'the step of a slice cannot be 0'],
    [5, 1, 'cannot slice an integer'],
    [[1], 'x', 'must be whole numbers'],
  ])('fails: %o, step %o', (value, step, message) => {
    expect(() => slice(value, null, null, step)).toThrow(message);
  });
});

describe('iterate', () => {
  it.each<[TemplateValue, readonly TemplateValue[]]>([
    ['a😀', ['a', '😀']],
    [map, ['a', 2, 'RED']],
    [pet, ['name']],
    [color, [red]],
    [null, []],
    [undefined, []],
  ])('%o', (value, expected) => {
    expect(iterate(value)).toEqual(expected);
  });

  it('fails for numbers', () => {
    expect(() => iterate(5)).toThrow('cannot iterate over an integer');
  });
});

describe('toTemplateValue', () => {
  it.each<[string, unknown, TemplateValue]>([
    ['a whole number', 3, 3],
    ['another number', 1.5, new FloatValue(1.5)],
    ['a number beyond 2^53', 1e300, new FloatValue(1e300)],
    ['a bigint', 5n, 5],
    [
      'an object, in its own order',
      { b: 1, a: [null] },
      new Map<string, TemplateValue>([
        ['b', 1],
        ['a', [null]],
      ]),
    ],
    ['a Map', new Map([['k', 1]]), new Map([['k', 1]])],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), new Map([['a', 1]])],
    ['a checked value', { value: 5, checks: { big: { name: 'big', status: 'failed' } } }, 5],
    [
      'an object that looks like a checked value',
      { value: 5, checks: { big: 1 } },
      new Map<string, TemplateValue>([
        ['value', 5],
        ['checks', new Map([['big', 1]])],
      ]),
    ],
    ['a template value', red, red],
    ['a function', () => 1, undefined],
    ['an object of a class', new Date(0), undefined],
  ])('%s', (_name, plain, expected) => {
    expect(toTemplateValue(plain)).toEqual(expected);
  });

  it('refuses what is nested too deeply', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 600; level++) deep = [deep];
    expect(() => toTemplateValue(deep)).toThrow(TemplateError);
  });
});
