import { describe, expect, it } from 'vitest';
import { createSourceFile, type Document, offsetInFile, parse, type RawString, type Value } from './index.ts';

function tree(text: string): Document {
  return parse(createSourceFile('test.baml', text)).tree;
}

/** The codes of the faults in a text. */
function faults(text: string): string[] {
  return parse(createSourceFile('test.baml', text)).diagnostics.map(({ code, name }) => `${code} ${name}`);
}

/** The value of the key `k` of a client. */
function valueAfterKey(written: string): Value | undefined {
  const [client] = tree(`client C {\n  k ${written}\n}\n`).declarations;
  return client?.kind === 'client' ? client.body.entries[0]?.value : undefined;
}

/** What a value means, as JSON would show it. */
function mean(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.key.text, mean(entry.value)]));
    case 'list':
      return value.items.map(mean);
    case 'environment':
      return `env ${value.variable.text}`;
    case 'template-call':
      return { [value.name.text]: value.arguments.map(mean) };
    case 'null':
      return null;
    case 'broken':
      return 'broken';
    default:
      return value.value;
  }
}

it.each<[written: string, kind: Value['kind'], meaning: unknown]>([
  ['"text"', 'quoted', 'text'],
  ['"\\n\\r\\t\\0\\\'\\"\\\\"', 'quoted', '\n\r\t\0\'"\\'],
  ['"\\x41\\u0042\\u{1F600}"', 'quoted', 'AB😀'],
  ['"\\q\\users"', 'quoted', '\\q\\users'],
  ['"{{ x }} env.A // no comment"', 'quoted', '{{ x }} env.A // no comment'],
  ['#"raw \\n"#', 'raw', 'raw \\n'],
  ['##"a "# b"##', 'raw', 'a "# b'],
  ['us-east-1', 'bare', 'us-east-1'],
  ['hello  world  ', 'bare', 'hello  world'],
  ['http://x/y  // comment', 'bare', 'http://x/y'],
  ['a {// comment //}', 'bare', 'a'],
  ['a{// comment //}', 'bare', 'a'],
  ['+1', 'bare', '+1'],
  ['.5', 'bare', '.5'],
  ['4o-mini', 'bare', '4o-mini'],
  ['2024-01-01', 'bare', '2024-01-01'],
  ['0x10', 'bare', '0x10'],
  ['50%', 'bare', '50%'],
  ['True', 'bare', 'True'],
  ['=m', 'bare', '=m'],
  [':x', 'bare', ':x'],
  ['../src', 'bare', '../src'],
  ['日本 é', 'bare', '日本 é'],
  ['environment.X', 'bare', 'environment.X'],
  ['0', 'number', 0],
  ['-0.5', 'number', -0.5],
  ['1e3', 'number', 1000],
  ['true', 'boolean', true],
  ['false', 'boolean', false],
  ['null', 'null', null],
  ['env.AWS_REGION', 'environment', 'env AWS_REGION'],
  ['Greeting("x", [1])', 'template-call', { Greeting: ['x', [1]] }],
  ['{{ 1 + 1 }}', 'template-expression', ' 1 + 1 '],
  ['{{ {"a": 1}["a"] }}', 'template-expression', ' {"a": 1}["a"] '],
  ['{{ {"a": {"b": 1}}}', 'template-expression', ' {"a": {"b": 1}'],
  ['{ a 1, b 2 }', 'map', { a: 1, b: 2 }],
  ['{ a: 1, "b c": 2, }', 'map', { a: 1, 'b c': 2 }],
  ['{\n a 1\n\n // between\n b 2,\n c-d 3\n}', 'map', { a: 1, b: 2, 'c-d': 3 }],
  ['{ true 1\n null 2 }', 'map', { true: 1, null: 2 }],
  ['{ a { b [ { c 1 } ] } }', 'map', { a: { b: [{ c: 1 }] } }],
  ['{}', 'map', {}],
  ['[a, b c, "d"]', 'list', ['a', 'b c', 'd']],
  ['[ // first\n a\n , b\n\n c,\n]', 'list', ['a', 'b', 'c']],
  ['[]', 'list', []],
])('reads %j as %s', (written, kind, meaning) => {
  const value = valueAfterKey(written);
  expect([value?.kind, mean(value)]).toEqual([kind, meaning]);
  expect(faults(`client C {\n  k ${written}\n}\n`).filter((fault) => !fault.startsWith('OC4'))).toEqual([]);
});

it.each([
  ['"open', 'OC003 unclosed-string'],
  ['"\\x1"', 'OC003 bad-escape'],
  ['"\\u{110000}"', 'OC003 bad-escape'],
  ["'single'", 'OC002 single-quotes'],
  ['jinja#"x"#', 'OC004 raw-string-prefix'],
  ['#"x"##', 'OC004 raw-string-closing'],
  ['######"x"######', 'OC004 raw-string-hashes'],
  ['{{ open', 'OC004 unclosed-expression'],
  ['a@b', 'OC005 bare-character'],
  ['say "hi"', 'OC005 bare-character'],
  ['a\u00a0b', 'OC005 bare-character'],
  ['= x', 'OC109 body-sign'],
  ['01', 'OC005 bare-leading-zero'],
  ['1 2', 'OC005 bare-after-number'],
  ['env.', 'OC005 bare-environment'],
  ['env.A ?? "x"', 'OC005 bare-environment'],
  ['9007199254740993', 'OC005 number-precision'],
  ['{ a.b 1 }', 'OC005 map-key'],
  ['{ _a 1 }', 'OC005 map-key'],
  ['{ 1 2 }', 'OC005 map-key'],
  ["{ 'a' 1 }", 'OC002 single-quotes'],
  ['{ a }', 'OC107 value-missing'],
  ['{ a "1" b "2" }', 'OC107 separator-missing'],
  ['{ a 1 b 2 }', 'OC005 bare-after-number'],
  ['{ a 1,, b 2 }', 'OC107 separator-extra'],
  ['{ a = 1 }', 'OC005 bare-sign'],
  ['[,1]', 'OC107 separator-extra'],
  ['[1,,2]', 'OC107 separator-extra'],
  ['["x" "y"]', 'OC107 separator-missing'],
  ['x, y', 'OC109 body-separator'],
])('reports %j once', (written, fault) => {
  expect(faults(`client C {\n  k ${written}\n}\n`)).toContain(fault);
  expect(faults(`client C {\n  k ${written}\n}\n`).filter((each) => !each.endsWith('value-missing') || each === fault)).toEqual([fault]);
});

/** The raw string of a template_string. */
function rawString(content: string): RawString {
  const [template] = tree(`template_string T #"${content}"#\n`).declarations;
  return template?.kind === 'template-string' && template.body !== undefined ? template.body : expect.fail('no template_string');
}

describe('raw strings', () => {
  it.each([
    ['  a  ', 'a'],
    ['  a\n  b', 'a\n  b'],
    ['\n \ta\n  b\n', '\ta\n b'],
    ['\n  a\n  ', 'a'],
    ['\n\n  a\n\n', 'a'],
    ['\n  a\n \n  b\n', 'a\n\nb'],
    ['\n    a\n  b\n      c', '  a\nb\n    c'],
    ['a\n    b\n    c', 'a\n    b\n    c'],
    ['\n\ta\n\t\tb\n', 'a\n\tb'],
    ['\n\ta\n  b\n', '\ta\n  b'],
    ['\n  a  \n  b \n', 'a  \nb'],
    ['\\n', '\\n'],
    ['', ''],
    ['\r\n  a\r\n  b\r\n', 'a\nb'],
    ['\n  {{ x }}"\n', '{{ x }}"'],
  ])('dedents %j to %j', (content, value) => {
    expect(rawString(content).value).toBe(value);
  });

  it.each(['  a  ', '\n  ab\n\n    cd\n ef\n', '\r\n  ab\r\n  cd\r\n', '\n\ta\n  b\n'])(
    'finds every character of %j in the file',
    (content) => {
      const text = `template_string T #"${content}"#\n`;
      const raw = rawString(content);
      const found = [...raw.value].map((_, offset) => text[offsetInFile(raw, offset)]?.replace('\r', '\n'));
      expect(found.join('')).toBe(raw.value);
    },
  );
});

it('finds an expression over several lines in the file', () => {
  const text = 'class A {\n  x int @check(a, {{ this\r\n    > 0 }})\n}\n';
  const [declaration] = tree(text).declarations;
  const expression = declaration?.kind === 'class' ? declaration.fields[0]?.attributes[0]?.arguments[1] : undefined;
  if (expression?.kind !== 'template-expression') expect.fail('no expression');
  expect(expression.value).toBe(' this\n    > 0 ');
  expect(text.slice(offsetInFile(expression, expression.value.indexOf('>')))).toMatch(/^> 0/);
});
