import { describe, expect, it } from 'vitest';
import { BED, diagnose, fn } from '../../../../test/support/diagnose.ts';

describe('how names are written', () => {
  it.each<[source: string, codes: string[]]>([
    ['class ‹order› {}', ['OC203']],
    ['type ‹id› = int', ['OC203']],
    ['retry_policy ‹once› { max_retries 1 }', ['OC203']],
    ['template_string ‹rules› #"x"#', ['OC203']],
    [`${BED}function ‹greet›() -> int {\n client Bed\n prompt #"x"#\n}`, ['OC203']],
    ['class ‹Round-Trip› {}', ['OC203']],
    ['class A { ‹a-b› int }', ['OC203']],
    ['class ‹Boolean› {}', ['OC203']],
    ['class ‹BamlClient› {}', ['OC203']],
    ['class A { ‹class› int\n ‹self› int\n ‹yield› int }', ['OC203', 'OC203', 'OC203']],
    [fn('F(‹ctx›: int) -> int'), ['OC203']],
    [fn('F(‹a-b›: int) -> int'), ['OC203']],
    [fn('F(self: int, class: int, type: int, $x: int) -> int'), []],
    ['class A { $x int\n if int\n type string\n client int\n output int\n unknown int }', []],
    ['enum E {\n None\n True\n Class\n}', []],
    ['class Promise {}\nclass Record {}\nclass Date {}', []],
    ['generator lower { output_type typescript }', []],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});
