import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { BED, fn } from '../support/diagnose.ts';

// What Outcrop deliberately does otherwise than the reference implementation: texts that it misreads, crashes on, or refuses for no reason.

function errorsIn(source: string): string[] {
  return compile({ 'main.baml': source }).diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? code : []));
}

function client(options: string): string {
  return `client<llm> C {\n provider aws-bedrock\n options {\n model "m"\n ${options}\n }\n}\n`;
}

function test(body: string): string {
  return `${fn('F(x: string) -> string')}test t {\n functions [F]\n ${body}\n}\n`;
}

describe('accepted, with the meaning that its author had in mind', () => {
  it.each<[what: string, source: string]>([
    ['a byte order mark', '\u{feff}class A { x int }'],
    ['a class whose brace stands on the next line', 'class A\n{ x int }'],
    ['an enum whose brace stands on the next line', 'enum E\n\n{\n A\n}'],
    ['blank lines and comments around a union bar', 'class A { x int\n\n // or\n | string |\n\n bool\n y int }'],
    ['newlines inside parentheses and brackets of types', 'class A { x (\n int\n | string\n )\n y map<\n string,\n int\n > }'],
    ['newlines and comments in attribute arguments', 'class A { x int @check(\n // name\n c,\n\n {{ this > 0 }}\n ) }'],
    ['a trailing comma in attribute arguments', 'class A { x int @alias("a",) }'],
    ['a trailing comma in a map', client('inference_configuration { max_tokens 5, }')],
    ['a map with the keys true and null', client('additional_model_request_fields { true 1, null 2 }')],
    [
      'a comment directly after a bracket',
      client('stop [ // none\n ]').replace('stop [', 'allowed_roles [').replace(']\n }', 'user ]\n }'),
    ],
    ['a comma at the start of a line', client('allowed_roles [user\n , assistant]')],
    ['bare values that begin with a digit', client('system_instruction 4o-mini\n external_id 2024-01-01')],
    ['numbers with an exponent', client('additional_model_request_fields { x 1e3 }')],
    ['escapes for unicode', 'class A { x int @alias("\\u0041\\u{1F600}") }'],
    ['a literal followed by brackets', 'class A { x "a"[]\n y 1[] }'],
    ['a leading bar', 'type T =\n | int\n | string\nclass A { x\n | int }'.replace('x\n | int', 'x | int')],
    ['an alias as the key of a map', 'type K = string\nclass A { x map<K, int> }'],
    ['recursion in a union with a finite member', 'class A { b B | C }\nclass B { a A }\nclass C { x int }'],
    ['@skip on an alias of an optional type', 'type T = int?\nclass A { x T @skip }'],
    ['a union of nulls', 'class A { x null | null }'],
    ['a bare shorthand', fn('F() -> int', 'client aws-bedrock/m\n prompt #"x"#')],
    ['a bare path that begins with a dot', 'generator g {\n output_type typescript\n output_dir ../src\n}'],
    ['env in inference_configuration', client('inference_configuration { temperature env.T, max_tokens env.M }')],
    ['a parameter called self', fn('F(self: string) -> int')],
    [
      'template tags with, filter and call',
      fn(
        'F(x: string) -> int',
        'client Bed\n prompt #"{% with a = x %}{{ a }}{% endwith %}{% filter upper %}{{ x }}{% endfilter %}{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}"#',
      ),
    ],
  ])('%s', (_, source) => {
    expect({ source, errors: errorsIn(source) }).toEqual({ source, errors: [] });
  });
});

describe('refused', () => {
  it.each<[what: string, source: string, code: string]>([
    ['a double colon in a name', 'class A::B { x int }', 'OC106'],
    ['a bad escape', 'class A { x int @alias("\\xZZ") }', 'OC003'],
    ['a string that is not closed', client('region "abc'), 'OC003'],
    ['a quote in the middle of a bare value', client('region a"b'), 'OC005'],
    ['= after a key', client('region = "eu-west-1"'), 'OC005'],
    ['a colon after a key of a body', 'client<llm> C {\n provider : aws-bedrock\n options { model "m" }\n}', 'OC109'],
    ['a number with a leading zero', client('inference_configuration { max_tokens 01 }'), 'OC005'],
    ['a default for an environment variable', client('region env.A ?? "x"'), 'OC005'],
    ['a name that no environment variable has', client('region env.1A'), 'OC005'],
    ['a duplicate key in a map', client('headers { a "1", a "2" }'), 'OC202'],
    ['a dotted key', client('headers { a.b "1" }'), 'OC005'],
    ['a duplicate key in a body', fn('F() -> int', 'client Bed\n client Bed\n prompt #"x"#'), 'OC202'],
    ['an attribute after a body value', 'client<llm> C {\n provider "aws-bedrock" @foo\n options { model "m" }\n}', 'OC301'],
    ['a parameter list on a class', 'class A(x: int) { y int }', 'OC102'],
    ['a duplicate parameter', fn('F(a: int, a: int) -> int'), 'OC202'],
    ['a parameter called ctx', fn('F(ctx: int) -> int'), 'OC203'],
    ['an empty body', `${BED}function F() -> int { }`, 'OC401'],
    ['a tuple', 'class A { x (int, string) }', 'OC106'],
    ['media in a return type', fn('F() -> image'), 'OC206'],
    ['an unknown attribute on an inner union member', 'class A { x (int @foo) | string }', 'OC301'],
    ['an unknown attribute on a return type', fn('F() -> int @foo'), 'OC301'],
    ['a bad expression on a class', 'class A {\n x int\n @@assert({{ this > }})\n}', 'OC403'],
    ['a bad expression on an alias', 'type T = int @assert({{ this > }})', 'OC403'],
    ['a template call in client options', client('region T("x")'), 'OC503'],
    ['an expression in client options', client('region {{ x }}'), 'OC503'],
    ['a map key in an alias', 'type M = map<int, string>', 'OC205'],
    ['an access key without its secret', client('access_key_id env.A'), 'OC504'],
    ['an empty model', 'client<llm> C {\n provider aws-bedrock\n options { model "" }\n}', 'OC503'],
    ['an empty region', client('region ""'), 'OC503'],
    ['negative tokens', client('inference_configuration { max_tokens -5 }'), 'OC503'],
    ['negative retries', 'retry_policy P { max_retries -1 }', 'OC503'],
    ['a start beyond the members', `${BED}client<llm> T {\n provider round-robin\n options {\n strategy [Bed]\n start 3\n }\n}`, 'OC503'],
    ['a round-robin that contains itself', 'client<llm> T {\n provider round-robin\n options { strategy [T] }\n}', 'OC505'],
    ['a test of an unknown function', test('args { x "a" }').replace('[F]', '[G]'), 'OC402'],
    ['a test argument of the wrong kind', test('args { x [1] }'), 'OC601'],
    ['a missing test argument', test('args { }'), 'OC601'],
    ['a reference to a check that is not there', test('args { x "a" }\n @@assert({{ _.checks.nope }})'), 'OC404'],
    ['two generators for one directory', 'generator a {\n output_type typescript\n}\ngenerator b {\n output_type typescript\n}', 'OC701'],
    ['unknown tags', fn('F() -> int', 'client Bed\n prompt #"{% autoescape true %}{% endautoescape %}"#'), 'OC403'],
    ['code in a function', `${BED}function F(x: int) -> int {\n let y = x\n y\n}`, 'OC110'],
    ['a method', 'class A {\n x int\n function f(self) -> int {\n 1\n }\n}', 'OC110'],
    ['code at the top level', 'let x = 5\n', 'OC110'],
    ['an old function', `${BED}function F {\n input string\n output string\n}`, 'OC110'],
    ['impl', 'impl<llm, F> V {\n}', 'OC110'],
  ])('%s', (_, source, code) => {
    expect({ source, errors: errorsIn(source) }).toEqual({ source, errors: [code] });
  });
});
