import { describe, expect, it } from 'vitest';
import { BamlInvalidArgumentError } from '../../errors/index.ts';
import { Audio, Image } from '../../media/index.ts';
import type { FieldType, Program } from '../../program/index.ts';
import { showValue } from '../../template/index.ts';
import { convertArguments } from './convert-arguments.ts';

const program: Program = {
  format: 1,
  enums: { Color: { values: { RED: { alias: 'rouge' }, BLUE: { skip: true } } }, Open: { values: { A: {} }, dynamic: true } },
  classes: {
    Pet: { fields: { name: { type: 'string', alias: 'petName' }, age: { optional: 'int' }, home: { optional: 'Home' } } },
    Home: { fields: { town: 'string' } },
    Loose: { fields: { id: 'int' }, dynamic: true },
    Cat: { fields: { next: { optional: 'Animal' }, meow: 'bool' } },
    Dog: { fields: { next: { optional: 'Animal' }, bark: 'bool' } },
    Node: { fields: { left: { optional: 'Node' }, right: { optional: 'Node' } } },
    Names: { fields: { toString: 'int', __proto__x: { optional: 'int' } } },
  },
  aliases: { Json: { union: ['string', 'int', { list: 'Json' }, { map: ['string', 'Json'] }] }, Animal: { union: ['Cat', 'Dog'] } },
};

function convert(params: Readonly<Record<string, FieldType>>, given: readonly unknown[] | Readonly<Record<string, unknown>>) {
  return convertArguments(program, { name: 'Fn', client: 'C', params, output: 'string', prompt: [] }, given);
}

/** What `{{ a }}` prints. */
function shown(type: FieldType, value: unknown): string {
  return showValue(convert({ a: type }, { a: value }).values.get('a'));
}

function problems(type: FieldType, value: unknown): string {
  try {
    return shown(type, value);
  } catch (error) {
    expect(error).toBeInstanceOf(BamlInvalidArgumentError);
    return error instanceof Error ? error.message : '';
  }
}

describe('values that fit', () => {
  it.each<[FieldType, unknown, string]>([
    ['string', 'x', 'x'],
    ['int', 2, '2'],
    ['int', -0, '0'],
    ['int', 5e9, '5000000000'],
    ['int', 2n ** 60n, '1152921504606846976'],
    ['int', 3n, '3'],
    ['float', 2, '2.0'],
    ['float', Number.NaN, 'NaN'],
    ['bool', true, 'true'],
    ['null', undefined, 'null'],
    [{ optional: 'int' }, null, 'null'],
    [{ optional: 'int' }, undefined, 'null'],
    [{ union: ['int', 'null'] }, undefined, 'null'],
    [{ literal: 'x' }, 'x', 'x'],
    [{ literal: 1 }, 1, '1'],
    [{ type: 'int', check: {} }, 1, '1'],
    ['Color', 'RED', 'rouge'],
    ['Color', 'BLUE', 'BLUE'],
    ['Open', 'ANY', 'ANY'],
    [{ list: 'float' }, [1, 2], '[1.0, 2.0]'],
    [{ list: { optional: 'int' } }, [1, undefined, null], '[1, null, null]'],
    [{ map: ['string', 'int'] }, { b: 1, a: 2, c: undefined }, '{"b": 1, "a": 2}'],
    [{ map: ['string', 'int'] }, new Map([['b', 1]]), '{"b": 1}'],
    [{ map: ['string', 'int'] }, JSON.parse('{"__proto__": 1}'), '{"__proto__": 1}'],
    [{ map: ['Color', 'int'] }, { RED: 1 }, '{"RED": 1}'],
    [{ map: [{ union: [{ literal: 'x' }, { literal: 'y' }] }, 'int'] }, { y: 1 }, '{"y": 1}'],
    [{ union: ['int', 'float'] }, 2, '2'],
    [{ union: ['float', 'int'] }, 2, '2.0'],
    [{ union: ['Color', 'string'] }, 'RED', 'rouge'],
    [{ union: ['string', 'Color'] }, 'RED', 'RED'],
    ['Json', [{ a: ['x', 1] }], '[{"a": ["x", 1]}]'],
    ['Home', { town: 'Oslo', other: () => 1 }, '{\n    "town": "Oslo",\n}'],
    [
      'Home',
      new (class {
        town = 'Oslo';
      })(),
      '{\n    "town": "Oslo",\n}',
    ],
    ['Pet', { age: null, name: 'Rex', home: undefined }, '{\n    "age": null,\n    "petName": "Rex",\n}'],
    [
      'Loose',
      { more: [1, 2.5, { x: null }], id: 1, big: 2n ** 60n },
      '{\n    "more": [\n        1,\n        2.5,\n        {\n            "x": null,\n        },\n    ],\n    "id": 1,\n    "big": 1152921504606846976,\n}',
    ],
  ])('%j takes %o', (type, value, text) => {
    expect(shown(type, value)).toBe(text);
  });

  it('are given in order or by name', () => {
    const params = { a: 'int', toString: { optional: 'int' } } as const;
    expect([...convert(params, [1]).values]).toEqual([
      ['a', 1],
      ['toString', null],
    ]);
    expect([...convert(params, { a: 1, toString: 2, other: 3 }).values]).toEqual([
      ['a', 1],
      ['toString', 2],
    ]);
  });

  it('give every printed image the same marker', () => {
    const image = Image.fromUrl('s3://b/k.png');
    const text = shown({ list: 'image' }, [image, { base64: 'AAEC', media_type: 'image/png' }]);
    expect(text).toMatch(/^\[\uFDD0\d+:0\uFDD1, \uFDD0\d+:1\uFDD1\]$/);
  });
});

describe('values that do not fit', () => {
  it.each<[FieldType, unknown, string]>([
    ['string', 1, 'a: expected string, got 1'],
    ['string', undefined, 'a: expected string, got nothing'],
    ['int', '1', 'a: expected int, got "1"'],
    ['int', 1.5, 'a: expected int, got 1.5'],
    ['int', Number.NaN, 'a: expected int, got NaN'],
    ['int', 1e20, 'a: expected int, got 100000000000000000000; beyond 2^53 a number is not exact, give a bigint'],
    ['int', 2n ** 63n, 'a: expected int, got 9223372036854775808n; an int has 64 bits'],
    ['float', 1n, 'a: expected float, got 1n'],
    ['bool', 'true', 'a: expected bool, got "true"'],
    ['null', 0, 'a: expected null, got 0'],
    [{ literal: 'x' }, 'y', 'a: expected "x", got "y"'],
    ['Color', 'rouge', 'a: expected Color (RED, BLUE), got "rouge"'],
    ['Color', 'toString', 'a: expected Color (RED, BLUE), got "toString"'],
    ['image', Audio.fromUrl('s3://b/k'), 'a: expected image, got audio'],
    ['image', 'https://a.test/b.png', 'a: expected image, got "https://a.test/b.png"'],
    ['image', undefined, 'a: expected image, got nothing'],
    ['image', ['x'], 'a: expected image, got a list'],
    ['image', { base64: '*', media_type: 'image/png' }, 'a: the data is not valid base64'],
    [{ list: 'int' }, { 0: 1 }, 'a: expected int[], got an object'],
    [{ list: 'int' }, [1, 'x'], 'a[1]: expected int, got "x"'],
    [{ map: ['string', 'int'] }, [], 'a: expected map<string, int>, got a list'],
    [
      { map: ['string', 'int'] },
      { 'a b': 'x', c: true },
      'arguments do not fit\na["a b"]: expected int, got "x"\na.c: expected int, got true',
    ],
    [{ map: ['Color', 'int'] }, { GREEN: 1 }, 'a.GREEN: expected Color (RED, BLUE), got "GREEN"'],
    ['Home', {}, 'a.town: expected string, got nothing'],
    ['Home', 'Oslo', 'a: expected Home, got "Oslo"'],
    ['Home', Object.create({ town: 'Oslo' }), 'a.town: expected string, got nothing'],
    ['Names', {}, 'a.toString: expected int, got nothing'],
    ['Pet', { name: 'Rex', home: { town: 5 } }, 'a.home.town: expected string, got 5'],
    [
      'Loose',
      { id: 1, fn: () => 1, s: [Symbol('s')] },
      'arguments do not fit\na.fn: expected data, got a function\na.s[0]: expected data, got a symbol',
    ],
    [{ union: ['int', { list: 'int' }] }, 'x', 'a: expected int | int[], got "x"'],
    [{ union: ['int', { list: 'int' }] }, ['x'], 'a[0]: expected int, got "x"'],
    [{ union: ['int', 'Home'] }, { town: 1 }, 'a.town: expected string, got 1'],
    [{ list: { optional: { union: ['Home', 'Pet'] } } }, [{}], 'a[0]: expected Home | Pet, got an object'],
    [{ list: { type: { union: ['int', 'bool'] }, check: {} } }, 1, 'a: expected (int | bool)[], got 1'],
    [{ map: ['string', { optional: 'int' }] }, 'x'.repeat(100), `a: expected map<string, int?>, got "${'x'.repeat(40)}…"`],
    ['Nope', 1, 'a: the type Nope is not declared'],
  ])('%j refuses %o', (type, value, message) => {
    expect(problems(type, value)).toBe(`Function Fn: ${message}`);
  });

  it('are listed together', () => {
    expect(() => convert({ a: 'int', b: 'Home', c: 'bool' }, { b: { town: null }, c: true })).toThrow(
      'Function Fn: arguments do not fit\na: expected int, got nothing\nb.town: expected string, got null',
    );
  });

  it('are listed up to a limit', () => {
    expect(
      problems(
        { list: 'int' },
        Array.from({ length: 1e6 }, () => 'x'),
      ).split('\n'),
    ).toHaveLength(51);
  });
});

describe('objects that are reached often', () => {
  it('may be shared', () => {
    const home = { town: 'Oslo' };
    expect(shown({ list: 'Home' }, [home, home])).toBe('[{\n    "town": "Oslo",\n}, {\n    "town": "Oslo",\n}]');
  });

  it('must not contain themselves', () => {
    const node: Record<string, unknown> = {};
    node.left = node;
    node.right = node;
    const both = ['a.left: an object that contains itself', 'a.right: an object that contains itself'];
    expect(problems('Node', node)).toBe(`Function Fn: arguments do not fit\n${both.join('\n')}`);
    expect(problems('Loose', { id: 1, node })).toContain('a.node.left: an object that contains itself');
    const list: unknown[] = [];
    list.push(list);
    expect(problems('Json', list)).toContain('a');
  });

  it('are converted once, under many unions and however deep', () => {
    let animal: Record<string, unknown> = { bark: true };
    for (let depth = 0; depth < 300; depth++) animal = { next: animal, bark: true };
    expect(shown('Animal', animal)).toMatch(/^\{\n {4}"next"/);
    expect(problems('Animal', { next: animal, purr: true })).toBe('Function Fn: a: expected Cat | Dog, got an object');
  });

  it('must not be nested too deeply', () => {
    let node: Record<string, unknown> = {};
    for (let depth = 0; depth < 100_000; depth++) node = { left: node };
    expect(problems('Node', node)).toMatch(/nested too deeply$/);
  });
});
