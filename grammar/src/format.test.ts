import { expect, it } from 'vitest';
import { createSourceFile, format } from './index.ts';

function layout(text: string): string {
  const result = format(createSourceFile('test.baml', text));
  return result.kind === 'formatted' ? result.text : result.kind;
}

const long = (count: number) => 'x'.repeat(count);

it.each<[rule: string, text: string, expected: string]>([
  ['nothing stays nothing', '\ufeff \n\n', ''],
  ['comments alone are kept', '\n\n//a\n\n\n// b', '// a\n\n// b\n'],
  ['lines end with a line feed', 'class A {\r\n  x int\r\n}\r\n', 'class A {\n  x int\n}\n'],
  ['no byte order mark, no white space at the ends of lines', '\ufeffclass A {  \n  x int // c  \n}  ', 'class A {\n  x int  // c\n}\n'],
  ['one empty line between declarations', 'class A {}\n\n\n\nclass B {} class C {}', 'class A {}\n\nclass B {}\n\nclass C {}\n'],
  [
    'comments belong to what they stand at',
    'class A {}\n// b\nclass B {}\n\n// c\n\nclass C {}',
    'class A {}\n\n// b\nclass B {}\n\n// c\n\nclass C {}\n',
  ],
  [
    'aliases that stand together stay together',
    'type A = int\ntype B = int\n\ntype C = int',
    'type A = int\ntype B = int\n\ntype C = int\n',
  ],
  [
    'so do clients of one line',
    'client A { provider "x" }\nclient B { provider "x" }',
    'client<llm> A { provider "x" }\nclient<llm> B { provider "x" }\n',
  ],
  ['at most one empty line in a body, none at its edges', 'class A {\n\n  x int\n\n\n  y int\n\n}', 'class A {\n  x int\n\n  y int\n}\n'],
  [
    'old spellings',
    'string_template T = (a: int) #"x"#\nclient C { provider x }',
    'template_string T(a: int) #"x"#\n\nclient<llm> C { provider x }\n',
  ],
  [
    'members on lines of their own',
    'class A { x int y int @@dynamic }\nenum B { C @skip D }',
    'class A {\n  x int\n  y int\n  @@dynamic\n}\n\nenum B {\n  C @skip\n  D\n}\n',
  ],
  [
    'single spaces',
    'class A {\n  x    (int|string) [ ]?   @a( "b" ,c )\n}'.replace('[ ]', '[]'),
    'class A {\n  x (int | string)[]? @a("b", c)\n}\n',
  ],
  [
    'a wide field breaks its attributes',
    `class A {\n  x int @a("${long(50)}") @b("${long(50)}")\n}`,
    `class A {\n  x int\n    @a("${long(50)}")\n    @b("${long(50)}")\n}\n`,
  ],
  [
    'a wide union breaks too',
    `class A {\n  x "${long(50)}" | "${long(50)}" @a\n}`,
    `class A {\n  x "${long(50)}"\n    | "${long(50)}"\n    @a\n}\n`,
  ],
  ['a wide alias breaks its union', `type A = "${long(50)}" | "${long(50)}"`, `type A = "${long(50)}"\n  | "${long(50)}"\n`],
  ['what was broken and fits is joined', 'type A =\n  | int\n  | string', 'type A = int | string\n'],
  ['redundant parentheses are kept', 'type A = ((int))', 'type A = ((int))\n'],
  ['a header on one line', 'function F( a:int,b :string, )->int\n{ client C }', 'function F(a: int, b: string) -> int {\n  client C\n}\n'],
  ['a header broken by its author', 'function F(\n a: int) -> int { client C }', 'function F(\n  a: int,\n) -> int {\n  client C\n}\n'],
  [
    'a wide header',
    `function F(a: "${long(50)}", b: "${long(50)}") -> int { client C }`,
    `function F(\n  a: "${long(50)}",\n  b: "${long(50)}",\n) -> int {\n  client C\n}\n`,
  ],
  [
    'maps and lists as their author broke them',
    'client C {\n o { a: 1, "b" [ 1,2 ]\n c-d {\n e 1, "f g" [\n 1, 2 ] } } }',
    'client<llm> C {\n  o { a 1, b [1, 2], c-d {\n    e 1\n    "f g" [\n      1\n      2\n    ]\n  } }\n}\n',
  ],
  [
    'quotes of keys that need them',
    'client C {\n o { "a b" 1, "true" 2, "a-b" 3, "c" 4 } }',
    'client<llm> C {\n  o { "a b" 1, "true" 2, "a-b" 3, c 4 }\n}\n',
  ],
  [
    'raw strings are shifted',
    'function F() -> int {\nprompt #"\n        a\n\n          b"#\n}',
    'function F() -> int {\n  prompt #"\n    a\n\n      b\n  "#\n}\n',
  ],
  ['raw strings that start on the line of their quote are not', 'template_string T #"a\n      b"#', 'template_string T #"a\n      b"#\n'],
  [
    'raw strings keep tabs and spaces that mean something',
    'template_string T #"\n\ta\n  b\n"#',
    'template_string T #"\n  \ta\n    b\n"#\n',
  ],
  [
    'arguments as their author broke them',
    'class A {\n x int @a(\nok, {{ this\n > 0 }}) @b("c",\n d) }',
    'class A {\n  x int @a(\n    ok,\n    {{ this\n > 0 }}\n  ) @b("c", d)\n}\n',
  ],
  [
    'comments everywhere',
    'class A // a\n{ // b\n  // c\n  x int /// d\n  // e\n}\n// f',
    'class A {  // a\n  // b\n  // c\n  x int  /// d\n  // e\n}\n// f\n',
  ],
  ['documentation is not given to another', 'class A\n/// of nothing\n{\n  x int\n}', 'class A\n/// of nothing\n{\n  x int\n}\n'],
])('%s', (_, text, expected) => {
  expect(layout(text)).toBe(expected);
  expect(layout(expected)).toBe(expected);
});

it('leaves a file alone that asks for it', () => {
  const text = 'class   A { x int }\n// BAML-format :ignore this';
  expect(layout(text)).toBe(text);
});

it('leaves a file with errors alone, and gives the errors', () => {
  const result = format(createSourceFile('test.baml', 'class A { x: int }'));
  expect(result.kind === 'broken' && result.diagnostics.map(({ code }) => code)).toEqual(['OC103']);
});

it('formats a file with warnings', () => {
  expect(layout('client C { provider x\n o 9007199254740993 }')).toBe('client<llm> C {\n  provider x\n  o 9007199254740993\n}\n');
});
