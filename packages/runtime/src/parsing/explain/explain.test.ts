import { describe, expect, it } from 'vitest';
import { BamlValidationError } from '../../errors/index.ts';
import type { FieldType, Program } from '../../program/index.ts';
import { evaluateConstraint } from '../../template/index.ts';
import { createParser } from '../index.ts';

const notNegative = { name: 'not_negative', expr: 'this >= 0', ast: ['>=', ['$', 'this'], 0] } as const;

const program: Program = {
  format: 1,
  enums: { Mood: { values: { Happy: {}, Sad: {} } } },
  classes: {
    Job: { fields: { title: 'string', years: { type: 'int', assert: [notNegative] } } },
    Resume: { fields: { name: 'string', mood: 'Mood', job: 'Job', 'first word': { optional: 'string' }, tags: { list: 'string' } } },
  },
};

function errorOf(type: FieldType, text: string): BamlValidationError {
  try {
    createParser(program, type, { evaluateConstraint }).parse(text);
  } catch (error) {
    if (error instanceof BamlValidationError) return error;
  }
  throw new Error('parsed');
}

describe('an answer that does not fit', () => {
  it.each<readonly [about: string, type: FieldType, text: string, message: string]>([
    ['the type and what was found', 'int', 'seven', 'expected int, found "seven"'],
    [
      'each place',
      'Resume',
      '{"name": null, "mood": "Sad", "job": {"title": "t", "years": "many"}}',
      'name: expected string, found null\njob.years: expected int, found "many"',
    ],
    [
      'what is missing',
      'Resume',
      '{"name": "x", "job": {}}',
      'mood: missing, expected Mood\njob.title: missing, expected string\njob.years: missing, expected int',
    ],
    ['an assert', 'Job', '{"title": "t", "years": -1}', 'years: assert not_negative {{ this >= 0 }} failed, found -1'],
    ['names that are mentioned alike', 'Mood', 'Happy, Sad', 'expected Mood, found "Happy, Sad", which mentions Happy once, Sad once'],
    ['the reading with the fewest faults', 'Job', 'Draft {} and {"title": "t"}', 'years: missing, expected int'],
    [
      'types as they are written',
      { map: ['string', { union: ['int', { literal: 'x' }] }] },
      '[1]',
      'expected map<string, int | "x">, found [1]',
    ],
    ['the depth', 'Job', '['.repeat(2000), 'the answer nests deeper than 1000 levels'],
  ])('names %s', (_about, type, text, message) => {
    expect(errorOf(type, text).message).toBe(message);
  });

  it('carries the text, and all reasons', () => {
    const text = '{"name": "x", "mood": "Sad", "job": {"title": "t"}}';
    const error = errorOf('Resume', text);
    expect(error.raw_output).toBe(text);
    expect(error.prompt).toBe('');
    expect(error.detailed_message).toBe(
      'not a Resume, found {name: x, mood: Sad, job: {title: t}}\n  job: not a Job, found {title: t}\n    job.years: missing, expected int',
    );
  });

  it('is short for long texts', () => {
    expect(errorOf('int', 'word '.repeat(10_000)).message.length).toBeLessThan(300);
  });
});

describe('a report', () => {
  it('lists what was done, and where', () => {
    const text = '```json\n{"name": 5, "mood": "I am happy", "job": {"title": "x", "years": "3 years", "zz": 1}, "tags": "a"}\n```';
    const { value, repairs } = createParser(program, 'Resume', { evaluateConstraint }).parseWithReport(text);
    expect(value).toEqual({ name: '5', mood: 'Happy', job: { title: 'x', years: 3 }, 'first word': null, tags: ['a'] });
    expect(repairs).toEqual([
      { path: '', kind: 'taken out of a code fence' },
      { path: 'name', kind: 'printed as text' },
      { path: 'mood', kind: 'found in a longer text' },
      { path: 'job', kind: 'extra keys dropped' },
      { path: 'job.years', kind: 'number found in a text' },
      { path: '["first word"]', kind: 'missing, null' },
      { path: 'tags', kind: 'made a list of one' },
    ]);
  });

  it.each<readonly [about: string, type: FieldType, text: string, kinds: readonly string[]]>([
    ['exactly the type', 'Job', '{"title": "x", "years": 1}', []],
    ['exactly the type, in prose', 'Job', 'Here: {"title": "x", "years": 1}.', []],
    ['a text for a text', 'string', 'x', []],
    ['one object among others', 'Job', '{"a": 1} or {"title": "x", "years": 1}', ['picked among several']],
    ['all of several objects', { list: 'Job' }, '{"title": "x", "years": 1} and {"title": "y", "years": 2}', []],
    ['one item among others', 'int', '[5, 6]', ['picked among several']],
    ['the only item', 'int', '[5]', ['taken out of a list']],
    ['a number in quotes', 'int', '"36"', ['text read as number']],
    ['a whole number with a fraction', 'int', '2.0', []],
    ['a number that is none', 'int', '[2.6]', ['taken out of a list', 'rounded']],
    ['a number among words', 'int', 'about 2.6 kg', ['number found in a text', 'rounded']],
    ['prose for a list', { list: 'int' }, 'x', ['made a list of one', 'items dropped']],
  ])('says what was done to %s', (_about, type, text, kinds) => {
    const { repairs } = createParser(program, type, { evaluateConstraint }).parseWithReport(text);
    expect(repairs.map(({ kind }) => kind)).toEqual(kinds);
  });
});
