import { expect, it } from 'vitest';
import { createParser } from '../parsing/index.ts';
import type { Program } from '../program/index.ts';
import { TypeBuilder } from './index.ts';

const program: Program = { format: 1, classes: { Resume: { dynamic: true, fields: { name: 'string' } } } };

it('adds what text declares', () => {
  const tb = new TypeBuilder(program);
  tb.addBaml('class Job { company string @alias("employer") }');
  tb.addBaml('dynamic class Resume {\n  jobs Job[]\n}');
  const parser = createParser(tb.programFor(program), 'Resume');
  expect(parser.parse('{name: Ada, jobs: [{employer: Acme}]}')).toEqual({ name: 'Ada', jobs: [{ company: 'Acme' }] });
});

it('sees what was added before', () => {
  const tb = new TypeBuilder(program);
  const level = tb.addEnum('Level');
  level.addValue('JUNIOR');
  tb.addBaml('type Levels = Level[]');
  expect(createParser(tb.programFor(program), 'Levels').parse('[junior]')).toEqual(['JUNIOR']);
});

it('adds nothing when the text is wrong', () => {
  const tb = new TypeBuilder(program);
  expect(() => tb.addBaml('class Job {\n  company Nope\n}')).toThrow('addBaml:2:11: unknown type `Nope`');
  expect(tb.programFor(program)).toEqual({ ...program, enums: {}, aliases: {} });
});
