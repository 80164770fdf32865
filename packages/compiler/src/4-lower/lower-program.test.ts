import { compile } from '@outcrop/compiler';
import type { Program } from 'outcrop/program';
import { describe, expect, it } from 'vitest';

const CLIENT = 'client<llm> Bed { provider "aws-bedrock" options { model "m" } }\n';
const BED: Program['clients'] = { Bed: { provider: 'aws-bedrock', options: { model: 'm' } } };
const POSITIVE = { expr: 'this > 0', ast: ['>', ['$', 'this'], 0] };

function program(source: string): Program {
  const { program: result, diagnostics } = compile({ 'main.baml': source });
  expect(diagnostics).toEqual([]);
  return result;
}

describe('types', () => {
  it.each<[type: string, lowered: unknown]>([
    ['string', 'string'],
    ['int?', { optional: 'int' }],
    ['int | null', { optional: 'int' }],
    ['null | null', 'null'],
    ['int? | string', { optional: { union: ['int', 'string'] } }],
    ['int | string?', { optional: { union: ['int', 'string'] } }],
    ['(int | string)?', { optional: { union: ['int', 'string'] } }],
    ['int | (string | (bool | int))', { union: ['int', 'string', 'bool'] }],
    ['int | int', 'int'],
    ['((int?)?)', { optional: 'int' }],
    ['(int?)[]', { list: { optional: 'int' } }],
    ['int[][]', { list: { list: 'int' } }],
    ['"a" | 1 | true', { union: [{ literal: 'a' }, { literal: 1 }, { literal: true }] }],
    ['map<string, Other[]>', { map: ['string', { list: 'Other' }] }],
    ['int @alias("n") @description("d")', { type: 'int', alias: 'n', description: 'd' }],
    ['int? @skip', { type: { optional: 'int' }, skip: true }],
    ['int @check(pos, {{ this > 0 }}) @assert({{ this > 0 }})', { type: 'int', check: { pos: POSITIVE }, assert: [POSITIVE] }],
    [
      '(int @assert(pos, {{ this > 0 }}))[] @stream.done',
      { type: { list: { type: 'int', assert: [{ name: 'pos', ...POSITIVE }] } }, stream: { done: true } },
    ],
    ['(int @alias("n"))', { type: 'int', alias: 'n' }],
    ['int | (string @stream.not_null)', { union: ['int', { type: 'string', stream: { not_null: true } }] }],
  ])('%s', (type, lowered) => {
    expect(program(`class A { x ${type} }\nclass Other {}`).classes?.A?.fields.x).toEqual(lowered);
  });
});

describe('declarations', () => {
  it.each<[source: string, expected: Partial<Program>]>([
    ['', {}],
    [
      'class A {\n x int\n toString string\n @@dynamic\n @@alias("B")\n @@check(c, {{ this > 0 }})\n @@stream.done\n}',
      {
        classes: {
          A: {
            dynamic: true,
            alias: 'B',
            check: { c: POSITIVE as never },
            stream: { done: true },
            fields: { x: 'int', toString: 'string' },
          },
        },
      },
    ],
    [
      'enum E {\n A @alias("a") @description("d")\n B @skip\n @@dynamic\n @@description("e")\n}',
      { enums: { E: { dynamic: true, description: 'e', values: { A: { alias: 'a', description: 'd' }, B: { skip: true } } } } },
    ],
    ['type T = int[] @assert({{ this > 0 }})', { aliases: { T: { type: { list: 'int' }, assert: [POSITIVE as never] } } }],
    [CLIENT, { clients: BED }],
    [
      'client<llm> C {\n provider aws-bedrock\n retry_policy P\n options {\n model m\n region env.R\n headers { "X-A" "b" }\n additional_model_request_fields { a [1, true, null, { b -0.5 }] }\n }\n}\nretry_policy P {\n max_retries 2\n strategy {\n type exponential_backoff\n delay_ms 300\n }\n}',
      {
        clients: {
          C: {
            provider: 'aws-bedrock',
            retry: 'P',
            options: {
              model: 'm',
              region: { env: 'R' },
              headers: { 'X-A': 'b' },
              additional_model_request_fields: { a: [1, true, null, { b: -0.5 }] },
            },
          },
        },
        retries: { P: { max_retries: 2, type: 'exponential_backoff', delay_ms: 300 } },
      },
    ],
    [
      'template_string T(a: string, b: int?) #"{{ a }}!"#',
      { templates: { T: { params: { a: 'string', b: { optional: 'int' } }, body: [['=', ['$', 'a']], '!'] } } },
    ],
    [
      'function F(a: string @assert({{ this > 0 }})) -> int @check(c, {{ this > 0 }}) {\n client "aws-bedrock/m"\n prompt #"\n  Say {{ a }}.\n  "#\n}'.replace(
        ' @assert({{ this > 0 }})',
        '',
      ),
      {
        functions: {
          F: {
            name: 'F',
            client: 'aws-bedrock/m',
            params: { a: 'string' },
            output: { type: 'int', check: { c: POSITIVE as never } },
            prompt: ['Say ', ['=', ['$', 'a']], '.'],
          },
        },
      },
    ],
  ])('%s', (source, expected) => {
    expect(program(source)).toEqual({ format: 1, ...expected });
  });
});

describe('tests', () => {
  it('are lowered once for each function, with the arguments that it has', () => {
    const source = `${CLIENT}template_string Hi(n: string) #"Hi {{ n }}"#
function F(a: string) -> int { client "Bed" prompt #"{{ a }}"# }
function G(b: int) -> int { client "Bed" prompt #"{{ b }}"# }
test t {
  functions [F, G]
  args {
    a Hi("Ada")
    b 3
  }
  @@check(low, {{ this < 9 }})
  @@assert({{ _.checks.low }})
}`;
    const { diagnostics, program: result } = compile({ 'baml_src/deep/er/a.baml': source }, { sourceDirectory: 'baml_src' });
    expect(diagnostics).toEqual([]);
    const expectations = {
      checks: [{ name: 'low', expr: 'this < 9', ast: ['<', ['$', 'this'], 9] }],
      asserts: [{ expr: '_.checks.low', ast: ['.', ['.', ['$', '_'], 'checks'], 'low'] }],
    };
    expect(result.tests).toEqual([
      { name: 't', function: 'F', args: { a: { template: 'Hi', args: ['Ada'] } }, directory: 'deep/er', ...expectations },
      { name: 't', function: 'G', args: { b: 3 }, directory: 'deep/er', ...expectations },
    ]);
  });

  it('carry the types of their type_builder: new ones, and those that they add to, whole', () => {
    const source = `${CLIENT}class Flex {\n a int\n @@dynamic\n}
function F() -> Flex { client "Bed" prompt #"x"# }
test t {
  functions [F]
  type_builder {
    enum Tone {
      WARM
    }
    dynamic class Flex { tone Tone? }
  }
  args { }
}`;
    expect(program(source).tests?.[0]?.types).toEqual({
      classes: { Flex: { dynamic: true, fields: { a: 'int', tone: { optional: 'Tone' } } } },
      enums: { Tone: { values: { WARM: {} } } },
      aliases: {},
    });
  });
});

describe('documentation and generators', () => {
  it('gathers doc comments by declaration and member', () => {
    const source =
      '/// A person.\n/// Really.\nclass A {\n /// Full name.\n name string\n age int /// in years\n}\nenum E {\n /// First.\n ONE\n}\n/// An id.\ntype T = int\nclass Bare {}';
    const { documentation } = compile({ 'main.baml': source });
    expect(documentation).toEqual(
      new Map([
        [
          'A',
          {
            text: 'A person.\nReally.',
            members: new Map([
              ['name', 'Full name.'],
              ['age', 'in years'],
            ]),
          },
        ],
        ['E', { members: new Map([['ONE', 'First.']]) }],
        ['T', { text: 'An id.' }],
      ]),
    );
  });

  it('gives the generators that it knows, defaults applied', () => {
    const source =
      'generator a {\n output_type typescript\n}\ngenerator b {\n output_type "typescript/react"\n output_dir "./x"\n version "0.226.2"\n default_client_mode sync\n module_format esm\n on_generate "true"\n}\ngenerator c {\n output_type go\n}';
    expect(compile({ 'main.baml': source }).generators).toEqual([
      { name: 'a', outputType: 'typescript', outputDir: '../', file: 'main.baml', span: { start: 10, end: 11 } },
      {
        name: 'b',
        outputType: 'typescript/react',
        outputDir: './x',
        version: '0.226.2',
        defaultClientMode: 'sync',
        moduleFormat: 'esm',
        onGenerate: 'true',
        file: 'main.baml',
        span: { start: 50, end: 51 },
      },
    ]);
  });
});
