import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { diagnose, fn } from '../../../../../test/support/diagnose.ts';

function inField(type: string): string {
  return `class A { x ${type} }`;
}

describe('where attributes stand', () => {
  it.each<[source: string, codes: string[]]>([
    [inField('int ‹@deprecated›'), ['OC301']],
    [inField('int ‹@Alias("n")›'), ['OC301']],
    [inField('int ‹@stream.soon›'), ['OC301']],
    [inField('(int ‹@foo›)[]'), ['OC301']],
    [inField('int ‹@dynamic›'), ['OC301']],
    [inField('int ‹@toString›'), ['OC301']],
    ['type A = int ‹@alias("n")›', ['OC301']],
    ['type A = int ‹@skip›', ['OC301']],
    ['type A = int @check(c, {{ this > 0 }}) @assert({{ this > 0 }}) @stream.done', []],
    ['class A {\n ‹@@foo›\n}', ['OC301']],
    ['class A {\n ‹@@skip›\n}', ['OC901']],
    ['enum E {\n V ‹@check(c, {{ true }})›\n ‹@@stream.done›\n}', ['OC901', 'OC901']],
    [inField('(int ‹@alias("n")›)[]'), ['OC901']],
    [inField('(int @alias("n"))'), []],
    [fn('F(x: int ‹@assert({{ this > 0 }})›) -> int ‹@alias("n")›'), ['OC901', 'OC901']],
    [fn('F() -> int @check(c, {{ this > 0 }}) @stream.done'), []],
    [`${fn('F() -> int')}test t { functions [F] args { } ‹@@alias("x")›\n @@check(a, {{ this > 0 }}) }`, ['OC301']],
    ['class A { x int\n @@dynamic\n @@alias("B") @@description("b") @@stream.done @@assert({{ this.x > 0 }})\n}', []],
    ['enum E {\n V @alias("v") @description("d") @skip\n @@dynamic\n @@alias("F")\n}', []],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});

describe('arguments of attributes', () => {
  it.each<[source: string, codes: string[]]>([
    [inField('int ‹@alias›'), ['OC302']],
    [inField('int @alias‹("a", "b")›'), ['OC302']],
    [inField('int @alias‹(1)›'), ['OC302']],
    [inField('int @alias‹("")›'), ['OC302']],
    [inField('int @alias‹(env.NAME)›'), ['OC302']],
    [inField('int @description‹({{ this }})›'), ['OC302']],
    [inField('int @description(bare words) @alias(#"n"#)'), []],
    [inField('int? @skip‹(true)›'), ['OC302']],
    [inField('int? @skip()'), []],
    [inField('int @stream.done‹(true)›'), ['OC302']],
    [inField('int @check‹({{ this > 0 }})›'), ['OC302']],
    [inField('int @check‹("c", {{ this > 0 }})›'), ['OC302']],
    [inField('int @check‹(a.b, {{ this > 0 }})›'), ['OC302']],
    [inField('int @check‹(a-b, {{ this > 0 }})›'), ['OC302']],
    [inField('int @check‹(c, "this > 0")›'), ['OC302']],
    [inField('int @check(c, {{ ‹›}})'), ['OC403']],
    [inField('int ‹@assert›'), ['OC302']],
    [inField('int @assert({{ this > 0 }}) @assert(c, {{ this < 9 }})'), []],
    [inField('int @assert(c, {{ this > ‹›}})'), ['OC403']],
    [fn('F(n: int ‹@assert({{ this > ‹›}})›) -> int'), ['OC901', 'OC403']],
    ['enum E {\n V ‹@assert({{ this > ‹›}})›\n}', ['OC901', 'OC403']],
    ['class A {}\nclass ‹A› { x int @assert({{ ‹›}}) }', ['OC202', 'OC403']],
    ['class A {\n @@dynamic\n ‹@@dynamic›\n}', ['OC202']],
    [inField('int @alias("a") ‹@alias("b")›'), ['OC202']],
    [inField('int @check(c, {{ this > 0 }}) ‹@check(c, {{ this < 9 }})›'), ['OC202']],
    ['class A { x int ‹@skip›\n y int? @skip\n z int | null @skip\n t T @skip }\ntype T = int?', ['OC303']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});

describe('checks in parameters', () => {
  it.each<[source: string, codes: string[]]>([
    [fn('F(n: ‹int›@check(c, {{ this > 0 }})) -> int').replace('‹int›@', '‹int› @'), ['OC304']],
    [`${fn('F(n: ‹Outer[]›) -> int')}class Outer { x T? }\ntype T = Inner\nclass Inner { n int @check(c, {{ this > 0 }}) }`, ['OC304']],
    [`${fn('F(n: ‹T›) -> int')}type T = int @check(c, {{ this > 0 }})`, ['OC304']],
    [`${fn('F(n: A) -> int')}class A { n int\n @@check(c, {{ this.n > 0 }})\n}`, []],
  ])('%s', (source, codes) => {
    expect(diagnose(source).codes).toEqual(codes);
  });

  it('says where the check is', () => {
    const source = `${fn('F(n: A) -> int')}class A { n int @check(c, {{ this > 0 }}) }`;
    expect(compile({ 'main.baml': source }).diagnostics).toMatchObject([
      { message: 'a parameter type cannot have checks: `n` → `A.n`', related: [{ message: 'the check is declared here' }] },
    ]);
  });
});

describe('aliases that collide', () => {
  it.each<[source: string, codes: string[]]>([
    ['class A { x int @alias("n")\n y int ‹@alias("n")› }', ['OC901']],
    ['class A { x int @alias("n")\n y int @alias("m") }', []],
    ['class A { x int\n y int ‹@alias("x")› }', ['OC901']],
    ['class A { x int ‹@alias("y")›\n y int }', ['OC901']],
    ['class A { x int @alias("y")\n y int @alias("x") }', []],
    ['enum E {\n A @alias("n")\n B ‹@alias("n")›\n}', ['OC901']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});
