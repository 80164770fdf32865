import { expect, it } from 'vitest';
import { createSourceFile, type Declaration, type Document, parse } from './index.ts';

function tree(text: string): Document {
  const { tree: document, diagnostics } = parse(createSourceFile('test.baml', text));
  expect(diagnostics).toEqual([]);
  return document;
}

const names = (declarations: readonly Declaration[]) => declarations.map(({ kind, name }) => `${kind} ${name.text}`);

it.each([
  ['', []],
  ['\ufeff// only a comment', []],
  ['class A {} class B { x int }', ['class A', 'class B']],
  ['class A {}\r\nenum B { C }\rtype D = int\n', ['class A', 'enum B', 'alias D']],
  ['class A {//c\n  x int\n}\nclient B {//c\n  provider x\n  options {//d\n  } }', ['class A', 'client B']],
  ['class A {\ntype map<string, int>\nclass string\n}', ['class A']],
  ['type A = int type B = A[]', ['alias A', 'alias B']],
  ['type A =\n  | int\n  | string\nclass B {}', ['alias A', 'class B']],
  ['class A\n{\n}\nenum B\n\n{ }', ['class A', 'enum B']],
  ['function F(\n  a: int,\n  // why\n  b: string?,\n)\n-> string\n{ client "x/y" prompt #"p"# }', ['function F']],
  ['function F(,) -> int { client C\n prompt #"p"# }', ['function F']],
  ['client A { provider x }\nclient<llm> B { provider x }', ['client A', 'client B']],
  ['retry_policy A { max_retries 3 }', ['retry-policy A']],
  [
    'template_string A #"x"#\nstring_template B(a: int) #"y"#\ntemplate_string C = (a: int) #"z"#',
    ['template-string A', 'template-string B', 'template-string C'],
  ],
  ['#"note"#\ngenerator g { output_type typescript }', ['generator g']],
  ['test class { functions [F] args {} }', ['test class']],
])('reads %j', (text, expected) => {
  expect(names(tree(text).declarations)).toEqual(expected);
});

it('tells members from types by their place', () => {
  const [one, words] = tree(
    'class One { x int y string @a z "q" }\nclass Words { class string\n type int\n function float\n map map<string, int> }',
  ).declarations;
  expect([one, words].map((declaration) => declaration?.kind === 'class' && declaration.fields.map(({ name }) => name.text))).toEqual([
    ['x', 'y', 'z'],
    ['class', 'type', 'function', 'map'],
  ]);
});

it('keeps block attributes apart from members', () => {
  const [declaration] = tree('class A { @@alias("B") x int @@dynamic\n @@stream.done }').declarations;
  if (declaration?.kind !== 'class') expect.fail('no class');
  expect(declaration.fields.map(({ attributes }) => attributes.length)).toEqual([0]);
  expect(declaration.attributes.map(({ name, isBlock }) => [name.text, isBlock])).toEqual([
    ['alias', true],
    ['dynamic', true],
    ['stream.done', true],
  ]);
});

it('reads what only a test may have', () => {
  const [declaration] = tree(
    'test t {\n functions [F]\n type_builder { class A { x int } dynamic enum B { C } type D = int }\n @@check(a, {{ this }})\n args {} }',
  ).declarations;
  if (declaration?.kind !== 'test') expect.fail('no test');
  expect(declaration.body.entries.map(({ key }) => key.text)).toEqual(['functions', 'args']);
  expect(declaration.attributes.map(({ name }) => name.text)).toEqual(['check']);
  expect(names(declaration.typeBuilders[0]?.declarations ?? [])).toEqual(['class A', 'enum B', 'alias D']);
  expect(declaration.typeBuilders[0]?.declarations.map((local) => local.kind !== 'alias' && local.isDynamic)).toEqual([false, true, false]);
});

it('keeps free-standing raw strings apart', () => {
  expect(tree('#"a"#\nclass A {}\n#"b"#').rawStrings.map(({ value }) => value)).toEqual(['a', 'b']);
});

it('gives a span to every part', () => {
  const text = 'class A {\n  x int @alias("y")\n}\n';
  const [declaration] = tree(text).declarations;
  if (declaration?.kind !== 'class') expect.fail('no class');
  const [field] = declaration.fields;
  const [attribute] = field?.attributes ?? [];
  const spans = [declaration.span, declaration.name.span, field?.span, field?.type.span, attribute?.span, attribute?.argumentsSpan];
  expect(spans.map((span) => span && text.slice(span.start, span.end))).toEqual([
    'class A {\n  x int @alias("y")\n}',
    'A',
    'x int @alias("y")',
    'int',
    '@alias("y")',
    '("y")',
  ]);
});

/** Everything documented in a text, by name. */
function documented(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const declaration of tree(text).declarations) {
    const members = declaration.kind === 'class' ? declaration.fields : declaration.kind === 'enum' ? declaration.values : [];
    for (const { name, documentation } of [declaration, ...members]) if (documentation !== undefined) found[name.text] = documentation.text;
  }
  return found;
}

it.each([
  ['/// one\n///  two\n////three\nclass A { }', { A: 'one\n two\nthree' }],
  ['/// apart\n\nclass A { }', {}],
  ['/// apart\n\n/// close\nclass A { }', { A: 'close' }],
  ['/// a\n// between\nclass A { }', { A: 'a' }],
  ['class A {\n  x int\n  /// of y\n\n  y int\n}', { y: 'of y' }],
  ['class A {\n  /// of x\n  x int /// trailing\n  y int\n}', { x: 'of x\ntrailing' }],
  ['enum A {\n  X /// of X\n  /// of Y\n  Y @alias("y") /// more\n}', { X: 'of X', Y: 'of Y\nmore' }],
  ['/// of A\ntype A = int\nclass B { }', { A: 'of A' }],
  ['/// f\nfunction F() -> int { client C }\n/// c\nclient C { provider x }', { F: 'f', C: 'c' }],
  ['class A { /// of nothing\n  x int\n  /// of nothing\n}', {}],
])('finds the documentation in %j', (text, expected) => {
  expect(documented(text)).toEqual(expected);
});

it('keeps all comments', () => {
  const { comments } = tree('// a\nclass A { {// b\n//} x int //c\n /// d\n}');
  expect(comments.map(({ kind, text }) => [kind, text])).toEqual([
    ['line', '// a'],
    ['block', '{// b\n//}'],
    ['line', '//c'],
    ['documentation', '/// d'],
  ]);
});
