import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { readCases, readKnownFailures } from './case-file.ts';
import { type Question, sourcesOf } from './question.ts';

interface CheckCase extends Question {
  readonly name: string;
  readonly expect: { readonly ok: boolean };
}

const knownFailures = readKnownFailures();

describe('language: what compiles and what does not', () => {
  it.each(readCases<CheckCase>('language.jsonl'))('$name', (question) => {
    const sources = sourcesOf(question);
    const errors = compile(sources).diagnostics.filter(({ severity }) => severity === 'error');
    const passes = (errors.length === 0) === question.expect.ok;
    expect({ passes, sources, errors }).toMatchObject({ passes: !knownFailures.has(question.name) });
  });
});
