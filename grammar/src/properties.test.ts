import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSourceFile, type Document, format, parse, renderCodeFrame } from './index.ts';
import { tokenize } from './lexer/tokenize.ts';
import { parseDeclarations } from './parser/parse-declarations.ts';

const folder = join(import.meta.dirname, '..', 'samples');

const samples = ['valid', 'invalid'].flatMap((kind) =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.baml'))
    .map((name) => readFileSync(join(folder, kind, name), 'utf8')),
);

const FRAGMENTS = [
  ...['class ', 'enum ', 'type ', 'function ', 'client<llm> ', 'client ', 'retry_policy ', 'template_string ', 'generator ', 'test '],
  ...[
    'type_builder',
    'dynamic ',
    'dynamic class ',
    'Foo',
    'Bar ',
    'x ',
    'int ',
    'string ',
    'map',
    'class A {\n',
    'x int\n',
    'F(a: int) -> int ',
  ],
  ...[
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '[]',
    '{',
    '}',
    '{\n',
    '}\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    ',',
    ';',
    ':',
    '=',
    '->',
    '|',
    '||',
    '?',
  ],
  ...['@', '@@', '@alias', '@alias("x") ', '@@dynamic', '&', '!', '\\', '.', '-', '/', '"a"', '"a', "'b'", "'", '"\\x1"', '#"raw"#'],
  ...['#"raw\n  x\n"#', '##"', '#"', '"#', '"##', '{{ this }}', '{{', '}}', '// c\n', '/// d\n', '{// b //}', '{//', '/*', '#', '--'],
  ...['env.X', 'env.', '1', '-2.5', '1e3', '01', 'true', 'null', 'a-b', 'a.b', 'A::B', '$x ', '_a', 'é', '𝒳', '\u00a0', '\u200b', '\0'],
  ...['provider aws-bedrock\n', 'options {\n', 'model "m"\n', 'prompt #"x"#\n', 'functions [F]\n', 'args { a 1 }\n', 'let x = 1\n', 'Foo('],
];

const soup = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((fragments) => fragments.join(''));

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** A sample with some pieces replaced by fragments, or only cut short. */
const damaged = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(place, fc.nat(8), fc.constantFrom('', ...FRAGMENTS)), { maxLength: 5 }), place)
  .map(([sample, edits, end]) => {
    const text = edits.reduce((edited, [at, length, fragment]) => {
      const start = Math.floor(at * edited.length);
      return edited.slice(0, start) + fragment + edited.slice(start + length);
    }, sample);
    return edits.length === 0 ? text.slice(0, Math.floor(end * text.length)) : text;
  });

const TRIVIA = ['{// k //}', ' ', '\n', '\n\n', ' // k\n', '//k\n', '\n// own\n', ' /// d\n', '\n/// d\n', '{// a\n b //}'];

/** A sample with more white space and comments in it. */
const spaced = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(place, fc.constantFrom(...TRIVIA)), { maxLength: 8 }))
  .map(([sample, insertions]) =>
    insertions.reduce((text, [at, trivia]) => {
      const start = text.slice(Math.floor(at * text.length)).search(/[\s(){}[\]<>|,@?]/) + Math.floor(at * text.length);
      return text.slice(0, start) + trivia + text.slice(start);
    }, sample),
  );

/** What a tree means: all of it but where things stand. */
function meaning({ declarations, rawStrings }: Document): unknown {
  const places = new Set(['span', 'argumentsSpan', 'parametersSpan', 'keyword', 'lines']);
  return JSON.parse(JSON.stringify([declarations, rawStrings], (key, value) => (places.has(key) ? undefined : value)));
}

/** The comments, without white space: the layout may change that. */
function comments({ comments: found }: Document): string[] {
  return found.map(({ text }) => text.replace(/\s+/g, ''));
}

describe.each([
  ['fragments', soup],
  ['damaged samples', damaged],
  ['samples with more comments', spaced],
  ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
])('on %s', (_, texts) => {
  it('the parser reads everything, and says where each fault is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = createSourceFile('x.baml', text);
        for (const diagnostic of parse(file).diagnostics) {
          const { start, end } = diagnostic.span;
          expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          // The marks of places in messages that nothing was put into.
          if (!/[‹›]/.test(text)) expect(renderCodeFrame(diagnostic, file)).not.toMatch(/[‹›]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the rules take all that the lexer gives', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { tokens } = tokenize(createSourceFile('x.baml', text), () => {});
        expect([...parseDeclarations(tokens)].flatMap(({ errors }) => errors)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('the formatter changes neither meaning nor comments, and nothing the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = createSourceFile('x.baml', text);
        const once = format(file);
        if (once.kind === 'broken' || once.text === text) return;
        const formatted = createSourceFile('x.baml', once.text);
        const [before, after] = [parse(file).tree, parse(formatted).tree];
        expect(meaning(after)).toEqual(meaning(before));
        expect(comments(after)).toEqual(comments(before));
        expect(format(formatted)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});
