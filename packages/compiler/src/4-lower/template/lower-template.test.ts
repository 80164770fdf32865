import { createSourceFile, type Diagnostic, type LocatedText } from '@outcrop/grammar';
import fc from 'fast-check';
import type { Expression, Template } from 'outcrop/program';
import { describe, expect, it } from 'vitest';
import { lowerExpression, lowerPrompt, lowerTemplateString } from './lower-template.ts';
import type { TemplateSource } from './template-source.ts';

/** A text that stands in its file line by line as it is. */
function sourceOf(value: string): TemplateSource {
  const text: LocatedText = { value, lines: [{ start: 0, fileStart: 0 }] };
  return { file: createSourceFile('main.baml', value), text };
}

const lower = (text: string): Template => lowerTemplateString(sourceOf(text)).template;
const express = (text: string): Expression => lowerExpression(sourceOf(text)).expression;
const faults = (text: string): readonly Diagnostic[] => lowerTemplateString(sourceOf(text)).diagnostics;

describe('expressions', () => {
  it.each<[string, Expression]>([
    ['true', true],
    ['False', false],
    ['None', null],
    ['null', ['$', 'null']],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0o17', 15],
    ['0b1_0', 2],
    ['9007199254740993', ['int', '9007199254740993']],
    ['-9007199254740993', ['int', '-9007199254740993']],
    ['1.0', ['float', 1]],
    ['1e3', ['float', 1000]],
    ['2.5E-1', 0.25],
    ['-1', -1],
    ['-0', 0],
    ['-2.0', ['float', -2]],
    ['-0.0', ['neg', ['float', 0]]],
    ['"a" \'b\'', 'ab'],
    ['"\\u00e9\\x41\\101\\n\\/\\ud83d\\ude00"', 'éAA\n/😀'],
    ['"}}"', '}}'],
    ['a.b["c"][0]', ['[]', ['[]', ['.', ['$', 'a'], 'b'], 'c'], 0]],
    ['a.none', ['.', ['$', 'a'], 'none']],
    ['a[1:]', ['[:]', ['$', 'a'], 1, null, null]],
    ['a[::-1]', ['[:]', ['$', 'a'], null, null, -1]],
    ['a[:2:]', ['[:]', ['$', 'a'], null, 2, null]],
    [
      'f(1, *xs, k=2, **m,)',
      [
        '()',
        ['$', 'f'],
        [1, ['*', ['$', 'xs']]],
        [
          ['k', 2],
          ['**', ['$', 'm']],
        ],
      ],
    ],
    ['f()', ['()', ['$', 'f'], []]],
    ['a|upper', ['|', 'upper', ['$', 'a']]],
    ['a|join(", ")|sort(reverse=true)', ['|', 'sort', ['|', 'join', ['$', 'a'], [', ']], [], [['reverse', true]]]],
    ['a is odd', ['is', 'odd', ['$', 'a']]],
    ['a is not divisibleby 3', ['not', ['is', 'divisibleby', ['$', 'a'], [3]]]],
    ['a is in [1]', ['is', 'in', ['$', 'a'], [['list', [1]]]]],
    ['a is eq b.c', ['is', 'eq', ['$', 'a'], [['.', ['$', 'b'], 'c']]]],
    ['a is defined if b', ['?:', ['$', 'b'], ['is', 'defined', ['$', 'a']]]],
    ['a is odd in b', ['in', ['is', 'odd', ['$', 'a']], ['$', 'b']]],
    ['a is odd ~ "x"', ['~', ['is', 'odd', ['$', 'a']], 'x']],
    ['2 ** 3 ** 2', ['**', ['**', 2, 3], 2]],
    ['-2 ** 2', ['**', -2, 2]],
    ['-n|abs', ['|', 'abs', ['neg', ['$', 'n']]]],
    ['-a.b', ['neg', ['.', ['$', 'a'], 'b']]],
    ['- -5', ['neg', -5]],
    ['1 + 2 ~ 3', ['+', 1, ['~', 2, 3]]],
    ['2 * 7 // 2 % 4', ['%', ['//', ['*', 2, 7], 2], 4]],
    ['a + b < c', ['<', ['+', ['$', 'a'], ['$', 'b']], ['$', 'c']]],
    ['1 < 2 < 3', ['<', ['<', 1, 2], 3]],
    ['not a == b', ['not', ['==', ['$', 'a'], ['$', 'b']]]],
    ['a not in b', ['not', ['in', ['$', 'a'], ['$', 'b']]]],
    ['a or b and not c', ['or', ['$', 'a'], ['and', ['$', 'b'], ['not', ['$', 'c']]]]],
    ['a if b else c if d else e', ['?:', ['$', 'b'], ['$', 'a'], ['?:', ['$', 'd'], ['$', 'c'], ['$', 'e']]]],
    ['()', ['list', []]],
    ['(1)', 1],
    ['(1,)', ['list', [1]]],
    ['[1, [2],]', ['list', [1, ['list', [2]]]]],
    [
      '{"a": 1, b: {}}',
      [
        'dict',
        [
          ['a', 1],
          [
            ['$', 'b'],
            ['dict', []],
          ],
        ],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(express(text)).toEqual(expected);
  });
});

describe('statements', () => {
  const a: Expression = ['$', 'a'];
  it.each<[string, Template]>([
    ['a {{ a }} b', ['a ', ['=', a], ' b']],
    ['{% if a %}x{% elif b %}y{% else %}z{% endif %}', [['if', a, ['x'], [['if', ['$', 'b'], ['y'], ['z']]]]]],
    ['{% for x in a %}{{ x }}{% endfor %}', [1, ['for', 'x', a, [['=', ['$', 'x']]]]]],
    [
      '{% for x, (y, z) in a if b recursive %}{% else %}e{% endfor %}',
      [1, ['for', ['x', ['y', 'z']], a, [], ['e'], { if: ['$', 'b'], recursive: true }]],
    ],
    ['{% for x, in a %}{% endfor %}', [1, ['for', ['x'], a, []]]],
    ['{% set x = 1 %}', [['set', 'x', 1]]],
    ['{% set x, y = 1, 2 %}', [1, ['set', ['x', 'y'], ['list', [1, 2]]]]],
    ['{% set a.b = 1 %}', [1, ['set.', a, 'b', 1]]],
    ['{% set x %}t{{ a }}{% endset %}', [['set', 'x', ['text', ['t', ['=', a]]]]]],
    ['{% set x | upper %}t{% endset %}', [1, ['set', 'x', ['|', 'upper', ['text', ['t']]]]]],
    ['{% filter upper|trim %}t{% endfilter %}', [1, ['=', ['|', 'trim', ['|', 'upper', ['text', ['t']]]]]]],
    ['{% macro g(x, y=1) %}{{ x }}{% endmacro %}', [['set', 'g', ['macro', 'g', ['x', ['y', 1]], [['=', ['$', 'x']]]]]]],
    ['{% call(x) g(1) %}b{% endcall %}', [1, ['=', ['()', ['$', 'g'], [1], [['caller', ['macro', 'caller', ['x'], ['b']]]]]]]],
    [
      '{% with x = 1, y = a %}b{% endwith %}',
      [
        1,
        [
          'with',
          [
            ['x', 1],
            ['y', a],
          ],
          ['b'],
        ],
      ],
    ],
    [
      '{{ _.role("user") }}{{ _.chat(role="user", c=1) }}',
      [
        ['role', 'user'],
        ['role', 'user', [['c', 1]]],
      ],
    ],
    ['{{ _.role(a) }}', [1, ['=', ['()', ['.', ['$', '_'], 'role'], [a]]]]],
  ])('%s', (text, expected) => {
    expect(lower(text)).toEqual(expected);
  });

  it('says the lines of what can fail, once', () => {
    expect(lower('{{ a }}\n{{ a.b }}{{ a.c }}\n{% if a %}\n{{ a.b }}\n{% endif %}{{ ctx.client }}\n{{ a|upper }}')).toEqual([
      ['=', a],
      '\n',
      2,
      ['=', ['.', a, 'b']],
      ['=', ['.', a, 'c']],
      '\n',
      ['if', a, [4, ['=', ['.', a, 'b']], '\n']],
      ['=', ['.', ['$', 'ctx'], 'client']],
      '\n',
      6,
      ['=', ['|', 'upper', a]],
    ]);
  });

  it('gives JSON', () => {
    const template = lower(
      '{{ 9007199254740993 ~ 1.0 ~ -2.5 }}{% for a, b in [[1, none]] if a recursive %}{{ b|default("x", true) }}{% endfor %}',
    );
    expect(JSON.parse(JSON.stringify(template))).toEqual(template);
  });
});

describe('white space', () => {
  it.each<[string, string]>([
    ['a\n{% if 1 %}\nb\n{% endif %}\nc', 'a\n,b\n,c'],
    ['a\r\n{% if 1 %}\r\nb\r\n{% endif %}\r\nc', 'a\r\n,b\r\n,c'],
    ['a\n  {% if 1 %}  \nb\n \t{% endif %}\nc', 'a\n,  \nb\n,c'],
    ['l {% if 1 %} m {% endif %} r', 'l , m , r'],
    ['a {%- if 1 %} b {% endif -%} \n c', 'a, b ,c'],
    ['a\n  {%+ if 1 +%}\nb{% endif %}', 'a\n  ,\nb'],
    ['a\n {{- 1 -}} \nb', 'a,b'],
    ['{{ 1 }}\n{{ 2 }}', '\n'],
    ['a\n  {# note #}\nb', 'a\nb'],
    ['a {#- note -#} b', 'ab'],
    ['a\n  {#+ note +#}\nb', 'a\n  \nb'],
    ['{# {{ a }} {% if %} #}x #}', 'x #}'],
    ['x\n{% raw %}\n {{ a }} {% if %}\n  {% endraw %}\ny', 'x\n {{ a }} {% if %}\ny'],
    ['x {%- raw -%} a {%- endraw -%} y', 'xay'],
    ['{% raw %}{% endraw %}', ''],
    ['}} %} #} { {', '}} %} #} { {'],
    ['{{ 1 }}}', '}'],
    ['{{ {"a": {"b": 1}}}}!', '!'],
  ])('%o', (text, expected) => {
    const texts = (nodes: Template): readonly string[] => {
      return nodes.flatMap((node) => (typeof node === 'string' ? [node] : Array.isArray(node) && node[0] === 'if' ? texts(node[2]) : []));
    };
    expect(faults(text)).toEqual([]);
    expect(texts(lower(text)).join()).toBe(expected);
  });
});

/** The text without its marks, and where `‹marked›` was. */
function unmark(marked: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = marked.indexOf('‹');
  return { text: marked.replace(/[‹›]/g, ''), start, end: marked.indexOf('›') - 1 };
}

describe('syntax errors', () => {
  it.each<[marked: string, reason: string, hint?: string]>([
    ['a ‹{{› a', 'this `{{` is never closed'],
    ['‹{%› if a', 'this `{%` is never closed'],
    ['‹{#› a', 'this comment is never closed', 'close it with `#}`'],
    ['‹{% raw %}› a', 'this `raw` block is never closed', 'close it with `{% endraw %}`'],
    ['{{ ‹"›a }}', 'this string is not closed'],
    ['{{ ‹}}›', 'a value is missing here'],
    ['{% ‹%}›', 'the name of a tag is missing here'],
    ['{% ‹nope› %}', 'unknown tag `nope`'],
    ['{% ‹fro› x in a %}', 'unknown tag `fro`', 'did you mean `for`?'],
    ['{% ‹elseif› a %}', 'unknown tag `elseif`', 'write `elif`'],
    ['{% ‹include› "x" %}', 'unknown tag `include`', 'call a template_string'],
    ['{% ‹autoescape› true %}', 'unknown tag `autoescape`'],
    ['{% ‹do› a %}', 'unknown tag `do`', 'write `{% set _ = … %}`'],
    ['{% ‹endif› %}', 'there is no open `if` that `endif` could belong to'],
    ['{% if a %}{% ‹endfor› %}', 'there is no open `for` that `endfor` could belong to'],
    ['{% if a %}{% else %}{% ‹elif› b %}{% endif %}', 'there is no open `if` that `elif` could belong to'],
    ['{% ‹if› a %}b', 'this `if` is never closed', 'close it with `{% endif %}`'],
    ['{% ‹for› x in a %}{% if b %}{% endif %}', 'this `for` is never closed', 'close it with `{% endfor %}`'],
    ['{% if ‹%}›{% endif %}', 'a value is missing here'],
    ['{% if a ‹b› %}{% endif %}', 'the end of the tag is expected here, not `b`'],
    ['{% for x ‹a› %}{% endfor %}', '`in` is expected here, not `a`'],
    ['{% set ‹loop› = 1 %}', '`loop` cannot be assigned', 'choose another name'],
    ['{% macro g(a=1, ‹b›) %}{% endmacro %}', '`b` needs a default, as the parameter before it has one'],
    ['{% call ‹g› %}{% endcall %}', 'the call of a macro is expected here', 'write `{% call name() %}`'],
    ['{{ a ‹b› }}', 'the end of the expression is expected here, not `b`'],
    ['{{ a ‹=› 1 }}', 'an expression cannot assign', 'compare with `==`, assign with `{% set name = value %}`'],
    ['{{ a | ‹}}›', 'the name of a filter is missing here'],
    ['{{ a is ‹}}›', 'the name of a test is missing here'],
    ['{{ a + ‹}}›', 'a value is missing here'],
    ['{{ ‹+›a }}', 'there is no `+` before a value', 'leave it out'],
    ['{{ ‹(›a }}', 'this `(` is never closed', 'close it with `)`'],
    ['{{ ‹[›a) }}', 'this `[` is never closed', 'close it with `]`'],
    ['{{ a‹)› }}', 'this `)` closes nothing'],
    ['{{ a ‹}› ', 'this `}` closes nothing', 'an expression ends with `}}`'],
    ['{% if a ‹}›}', 'this `}` closes nothing', 'a tag ends with `%}`'],
    ['{% set a = ‹(›1 %}', 'this `(` is never closed', 'close it with `)`'],
    ['{{ xs.‹0› }}', 'a name after the dot is expected here, not `0`', 'an element is written `xs[0]`'],
    ['{{ xs[‹]› }}', 'an index is missing between the brackets'],
    ['{{ {"a" ‹1›} }}', '`:` after the key is expected here, not `1`'],
    ['{{ [1 ‹2›] }}', 'a comma or the closing bracket is expected here, not `2`'],
    ['{{ f(a=1, ‹2›) }}', 'an argument without name cannot follow one with a name'],
    ['{{ a ‹&&› b }}', '`&&` is not part of the template language', 'write `and`'],
    ['{{ a ‹||› b }}', '`||` is not part of the template language', 'write `or`'],
    ['{{ ‹!›a }}', '`!` is not part of the template language', 'write `not`'],
    ['{{ a ‹?› b : c }}', '`?` is not part of the template language', 'write `a if condition else b`'],
    ['{{ a ‹===› b }}', '`===` is not part of the template language', 'write `==`'],
    ['{{ "‹\\q›" }}', '`\\q` is not an escape of template strings', 'write `\\\\` for a backslash'],
    ['{{ "‹\\4›00" }}', '`\\4` is not an escape of template strings', 'write `\\\\` for a backslash'],
    ['{{ ‹"\\ud800"› }}', 'this string holds half a character', 'write both surrogates'],
    ['{{ ‹340282366920938463463374607431768211456› }}', 'this number is too large: integers have 128 bits'],
    ['{{ ‹1e999› }}', 'this number is too large'],
    ['{{ a not ‹b› }}', '`in` is missing after `not`'],
    ['{{{ n ‹}›}}', '`:` after the key is expected here, not `}`'],
  ])('%s', (marked, message, hint) => {
    const { text, start, end } = unmark(marked);
    const [first, ...others] = faults(text);
    expect(first).toMatchObject({ code: 'OC403', severity: 'error', message, span: { start, end } });
    expect(first?.hint).toBe(hint);
    expect(others).toEqual([]);
  });

  it('end an expression at the end of its text', () => {
    expect(lowerExpression(sourceOf('this >')).diagnostics[0]).toMatchObject({ span: { start: 6, end: 6 } });
    expect(lowerExpression(sourceOf('  ')).diagnostics).toHaveLength(1);
    expect(lowerExpression(sourceOf('a }} b')).diagnostics).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['brackets', '{{ '.concat('('.repeat(5000))],
    ['minus signs', `{{ ${'-'.repeat(100_000)}1 }}`],
    ['not', `{{ ${'not '.repeat(100_000)}1 }}`],
    ['operators', `{{ 1${' + 1'.repeat(100_000)} }}`],
    ['filters', `{{ 1${'|abs'.repeat(100_000)} }}`],
    ['lookups', `{{ a${'.b'.repeat(100_000)} }}`],
    ['blocks', '{% if a %}'.repeat(10_000)],
    ['branches', `{% if a %}${'{% elif a %}'.repeat(10_000)}{% endif %}`],
    ['conditions', `{{ ${'a if b else '.repeat(10_000)}c }}`],
  ])('stop endless nesting of %s', (_name, text) => {
    expect(faults(text)).toHaveLength(1);
    expect(faults(text)[0]?.message).toMatch(/deeper than|never closed/);
  });
});

describe('the text of a prompt', () => {
  const prompt = (text: string): Template => lowerPrompt(sourceOf(text)).template;

  it.each<[string, string]>([
    ['\ta\n  b', 'a\n b'],
    ['    deep\n  base', 'deep\nbase'],
    ['a\n\n  b\n', 'a\n\n  b'],
    ['\u00a0a\n b', 'a\nb'],
    ['', ''],
  ])('%o becomes %o', (text, expected) => {
    expect(prompt(text).join('')).toBe(expected);
  });

  it('loses white space behind a role, which never shows', () => {
    expect(prompt('{{ _.role("user") }}\n  a\n{{ _.role("user") }}\n{{ a }}')).toEqual([
      ['role', 'user'],
      'a\n',
      ['role', 'user'],
      ['=', ['$', 'a']],
    ]);
    expect(lower('{{ _.role("user") }}\n a')).toEqual([['role', 'user'], '\n a']);
    expect(prompt('{% set x %}{{ _.role("user") }} a{% endset %}')).toEqual([['set', 'x', ['text', [['role', 'user'], ' a']]]]);
  });

  it('reports in the file, whatever was cut', () => {
    const file = createSourceFile('main.baml', 'prompt #"\n\t\ta\n    {{ ! }}\n"#');
    // The value of the raw string: its lines start at 10 and 14 in the file.
    const text: LocatedText = {
      value: '\t\ta\n    {{ ! }}',
      lines: [
        { start: 0, fileStart: 10 },
        { start: 4, fileStart: 14 },
      ],
    };
    expect(lowerPrompt({ file, text }).diagnostics[0]).toMatchObject({ span: { start: 21, end: 22 }, start: { line: 2, character: 7 } });
  });
});

describe('properties', () => {
  const pieces = [
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '-',
    '+',
    ' ',
    '\n',
    '"',
    "'",
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '.',
    '|',
    '=',
    '*',
    '~',
    '/',
    '%',
  ];
  pieces.push(
    'if',
    'else',
    'elif',
    'endif',
    'for',
    'in',
    'endfor',
    'set',
    'macro',
    'endmacro',
    'raw',
    'endraw',
    'not',
    'and',
    'is',
    'a',
    'b',
    '1',
    '0x',
    '1.5',
    'recursive',
    'with',
    'call',
    'filter',
  );
  const soup = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 30 })
    .map((parts) => parts.join(''));

  it('any text is lowered or reported inside of itself', () => {
    fc.assert(
      fc.property(soup, (text) => {
        for (const { span } of [...lowerPrompt(sourceOf(text)).diagnostics, ...lowerExpression(sourceOf(text)).diagnostics]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('text without braces stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{')),
        (text) => {
          expect(lower(text).join('')).toBe(text);
        },
      ),
    );
  });
});
