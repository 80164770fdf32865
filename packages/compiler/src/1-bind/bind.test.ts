import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { diagnose, fn } from '../../../../test/support/diagnose.ts';

describe('names that are declared twice', () => {
  it.each<[source: string, codes: string[]]>([
    ['class A {}\nclass ‹A› {}', ['OC202']],
    ['class A {}\nenum ‹A› {}\ntype ‹A› = int', ['OC202', 'OC202']],
    ['generator g { output_type typescript }\ngenerator ‹g› { output_type typescript }', ['OC202']],
    ['class A { x int ‹x› string }', ['OC202']],
    ['enum E {\n A\n B\n ‹A›\n}', ['OC202']],
    ['template_string T(a: int, ‹a›: int) #"x"#', ['OC202']],
    [fn('F(a: int, ‹a›: string) -> int'), ['OC202']],
    ['client<llm> C { provider "aws-bedrock" options { model "m", ‹model› "n" } }', ['OC202']],
    ['retry_policy P {\n max_retries 1\n ‹max_retries› 2\n}', ['OC202']],
    // Names of generators and tests are their own.
    ['class A {}\ngenerator A { output_type typescript }', []],
    ['class Acme {}\nclass ACME {}', []],
    ['class A { toString int\n hasOwnProperty int\n valueOf int }', []],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it('points at the first one, in whatever file it stands', () => {
    const { diagnostics } = compile({ 'b.baml': 'class Order {}', 'a.baml': 'enum Order {}' });
    expect(diagnostics).toMatchObject([{ code: 'OC202', file: 'b.baml', related: [{ file: 'a.baml', span: { start: 5, end: 10 } }] }]);
  });
});
