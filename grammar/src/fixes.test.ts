import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CodeFix, createSourceFile, type Diagnostic, parse } from './index.ts';

const folder = join(import.meta.dirname, '..', 'samples', 'invalid');

interface Fixable {
  readonly text: string;
  readonly fault: Diagnostic;
  readonly fix: CodeFix;
}

const fixable: [place: string, Fixable][] = readdirSync(folder)
  .filter((name) => name.endsWith('.baml'))
  .flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return parse(createSourceFile(name, text)).diagnostics.flatMap((fault): [string, Fixable][] =>
      fault.fix === undefined ? [] : [[`${fault.name} in ${name}:${fault.start.line + 1}`, { text, fault, fix: fault.fix }]],
    );
  });

it.each(fixable)('has a fix for %s that leaves one fault less', (_, { text, fault, fix }) => {
  const fixed = text.slice(0, fix.span.start) + fix.replacement + text.slice(fix.span.end);
  const count = (source: string) => parse(createSourceFile('x.baml', source)).diagnostics.length;
  expect(count(fixed), `${fault.message}\n${fixed}`).toBe(count(text) - 1);
});
