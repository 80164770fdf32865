import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { diagnose, fn } from '../../../../test/support/diagnose.ts';

describe('cycles of classes and aliases', () => {
  it.each<[source: string, codes: string[]]>([
    ['class A { ‹a A› }', ['OC204']],
    ['class A { ‹b B› }\nclass B { a A }', ['OC204']],
    ['class A { ‹b T› }\ntype T = B\nclass B { a A }', ['OC204']],
    ['class A { ‹b B | C› }\nclass B { a A }\nclass C { a A }', ['OC204']],
    ['class A { b B | C }\nclass B { a A }\nclass C { x int }', []],
    ['class A { a A?\n b A[]\n c map<string, A>\n d A | null\n e A | int\n f A | "x" }', []],
    // What leads into a cycle is not reported beside it.
    ['class Way { a A }\nclass A { ‹a A› }', ['OC204']],
    ['class A { ‹a A› }\nclass B { ‹b B› }', ['OC204', 'OC204']],
    ['type A = ‹A›', ['OC204']],
    ['type A = ‹B›\ntype B = A', ['OC204']],
    ['type A = ‹B?›\ntype B = A?', ['OC204']],
    ['type A = ‹int | A›', ['OC204']],
    ['type A = A[]\ntype B = map<string, B>\ntype J = int | J[] | map<string, J>', []],
    ['type Val = int | Arr | Obj\ntype Arr = Val[]\ntype Obj = map<string, Val>', []],
    ['type T = C\nclass C { x T? }', []],
    ['type T = C\nclass C { ‹x T› }', ['OC204']],
    ['class A { x ‹Missing›\n b B }\nclass B { y int }', ['OC201']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it('shows the whole cycle, and each field in it', () => {
    const { diagnostics } = compile({ 'a.baml': 'class Egg { hen Hen }', 'b.baml': 'class Hen { egg Egg }' });
    expect(diagnostics).toMatchObject([
      { message: '`Egg -> Hen -> Egg` has no finite value', file: 'a.baml', related: [{ file: 'b.baml' }] },
    ]);
  });

  it('takes a chain of 20,000 classes and aliases', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => `class C${index} { x T${index} }\ntype T${index} = C${index + 1}`);
    const { diagnostics } = compile({ 'main.baml': `${chain.join('\n')}\nclass C10000 { x C0 }` });
    expect(diagnostics.map(({ code }) => code)).toEqual(['OC204']);
  });
});

describe('keys of maps', () => {
  it.each<[source: string, codes: string[]]>([
    ['class A { x map<‹int›, string> }', ['OC205']],
    ['class A { x map<‹string?›, string> }', ['OC205']],
    ['class A { x map<‹string | int›, string> }', ['OC205']],
    ['class A { x map<‹1›, string>\n y map<‹true›, int> }', ['OC205', 'OC205']],
    ['class K {}\nclass A { x map<‹K›, string> }', ['OC205']],
    ['enum K {\n V\n}\nclass A { x map<‹K | "x"›, string> }', ['OC205']],
    ['type M = map<‹int›, string>', ['OC205']],
    ['class A { x map<string, map<‹image›, int>> }', ['OC205']],
    ['type I = int\nclass A { x map<‹I›, string> }', ['OC205']],
    [
      'type K = string\nenum E {\n V\n}\ntype L = "a" | ("b" | "c")\nclass A { a map<K, int>\n b map<E, int>\n c map<L, int>\n d map<"x", int> }',
      [],
    ],
    ['class A { x map<‹Missing›, int> }', ['OC201']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});

describe('media in return types', () => {
  it.each<[source: string, codes: string[], message?: string]>([
    [fn('F() -> ‹image›'), ['OC206'], 'a function cannot return media: the return type is `image`'],
    [
      `${fn('F() -> ‹Album[]?›')}class Album { photos Pic }\ntype Pic = Photo[]\nclass Photo { pic image }`,
      ['OC206'],
      'a function cannot return media: `Album.photos` → `Pic` → `Photo.pic` is `image`',
    ],
    [`${fn('F(x: Photo, y: pdf?) -> int')}class Photo { pic image }`, []],
    [`${fn('F() -> ‹Loop›')}class Loop { next Loop?\n v video }`, ['OC206']],
    [
      `${fn('F() -> ‹Page›')}class Page { scan image?\n text string }`,
      ['OC206'],
      '`Page.scan` is `image`: a model cannot return it, so it stays empty',
    ],
    [fn('F() -> ‹image?›'), ['OC206'], 'a function cannot return media: the return type is `image`'],
  ])('%s', (source, codes, message) => {
    expect(diagnose(source)).toEqual({ source, codes });
    const [first] = compile({ 'main.baml': source.replace(/[‹›]/g, '') }).diagnostics;
    if (message !== undefined) expect(first?.message).toBe(message);
  });
});
