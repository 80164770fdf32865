import { expect, it } from 'vitest';
import { type Attribute, createSourceFile, type Field, parse, type TypeExpression } from './index.ts';

function fieldOf(written: string): Field {
  const { tree, diagnostics } = parse(createSourceFile('test.baml', `class C {\n  f ${written}\n}\n`));
  expect(diagnostics).toEqual([]);
  const [declaration] = tree.declarations;
  const [field, ...others] = declaration?.kind === 'class' ? declaration.fields : [];
  expect(others).toEqual([]);
  return field ?? expect.fail('no field');
}

/** Writes a type with its structure in brackets. */
function show(type: TypeExpression): string {
  const attributes = type.attributes.map((attribute) => ` ${showAttribute(attribute)}`).join('');
  switch (type.kind) {
    case 'primitive':
    case 'media':
      return `${type.kind}:${type.name}${attributes}`;
    case 'named':
      return `${type.name.text}${attributes}`;
    case 'literal':
      return `${JSON.stringify(type.value)}${attributes}`;
    case 'list':
      return `list<${show(type.element)}>${attributes}`;
    case 'optional':
      return `optional<${show(type.inner)}>${attributes}`;
    case 'map':
      return `map<${show(type.key)}, ${show(type.value)}>${attributes}`;
    case 'union':
      return `union<${type.members.map(show).join(', ')}>${attributes}`;
    case 'parenthesized':
      return `(${show(type.inner)})${attributes}`;
    case 'broken':
      return 'broken';
  }
}

function showAttribute({ name, arguments: values }: Attribute): string {
  return `@${name.text}${values.length}`;
}

it.each([
  ['string', 'primitive:string'],
  ['pdf', 'media:pdf'],
  ['Foo', 'Foo'],
  ['"a\\"b"', '"a\\"b"'],
  ['-3', '-3'],
  ['true', 'true'],
  ['null', 'primitive:null'],
  ['int[][]?', 'optional<list<list<primitive:int>>>'],
  ['int []', 'list<primitive:int>'],
  ['(int?)[]', 'list<(optional<primitive:int>)>'],
  ['"a"[]', 'list<"a">'],
  ['map<string, int[]>?', 'optional<map<primitive:string, list<primitive:int>>>'],
  ['map < "a" | "b" , int >', 'map<union<"a", "b">, primitive:int>'],
  ['map<\n string,\n int\n>', 'map<primitive:string, primitive:int>'],
  ['int | string?', 'union<primitive:int, optional<primitive:string>>'],
  ['| int | string', 'union<primitive:int, primitive:string>'],
  ['int\n\n  // comment\n  | string', 'union<primitive:int, primitive:string>'],
  ['int |\n  string', 'union<primitive:int, primitive:string>'],
  ['(\n int | (string)\n)', '(union<primitive:int, (primitive:string)>)'],
  ['(int @a)[]', 'list<(primitive:int @a0)>'],
  ['(int | string @a)', '(union<primitive:int, primitive:string> @a0)'],
  ['int @a | string', 'union<primitive:int @a0, primitive:string>'],
])('reads the type %j', (written, shown) => {
  expect(show(fieldOf(written).type)).toBe(shown);
});

it.each([
  ['int @a @b("x")', 'primitive:int', '@a0 @b1'],
  ['int | string @a', 'union<primitive:int, primitive:string>', '@a0'],
  ['int@a@stream.done', 'primitive:int', '@a0 @stream.done0'],
  ['int @ a ("x", y,)', 'primitive:int', '@a2'],
  ['int // one\n  @a // two\n  @b', 'primitive:int', '@a0 @b0'],
])('gives the attributes of %j to the field', (written, shown, attributes) => {
  const field = fieldOf(written);
  expect([show(field.type), field.attributes.map(showAttribute).join(' ')]).toEqual([shown, attributes]);
});

it('gives the attributes of parameters and return types to the types', () => {
  const { tree } = parse(createSourceFile('test.baml', 'function F(a: int @a) -> string @b { client C }\n'));
  const [declaration] = tree.declarations;
  if (declaration?.kind !== 'function') expect.fail('no function');
  expect([declaration.parameters[0]?.type, declaration.returnType].map((type) => type && show(type))).toEqual([
    'primitive:int @a0',
    'primitive:string @b0',
  ]);
});

it('bounds how deep a type is nested', () => {
  for (const written of [`${'('.repeat(5000)}int${')'.repeat(5000)}`, `${'map<string, '.repeat(5000)}`, `int${'[]'.repeat(5000)}`]) {
    const { diagnostics } = parse(createSourceFile('test.baml', `class C {\n  f ${written}\n}\nclass Kept { a int }\n`));
    expect(diagnostics.map(({ name }) => name)).toEqual(['nested-too-deeply']);
  }
});
