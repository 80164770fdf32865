import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { describe, expect, it } from 'vitest';
import { CLIENT } from '../../../../../test/support/project-folder.ts';
import { observeValues } from './observe-values.ts';
import { printExpression } from './print-expression.ts';

/** Compiles an expression as the assert of a test. */
function expressionOf(expr: string): Parameters<typeof printExpression>[0] {
  const source = `${CLIENT}
function Find(text: string) -> string {
  client Bedrock
  prompt #"{{ text }}"#
}
test One {
  functions [Find]
  args { text "hi there" }
  @@assert(one, {{ ${expr} }})
}`;
  const { program, diagnostics } = compile([createSourceFile('main.baml', source)], { sourceDirectory: '.' });
  const assert = program.tests?.[0]?.asserts?.[0];
  if (assert === undefined) throw new Error(`${expr}: ${JSON.stringify(diagnostics)}`);
  return assert.ast;
}

const VARIABLES = {
  this: { name: 'Jo "J" Doe', jobs: [{ company: 'Acme', years: 2.0 }], note: null, long: 'x'.repeat(500), odd: `${'x'.repeat(118)}😀😀` },
  _: { result: null, checks: { adult: false }, latency_ms: 12 },
  text: 'hi there',
};

describe('observed values', () => {
  it.each<[expr: string, ...values: string[]]>([
    ['this.jobs|length == 2', 'this.jobs|length = 1'],
    ['this.jobs[0].company == "Acme"', 'this.jobs[0].company = "Acme"'],
    ['this.name == text', 'this.name = "Jo \\"J\\" Doe"', 'text = "hi there"'],
    ['not (this.note is none) and _.checks.adult', 'this.note = null', '_.checks.adult = false'],
    ['text|length > 3', 'text|length = 8', 'text = "hi there"'],
    ['text.upper() in [this.name]', 'text.upper() = "HI THERE"', 'text = "hi there"', 'this.name = "Jo \\"J\\" Doe"'],
    ['this.jobs|map(attribute="company")|join(text) == ""', 'this.jobs|map(attribute="company")|join(text) = "Acme"', 'text = "hi there"'],
    [
      'this.jobs[text|length - 8] != {"a": text}',
      'this.jobs[text|length - 8] = {"company": "Acme", "years": 2}',
      'text|length = 8',
      'text = "hi there"',
    ],
    ['this.jobs[0:1]|length >= -1 + _.latency_ms', 'this.jobs[0:1]|length = 1', '_.latency_ms = 12'],
    ['(this.name if this.note else text) == this.name', 'this.name = "Jo \\"J\\" Doe"', 'this.note = null', 'text = "hi there"'],
    ['this.missing is defined', 'this.missing = undefined'],
    [
      'range(text|length)|length == 1',
      'range(text|length)|length = 8',
      'range(text|length) = [0, 1, 2, 3, 4, 5, 6, 7]',
      'text|length = 8',
      'text = "hi there"',
    ],
    ['this.note.deep.er == 1', 'this.note.deep = undefined'],
    ['this.none.deep.er == 1', 'this.none = undefined'],
    ['text|nope == 1 or text.nope()', 'text = "hi there"'],
    ['1 == 1.0'],
    ['this.long == ""', `this.long = "${'x'.repeat(118)}…`],
    ['this.odd == ""', `this.odd = "${'x'.repeat(118)}…`],
  ])('%s', (expr, ...values) => {
    expect(observeValues(expressionOf(expr), VARIABLES, {}).map((item) => `${item.expr} = ${item.value}`)).toEqual(values);
  });

  it('are not more than people want to read', () => {
    const expr = Array.from({ length: 40 }, (_, index) => `this.jobs[${index}] == 1`).join(' or ');
    expect(observeValues(expressionOf(expr), VARIABLES, {})).toHaveLength(12);
  });
});

describe('printed expressions', () => {
  it.each([
    'this.jobs|length == 2',
    '(this.a + 1) * 2 == (3 // 2)',
    'not (this.a is none)',
    'this.a is divisibleby(3)',
    '-this.a ** 2',
    'this.list[1:-1]|join(", ")',
    'this.list[::2] == [1, 2.5, 2.0, "x", true, none]',
    '{"a": 1, "b": [2]} == this',
    '("a" if this.a else "b") ~ "c"',
    'this.jobs|map(attribute="company")|sort',
    'range(*[1, 2])',
    'this.name.replace("a", "b")',
    '123456789012345678901 > this.a',
  ])('%s', (expr) => {
    const printed = printExpression(expressionOf(expr));
    expect(printExpression(expressionOf(printed))).toBe(printed);
    expect(expressionOf(printed)).toEqual(expressionOf(expr));
  });
});
