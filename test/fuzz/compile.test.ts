import { compile } from '@outcrop/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../conformance/case-file.ts';
import { type Question, sourcesOf } from '../conformance/question.ts';

/** Inputs of a property; `npm run test:fuzz` sets more for nightly runs. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

const SAMPLES = readCases<Question>('language.jsonl').flatMap((question) => Object.values(sourcesOf(question)));

const TOKENS = [
  ...'{ } ( ) [ ] < > , : ; = | ? @ @@ # " \' " #" "# ##" "## {{ }} {# #} {// //} // /// -> \n'.split(' '),
  ...'class enum type function client<llm> client retry_policy template_string generator test dynamic type_builder'.split(' '),
  ...'string int float bool null image map list env.X true false 1 -0.5 01 1e3 "a" "\\x4" #"b"# "A A A A'.split(' '),
  ...'A B C f g provider aws-bedrock options model prompt strategy functions args output_type'.split(' '),
  ...'@alias("a") @check(c, {{ this }}) @@dynamic @skip @stream.done @assert({{ this.x }})'.split(' '),
  'A -> B',
  'class A { x A }',
  'type A = B',
  'function F(a: A) -> B { client C\n prompt #"{{ a.x }} {% if a %}"# }',
  '\u00a0',
  '\u{1f600}',
  '\0',
];

const soup = fc.array(fc.constantFrom(...TOKENS, ' ', '\n', '  '), { maxLength: 60 }).map((tokens) => tokens.join(' '));

const sample = fc.constantFrom(...SAMPLES);

const truncated = fc.tuple(sample, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));

/** A sample in which some pieces are replaced by tokens. */
const mutated = fc
  .tuple(sample, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', ...TOKENS)), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((changed, [at, length, token]) => {
      const start = at % (changed.length + 1);
      return changed.slice(0, start) + token + changed.slice(start + length);
    }, text),
  );

const source = fc.oneof(soup, truncated, mutated);

describe('compile, on any text', () => {
  it('never throws, and says where each fault is', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { diagnostics } = compile({ 'main.baml': text });
        for (const { span, file } of diagnostics) {
          expect(file).toBe('main.baml');
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('gives the same faults each time, and each of them once', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { diagnostics } = compile({ 'main.baml': text });
        expect(compile({ 'main.baml': text }).diagnostics).toEqual(diagnostics);
        const told = diagnostics.map(({ name, span, message }) => `${name} ${span.start}-${span.end} ${message}`);
        expect(told).toEqual([...new Set(told)]);
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });
});
