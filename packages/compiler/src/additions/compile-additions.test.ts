import type { Program } from 'outcrop/program';
import { expect, it } from 'vitest';
import { compileAdditions } from './compile-additions.ts';

const program: Program = {
  format: 1,
  classes: {
    Job: { fields: { company: 'string', kind: { literal: 'a "b"' } } },
    Resume: { dynamic: true, description: 'a resume', fields: { name: { type: 'string', alias: 'n' }, 'two words': 'Not a name' } },
    Holder: { fields: { inner: { type: 'Resume', description: 'kept' } } },
    'Not a name': { fields: {} },
  },
  enums: { Tone: { dynamic: true, values: { WARM: { alias: 'w' }, 'two words': {} } } },
  aliases: { Keys: { union: [{ literal: 'a' }, { literal: 'b' }] } },
};

const whole: [string, string, Partial<Program>][] = [
  ['a class', 'class A { b int @alias("bee") }', { classes: { A: { fields: { b: { type: 'int', alias: 'bee' } } } } }],
  ['an enum', 'enum E { ONE\n TWO @skip }', { enums: { E: { values: { ONE: {}, TWO: { skip: true } } } } }],
  ['an alias', 'type T = Job[] | null', { aliases: { T: { optional: { list: 'Job' } } } }],
  [
    'types that name each other',
    'class A { b B? }\nclass B { a A? }',
    { classes: { A: { fields: { b: { optional: 'B' } } }, B: { fields: { a: { optional: 'A' } } } } },
  ],
  ['a map by a declared alias', 'class A { m map<Keys, int> }', { classes: { A: { fields: { m: { map: ['Keys', 'int'] } } } } }],
  ['no declaration', '// nothing', {}],
];

it.each(whole)('gives %s', (_name, source, expected) => {
  expect(compileAdditions(source, program)).toEqual({ classes: {}, enums: {}, aliases: {}, ...expected });
});

it('gives what is extended with old and new members', () => {
  const { classes, enums } = compileAdditions('dynamic class Resume {\n job Job?\n}\ndynamic enum Tone { COLD }', program);
  expect(classes.Resume).toEqual({ ...program.classes?.Resume, fields: { ...program.classes?.Resume?.fields, job: { optional: 'Job' } } });
  expect(Object.keys(classes.Resume?.fields ?? {})).toEqual(['name', 'two words', 'job']);
  expect(enums.Tone).toEqual({ dynamic: true, values: { WARM: { alias: 'w' }, 'two words': {}, COLD: {} } });
  expect(Object.keys(enums.Tone?.values ?? {})).toEqual(['WARM', 'two words', 'COLD']);
});

it.each(['toString', 'hasOwnProperty', 'valueOf'])('takes "%s" as an ordinary name', (name) => {
  const { classes } = compileAdditions(`dynamic class Resume { ${name} int }`, program);
  expect(Object.hasOwn(classes.Resume?.fields ?? {}, name)).toBe(true);
});

const faults: [string, string, RegExp][] = [
  ['an unknown type', 'class A {\n  b Jop\n}', /^addBaml:2:5: .*Jop/],
  ['a type that exists', '\nclass Job { }', /^addBaml:2:7: .*Job/],
  ['a class that is not dynamic', 'dynamic class Job { b int }', /^addBaml:1:15: .*Job/],
  ['a field that exists', 'dynamic class Resume { name int }', /^addBaml:1:24: .*name/],
  ['a class that holds itself', 'dynamic class Resume {\n  h Holder\n}', /^addBaml:.*Holder/],
  ['other declarations', 'function F() -> int { client "a/b" prompt #"x"# }', /^addBaml:1:1: /],
  ['a missing brace', 'enum E { A }\nclass A {\n  b int', /^addBaml:2:9: /],
  ['a way out of the block', '} } class A { b int } test T { functions [] type_builder {', /^addBaml:1:1: /],
  ['no types at all', 'hello', /^addBaml:1:1: /],
];

it.each(faults)('refuses %s', (_name, source, message) => {
  expect(() => compileAdditions(source, program)).toThrow(message);
});

it('tells all faults', () => {
  expect(() => compileAdditions('class A { b Nope }\nclass B { c Neither }', program)).toThrow(/^addBaml:1:13: .*\naddBaml:2:13: /);
});
