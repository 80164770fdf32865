// What checks and asserts do to results, from the source text of a type to the value that a client returns.
import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { all_succeeded, BamlValidationError, type Check, createClientFromProgram } from 'outcrop';
import { describe, expect, it } from 'vitest';

const DECLARED = `
class Range {
  low int
  high int
  @@check(ordered, {{ this.low <= this.high }})
}
class Code {
  text string
  @@assert(short, {{ this.text|length < 4 }})
}
class Maybe {
  value int? @assert(positive, {{ this > 0 }})
}
`;

/** The result of a function that returns this type, when the model writes this text. */
function parse(type: string, text: string): unknown {
  const source = `${DECLARED}function F() -> ${type} {\n client "aws-bedrock/m"\n prompt #"x"#\n}\n`;
  const { program, diagnostics } = compile([createSourceFile('main.baml', source)]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return createClientFromProgram(program).parse.F?.(text);
}

/** A checked value without the words of its expressions. */
function outcome(value: unknown): unknown {
  const { value: inner, checks } = value as { value: unknown; checks: Record<string, Check> };
  return [inner, Object.fromEntries(Object.entries(checks).map(([name, { status }]) => [name, status]))];
}

describe('checks', () => {
  it.each([
    ['int @check(a, {{ this > 0 }}) @check(b, {{ this > 9 }})', '5', [5, { a: 'succeeded', b: 'failed' }]],
    ['int? @check(known, {{ this != none }})', 'null', [null, { known: 'failed' }]],
    ['Range', '{"low": 5, "high": 1}', [{ low: 5, high: 1 }, { ordered: 'failed' }]],
    ['int @check(known, {{ this > 0 }}) @assert(sane, {{ this < 99 }})', '5', [5, { known: 'succeeded' }]],
    ['int @check(broken, {{ this.nothing.more > 0 }})', '5', [5, { broken: 'failed' }]],
  ])('of %s wrap the value', (type, text, expected) => {
    expect(outcome(parse(type, text))).toEqual(expected);
  });

  it('tell their expression under both names, in the order of the source', () => {
    const { checks } = parse('int @check(b, {{ this > 0 }}) @check(a, {{ this > 9 }})', '5') as { checks: Record<string, Check> };
    expect(Object.keys(checks)).toEqual(['b', 'a']);
    expect([checks.b?.expr, checks.b?.expression]).toEqual(['this > 0', 'this > 0']);
    expect(all_succeeded(checks)).toBe(false);
  });

  it.each([
    ['list elements', 'Range[]', '[{"low": 5, "high": 1}, {"low": 1, "high": 5}]', ['failed', 'succeeded']],
    ['map values', 'map<string, Range>', '{"a": {"low": 5, "high": 1}}', ['failed']],
  ])('wrap %s', (_what, type, text, expected) => {
    const values = Object.values(parse(type, text) as Record<string, { checks: { ordered: Check } }>);
    expect(values.map(({ checks }) => checks.ordered.status)).toEqual(expected);
  });

  it('of a member of a union apply to that member', () => {
    const type = '(int @check(big, {{ this > 10 }})) | (string @check(long, {{ this|length > 3 }}))';
    expect(outcome(parse(type, '5'))).toEqual([5, { big: 'failed' }]);
    expect(outcome(parse(type, '"abcdef"'))).toEqual(['abcdef', { long: 'succeeded' }]);
  });
});

describe('asserts', () => {
  it.each([
    ['drop list elements', '(int @assert(positive, {{ this > 0 }}))[]', '[3, -1, 4]', [3, 4]],
    ['drop list elements by their class', 'Code[]', '[{"text": "ab"}, {"text": "too long"}]', [{ text: 'ab' }]],
    ['drop map entries', 'map<string, (int @assert(positive, {{ this > 0 }}))>', '{"a": 1, "b": -1}', { a: 1 }],
    ['null optionals', '(int @assert(positive, {{ this > 0 }}))?', '-1', null],
    ['null optional fields', 'Maybe', '{"value": -1}', { value: null }],
    ['leave missing fields alone', 'Maybe', '{}', { value: null }],
    ['drop elements that may be null', '(int? @assert(positive, {{ this > 0 }}))[]', '[-1, 2, -3, 4, null]', [2, 4]],
    ['drop elements of several types', '((int | string) @assert(one, {{ this == 1 }}))[]', '[1, 2, "x"]', [1]],
    ['let another member match', '(int @assert(p, {{ this > 10 }})) | string', '5', '5'],
    ['hold for their member only', '(int @assert(p, {{ this > 10 }})) | (string @assert(l, {{ this|length > 3 }}))', '50', 50],
  ])('%s', (_what, type, text, expected) => {
    expect(parse(type, text)).toEqual(expected);
  });

  it.each([
    ['a result', 'int @assert(positive, {{ this > 0 }})', '-1', /positive/],
    ['an optional result', 'int? @assert(positive, {{ this > 0 }})', '-1', /positive/],
    ['a result by its class', 'Code', '{"text": "too long"}', /short/],
    ['a result, without a name', 'int @assert({{ this > 0 }})', '-1', /this > 0/],
    ['a result whose assert cannot be evaluated', 'int @assert(broken, {{ this.nothing.more > 0 }})', '5', /broken/],
  ])('refuse %s', (_what, type, text, message) => {
    expect(() => parse(type, text)).toThrow(BamlValidationError);
    expect(() => parse(type, text)).toThrow(message);
  });
});
