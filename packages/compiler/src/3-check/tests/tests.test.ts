import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { diagnose, fn } from '../../../../../test/support/diagnose.ts';

const TYPES = `enum Color {
 RED
 BLUE
}
class Item {
 sku string
 qty int
 memo string?
}
class Box {
 item Item
 more Item[]
 by map<Color, float>
}
`;

/** A test of a function with one parameter. */
function test(parameter: string, args: string): string {
  return `${TYPES}${fn(`F(x: ${parameter}) -> string`)}test t {\n functions [F]\n args {\n ${args}\n }\n}\n`;
}

describe('arguments of tests', () => {
  it.each<[parameter: string, args: string, codes: string[]]>([
    ['string', 'x "text"', []],
    ['string', 'x #"raw"#', []],
    ['string', 'x 3', []],
    ['string', 'x true', []],
    ['string', 'x null', []],
    ['string', 'x env.X', []],
    ['string', 'x ‹[a]›', ['OC601']],
    ['string', 'x ‹{ a 1 }›', ['OC601']],
    ['int', 'x 3', []],
    ['int', 'x ‹1.5›', ['OC601']],
    ['int', 'x ‹"3"›', ['OC601']],
    ['float', 'x 2', []],
    ['float', 'x ‹"2"›', ['OC601']],
    ['bool', 'x false', []],
    ['bool', 'x ‹"false"›', ['OC601']],
    ['Color', 'x RED', []],
    ['Color', 'x "BLUE"', []],
    ['Color', 'x ‹PINK›', ['OC601']],
    ['Item', 'x { sku "A1", qty 2 }', []],
    ['Item', 'x { sku "A1", qty ‹"two"› }', ['OC601']],
    ['Item', 'x ‹{ sku "A1" }›', ['OC601']],
    ['Item', 'x { sku "A1", qty 2, ‹note› "x" }', ['OC901']],
    ['Item', 'x ‹"item"›', ['OC601']],
    ['Box', 'x { item { sku "a", qty 1 }, more [{ sku "b", qty ‹1.5› }], by { RED 1, ‹PINK› 2 } }', ['OC601', 'OC601']],
    ['Box', 'x { item { sku "a", qty 1 }, more ‹{ sku "b", qty 1 }›, by { } }', ['OC601']],
    ['int[]', 'x ‹5›', ['OC601']],
    ['int[]', 'x [1, ‹"2"›]', ['OC601']],
    ['map<string, int>', 'x { a 1, "b c" ‹true› }', ['OC601']],
    ['int | Color', 'x RED', []],
    ['int | Color', 'x ‹PINK›', ['OC601']],
    ['Item | int', 'x { sku "a", qty ‹"1"› }', ['OC601']],
    ['"a" | 1 | true', 'x 1', []],
    ['"a" | 1 | true', 'x ‹b›', ['OC601']],
    ['int?', '', []],
    ['int?', 'x null', []],
    ['int | null', '', []],
    ['T', 'x { sku "a", qty ‹1.5› }', ['OC601']],
    ['image', 'x { url "https://example.com/a.png" }', []],
    ['image', 'x { file "../pics/a.PNG" }', []],
    ['image', 'x { base64 "aGk=", media_type "image/png" }', []],
    ['pdf', 'x { base64 "aGk=" }', []],
    ['image', 'x { ‹base64› "aGk=" }', ['OC601']],
    ['image', 'x { file ‹"a.tiff"› }', ['OC601']],
    ['image', 'x { file ‹"a"› }', ['OC601']],
    ['image', 'x ‹{ media_type "image/png" }›', ['OC601']],
    ['image', 'x { url "u", ‹file› "a.png" }', ['OC601']],
    ['image', 'x { url "u", ‹width› 5 }', ['OC601']],
    ['image', 'x ‹"a.png"›', ['OC601']],
  ])('%s: %s', (parameter, args, codes) => {
    const source = `type T = Item | null\n${test(parameter, args)}`;
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it.each<[args: string, message: string]>([
    ['item { sku "a", qty "x" }', '`args.item.qty` must be an integer, got "x" (a string)'],
    ['item { sku "a", qty 1 }\n items [{ sku "a", qty 1 }, { sku [] , qty 1}]', '`args.items[1].sku` must be a string, got a list'],
    ['itm { }\n item { sku "a", qty 1 }', 'function `F` has no parameter `itm`'],
    ['items []', '`args.item` is missing: it is a map with the fields of `Item`'],
  ])('%s: %s', (args, message) => {
    const source = `${TYPES}${fn('F(item: Item, items: Item[]?) -> string')}test t {\n functions [F]\n args {\n ${args}\n }\n}\n`;
    expect(compile({ 'main.baml': source }).diagnostics).toMatchObject([{ code: 'OC601', message }]);
  });

  it('looks at deep values of recursive unions once', () => {
    const types = 'class A { x A | B | C | null }\nclass B { x A | B | C | null }\nclass C { x A | B | C | null }\n';
    const value = `${'{ x '.repeat(40)}5${' }'.repeat(40)}`;
    const source = `${types}${fn('F(a: A | B | C) -> int')}test t { functions [F] args { a ${value} } }`;
    expect(compile({ 'main.baml': source }).diagnostics).toMatchObject([{ code: 'OC601' }]);
  });
});

describe('tests', () => {
  const F = fn('F() -> int');
  const G = 'function G() -> int {\n client Bed\n prompt #"x"#\n}\n';

  it.each<[source: string, codes: string[]]>([
    [`${F}test t { functions F\n args { } }`, []],
    [`${F}test ‹t› { args { } }`, ['OC601']],
    [`${F}test ‹t› { functions [F] }`, ['OC601']],
    [`${F}test t { ‹function› F\n functions [F] args { } }`, ['OC601']],
    [`${F}test t { functions [‹5›] args { } }`, ['OC601']],
    [`${F}test t { functions ‹[]› args { } }`, ['OC601']],
    [`${F}test t { functions [F] args ‹5›\n}`, ['OC601']],
    [`${F}test t { functions [F] args { ‹x› 1 } }`, ['OC601']],
    [`${F}test t { functions [F] args { } }\ntest ‹t› { functions [F] args { } }`, ['OC202']],
    [`${F}${G}test t { functions [F] args { } }\ntest t { functions [G] args { } }`, []],
    [`${F}test t { functions [F, ‹F›] args { } }`, ['OC202']],
    [`${F}test t { functions [F] args { }\n @@assert({{ this > ‹›}}) }`, ['OC403']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});

describe('type builders of tests', () => {
  const TYPES_AND_FUNCTION = `${fn('F() -> Flex')}class Flex {\n a int\n @@dynamic\n}\nenum Pick {\n A\n @@dynamic\n}\nclass Shut { x int }\n`;

  it.each<[builder: string, codes: string[]]>([
    ['dynamic class Flex { b New }\n class New { n int }\n enum Extra {\n X\n }\n type T = New[]\n dynamic enum Pick {\n B\n }', []],
    ['dynamic class ‹Shut› { b int }', ['OC602']],
    ['dynamic class ‹Gone› { b int }', ['OC602']],
    ['dynamic enum ‹Flex› {\n B\n }', ['OC602']],
    ['dynamic class Flex { b int }\n dynamic class ‹Flex› { c int }', ['OC602']],
    ['dynamic class Flex { b int\n ‹@@dynamic›\n }', ['OC602']],
    ['dynamic class Flex { ‹a› int }', ['OC602']],
    ['dynamic enum Pick {\n ‹A›\n }', ['OC602']],
    ['class ‹Shut› { b int }', ['OC602']],
    ['class New { b int }\n enum ‹New› {\n X\n }', ['OC202']],
    ['class New { b ‹Missing› }', ['OC201']],
    ['class New { ‹b New› }', ['OC204']],
    ['type New = ‹New›', ['OC204']],
    ['dynamic class Flex { b New }\n class New { ‹f Flex› }', ['OC204']],
  ])('%s', (builder, codes) => {
    const source = `${TYPES_AND_FUNCTION}test t {\n functions [F]\n type_builder {\n ${builder}\n }\n args { }\n}\n`;
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it('allows one, whose types other tests do not see', () => {
    const builder = 'type_builder { class New { n int } dynamic class Flex { b New } }';
    const test = (name: string) => `test ${name} { functions [F] ${builder} args { } }\n`;
    const two = `test t { functions [F] ${builder} ‹type_builder› { } args { } }\n`;
    const source = `${TYPES_AND_FUNCTION}${test('a')}${test('b')}class Own { x ‹New› }\n${two}`;
    expect(diagnose(source)).toEqual({ source, codes: ['OC201', 'OC602'] });
  });
});
