import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { declarationKeywords } from './lexer/tokens.ts';

const text = readFileSync(join(import.meta.dirname, '..', 'baml.tmLanguage.json'), 'utf8');

interface Rule {
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly patterns?: readonly Rule[];
}

const grammar = JSON.parse(text) as Rule & { readonly repository: Record<string, Rule> };

function* rulesIn(rule: Rule): Generator<Rule> {
  yield rule;
  for (const inner of rule.patterns ?? []) yield* rulesIn(inner);
}

const rules = [grammar, ...Object.values(grammar.repository)].flatMap((rule) => [...rulesIn(rule)]);

it('includes only what it has', () => {
  const names = rules.flatMap(({ include }) => (include === undefined ? [] : [include.slice(1)]));
  expect(names.filter((name) => !Object.hasOwn(grammar.repository, name))).toEqual([]);
});

it('colours the start of every declaration', () => {
  const starts = rules.flatMap(({ match, begin }) => [match, begin]).filter((pattern) => pattern !== undefined);
  const isColoured = (line: string) =>
    starts.some((pattern) => /\\s\+\(\[A-Za-z\]/.test(pattern) && new RegExp(pattern).exec(line)?.index === 0);
  expect([...declarationKeywords.keys()].filter((keyword) => !isColoured(`${keyword} Name = `))).toEqual([]);
});
