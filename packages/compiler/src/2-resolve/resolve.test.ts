import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { BED, diagnose, fn } from '../../../../test/support/diagnose.ts';

describe('names that nobody declares', () => {
  it.each<[source: string, codes: string[]]>([
    ['class A { x ‹Missing›[] }', ['OC201']],
    ['class A { x map<string, (int | ‹Missing›?)> }', ['OC201']],
    ['type A = ‹Missing›', ['OC201']],
    [fn('F(x: ‹Missing›) -> ‹Gone›'), ['OC201', 'OC201']],
    ['template_string T(a: ‹Missing›) #"x"#', ['OC201']],
    [`${BED}class A { x ‹Bed› }`, ['OC201']],
    [`${BED}class A { x ‹toString› }`, ['OC201']],
    ['class A { x B }\nenum B {\n V\n}', []],
    // A declaration with a syntax error is still declared.
    ['class A { x B }\nclass B { ‹y› }', ['OC104']],
    [fn('F() -> int', 'client ‹Bedd›\n prompt #"x"#'), ['OC402']],
    [`${fn('F() -> int', 'client ‹F›\n prompt #"x"#')}`, ['OC402']],
    [fn('F() -> int', 'client ‹"acme/m"›\n prompt #"x"#'), ['OC501']],
    [fn('F() -> int', 'client ‹"openai/m"›\n prompt #"x"#'), ['OC501']],
    [fn('F() -> int', 'client ‹"aws-bedrock/"›\n prompt #"x"#'), ['OC501']],
    [fn('F() -> int', 'client ‹"fallback/m"›\n prompt #"x"#'), ['OC501']],
    [fn('F() -> int', 'client aws-bedrock/arn:aws:bedrock:us-west-2:111122223333:inference-profile/m:0\n prompt #"x"#'), []],
    ['client<llm> C { provider "aws-bedrock" options { model "m" } retry_policy ‹Patient›\n}', ['OC402']],
    [`${BED}client<llm> T { provider "fallback" options { strategy [Bed, ‹Bedd›, "aws-bedrock/m", env.OTHER] } }`, ['OC402']],
    [`${fn('F() -> int')}test t { functions [F, ‹G›] args { } }`, ['OC402']],
    [`${fn('F() -> int')}test t { functions [F, ‹Bed›] args { } }`, ['OC402']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it.each<[source: string, hint: string | undefined]>([
    ['class Person {}\nclass A { x Persn }', 'did you mean `Person`?'],
    ['class A { x strng }', 'did you mean `string`?'],
    ['class A { x boolean }', 'write `bool`'],
    ['class A { x Optional }', 'write `T?`'],
    ['class A { x Zebra }', undefined],
    [fn('F() -> int', 'client bed\n prompt #"x"#'), 'did you mean `Bed`?'],
    ['client<llm> C {\n provider bedrock\n}', 'write `aws-bedrock`'],
    ['client<llm> C {\n provider aws_bedrock\n}', 'did you mean `aws-bedrock`?'],
  ])('%s: %s', (source, hint) => {
    const [first] = compile({ 'main.baml': source }).diagnostics;
    expect(first?.hint).toBe(hint);
  });
});
