import { createSourceFile, type Diagnostic } from '@outcrop/grammar';
import type { FieldType } from 'outcrop/program';
import { describe, expect, it } from 'vitest';
import { lowerExpression, lowerPrompt } from '../lower-template.ts';
import type { TemplateEnvironment, TemplatePlace } from '../template-environment.ts';
import { templateMessages } from '../template-messages.ts';
import type { TemplateSource } from '../template-source.ts';

const variables: Readonly<Record<string, FieldType>> = {
  n: 'int',
  x: 'float',
  s: 'string',
  t: 'bool',
  xs: { list: 'int' },
  m: { map: ['string', 'int'] },
  p: 'Pet',
  ps: { list: 'Pet' },
  kid: { optional: 'Pet' },
  c: 'Color',
  oc: { optional: 'Color' },
  u: { union: ['int', 'string'] },
  lit: { union: [{ literal: 'a' }, { literal: 'b' }] },
  img: 'image',
  dyn: 'Loose',
  json: 'Json',
  chain: 'Chain0',
  maybe: { optional: 'int' },
};

/** Aliases that double at every step: a check that follows them all never ends. */
const chain = Object.fromEntries(
  Array.from({ length: 60 }, (_, step) => [
    `Chain${step}`,
    { union: [{ list: `Chain${step + 1}` }, { map: ['string', `Chain${step + 1}`] as const }] },
  ]),
);

const mapOf = <Data>(table: Readonly<Record<string, Data>>): ReadonlyMap<string, Data> => new Map(Object.entries(table));

const environment: TemplateEnvironment = {
  variables: new Map(Object.entries(variables)),
  templateStrings: new Map([
    ['Greet', { who: 'string', times: 'float' }],
    ['Plain', {}],
  ]),
  place: { kind: 'prompt', roleMetadata: ['guard'] },
  classes: mapOf({
    Pet: {
      fields: {
        name: { type: 'string', alias: 'petName' },
        age: { optional: 'int' },
        kid: { optional: 'Pet' },
        mood: 'Color',
        tags: { list: 'string' },
      },
    },
    Loose: { fields: { a: 'int' }, dynamic: true },
  }),
  enums: mapOf({ Color: { values: { RED: { alias: 'rouge' }, GREEN: {}, BLUE: { skip: true } } } }),
  aliases: mapOf({ Json: { union: ['string', { list: 'Json' }, { map: ['string', 'Json'] }] }, ...chain }),
};

function sourceOf(value: string): TemplateSource {
  return { file: createSourceFile('main.baml', value), text: { value, lines: [{ start: 0, fileStart: 0 }] } };
}

const check = (text: string): readonly Diagnostic[] => lowerPrompt(sourceOf(text), environment).diagnostics;

/** Marks the spans of diagnostics in a text. */
function mark(text: string, diagnostics: readonly Diagnostic[]): string {
  const spans = diagnostics.map(({ span }) => span).sort((a, b) => b.start - a.start);
  return spans.reduce((marked, { start, end }) => `${marked.slice(0, start)}‹${marked.slice(start, end)}›${marked.slice(end)}`, text);
}

type Name = keyof typeof templateMessages;

const WARNINGS: readonly (readonly [marked: string, name: Name, hint?: string])[] = [
  ['{{ ‹foo› }}', 'template-unknown-variable'],
  ['{{ ‹nn› }}', 'template-unknown-variable', 'did you mean `n`, `_` or `c`?'],
  ['{{ ‹null› }}', 'template-unknown-variable', 'write `none`'],
  ['{{ ‹toString› }}', 'template-unknown-variable'],
  ['{% for y in xs %}{% set z = y %}{% endfor %}{{ ‹z› }}', 'template-unknown-variable'],
  ['{% for y in xs %}{% endfor %}{{ ‹y› }}', 'template-unknown-variable'],
  ['{{ ‹loop›.index }}', 'template-unknown-variable'],
  ['{% macro g(a) %}{{ ‹nope› }}{% endmacro %}', 'template-unknown-variable'],
  ['{% filter upper %}{{ ‹nope› }}{% endfilter %}', 'template-unknown-variable'],
  ['{% with q = 1 %}{% endwith %}{{ ‹q› }}', 'template-unknown-variable'],
  ['{{ t and ‹nope› }}', 'template-unknown-variable'],
  ['{{ ‹Foo›(1) }}', 'template-unknown-function'],
  ['{{ ‹greet›("a", 1) }}', 'template-unknown-function', 'did you mean `Greet`?'],
  ['{{ p.‹nme› }}', 'template-unknown-property', 'did you mean `name` or `age`?'],
  ['{{ p["‹nme"›] }}'.replace('"‹', '‹"'), 'template-unknown-property', 'did you mean `name` or `age`?'],
  ['{{ p.‹petName› }}', 'template-unknown-property', '`petName` is the alias of `name`'],
  ['{{ p.‹constructor› }}', 'template-unknown-property'],
  ['{{ ps[0].‹foo› }}', 'template-unknown-property'],
  ['{% for q in ps %}{{ q.‹foo› }}{% endfor %}', 'template-unknown-property'],
  ['{% set q = p %}{{ q.‹foo› }}', 'template-unknown-property'],
  ['{{ Color.‹PINK› }}', 'template-unknown-property'],
  ['{{ c.‹alias› }}', 'template-unknown-property'],
  ['{{ ctx.‹env›.KEY }}', 'template-unknown-property'],
  ['{{ ctx.client.‹key› }}', 'template-unknown-property'],
  ['{{ _.‹rol›("user") }}', 'template-unknown-property', 'did you mean `role`?'],
  ['{% for y in xs %}{{ loop.‹idx› }}{% endfor %}', 'template-unknown-property'],
  ['{{ s.‹x› }}', 'template-no-properties'],
  ['{{ lit.‹x› }}', 'template-no-properties'],
  ['{{ m.a.‹b› }}', 'template-no-properties'],
  ['{{ img.‹url› }}', 'template-no-properties'],
  ['{{ none.‹x› }}', 'template-no-properties'],
  ['{{ u.‹x› }}', 'template-no-properties'],
  ['{{ s.‹upper› }}', 'template-no-properties'],
  ['{{ kid.‹name› }}', 'template-maybe-null'],
  ['{{ p.kid.‹name› }}', 'template-maybe-null'],
  ['{% if p.kid %}{% else %}{{ p.kid.‹name› }}{% endif %}', 'template-maybe-null'],
  ['{% if p.kid %}{{ p.kid.kid.‹name› }}{% endif %}', 'template-maybe-null'],
  ['{% if kid %}{% set kid = p.kid %}{{ kid.‹name› }}{% endif %}', 'template-maybe-null'],
  ['{{ (p if t).‹name› }}', 'template-maybe-null'],
  ['{{ s.‹foo›() }}', 'template-unknown-method'],
  ['{{ xs.‹append›(1) }}', 'template-unknown-method'],
  ['{{ m.‹foo›() }}', 'template-unknown-method'],
  ['{{ n.‹bit_length›() }}', 'template-unknown-method'],
  ['{{ ‹p.name›() }}', 'template-not-callable'],
  ['{{ ‹n›(1) }}', 'template-not-callable'],
  ['{{ ‹Greet› }}', 'template-uncalled', 'write `Greet()`'],
  ['{% macro g() %}{% endmacro %}{{ ‹g› }}', 'template-uncalled', 'write `g()`'],
  ['{{ s|‹shout› }}', 'template-unknown-filter', 'did you mean `sort`?'],
  ['{{ xs|map("‹nope"›) }}'.replace('"‹', '‹"'), 'template-unknown-filter'],
  ['{{ ‹s|abs› }}', 'template-filter-operand'],
  ['{{ ‹n|length› }}', 'template-filter-operand'],
  ['{{ ‹m|last› }}', 'template-filter-operand'],
  ['{{ ‹xs|items› }}', 'template-filter-operand'],
  ['{{ ‹xs|upper› }}', 'template-filter-operand'],
  ['{{ ‹img|tojson› }}', 'template-filter-operand'],
  ['{{ ‹n|join(",")› }}', 'template-filter-operand'],
  ['{{ n is ‹nope› }}', 'template-unknown-test', 'did you mean `none` or `ne`?'],
  ['{{ ps|selectattr("age", "‹bigger"›, 2) }}'.replace('"‹', '‹"'), 'template-unknown-test'],
  ['{{ Greet‹("a")› }}', 'template-missing-argument'],
  ['{{ s|‹replace› }}', 'template-missing-argument'],
  ['{{ _.role‹()› }}', 'template-missing-argument'],
  ['{{ n is ‹divisibleby› }}', 'template-missing-argument'],
  ['{{ s.replace‹("a")› }}', 'template-missing-argument'],
  ['{{ Plain‹(1)› }}', 'template-too-many-arguments'],
  ['{{ s|upper‹(1)› }}', 'template-too-many-arguments'],
  ['{% macro g(a) %}{% endmacro %}{{ g‹(1, 2)› }}', 'template-too-many-arguments'],
  ['{{ ctx.output_format‹("x")› }}', 'template-too-many-arguments'],
  ['{{ Greet("a", 1, ‹mark›=2) }}', 'template-unknown-argument'],
  ['{{ ctx.output_format(‹prefx›="") }}', 'template-unknown-argument', 'did you mean `prefix`?'],
  ['{{ _.role("user", ‹foo›=1) }}', 'template-unknown-argument', 'list it in `allowed_role_metadata` of the client'],
  ['{{ Greet("a", 1, ‹who›="b") }}', 'template-repeated-argument'],
  ['{{ Greet(‹5›, 1) }}', 'template-argument-type'],
  ['{{ Greet("a", times=‹"x"›) }}', 'template-argument-type'],
  ['{{ Greet(‹p.age›, 1) }}', 'template-argument-type'],
  ['{{ _.role(‹5›) }}', 'template-argument-type'],
  ['{{ ctx.output_format(prefix=‹1›) }}', 'template-argument-type'],
  ['{{ ‹s + 1› }}', 'template-operator'],
  ['{{ ‹s - s› }}', 'template-operator'],
  ['{{ ‹1 in n› }}', 'template-operator'],
  ['{{ ‹none + 1› }}', 'template-operator'],
  ['{{ ‹-s› }}', 'template-negation'],
  ['{% for y in ‹n› %}{% endfor %}', 'template-not-iterable'],
  ['{% for y in ‹img› %}{% endfor %}', 'template-not-iterable'],
  ['{% for ‹k, v› in m %}{% endfor %}', 'template-unpack', 'to loop over keys and values of a map, write `for key, value in map.items()`'],
  ['{% set ‹a, b› = 1, 2, 3 %}', 'template-unpack'],
  ['{% if c == ‹"RED"› %}{% endif %}', 'template-enum-string', 'use `Color.RED`'],
  ['{% if ‹"RED"› != oc %}{% endif %}', 'template-enum-string', 'use `Color.RED`'],
  ['{% if c in [‹"RED"›] %}{% endif %}', 'template-enum-string', 'use `Color.RED`'],
  ['{% if p.mood == ‹"rouge"› %}{% endif %}', 'template-enum-alias', 'use `Color.RED`'],
  ['{% if c == ‹"GREN"› %}{% endif %}', 'template-enum-unknown', 'did you mean `GREEN` or `RED`?'],
];

describe('warnings', () => {
  it.each(WARNINGS.map(([marked, name, hint]) => ({ marked, name, hint })))('$marked', ({ marked, name, hint }) => {
    const text = marked.replace(/[‹›]/g, '');
    const diagnostics = check(text);
    expect(mark(text, diagnostics)).toBe(marked);
    expect(diagnostics[0]).toMatchObject({ name, severity: 'warning' });
    expect(diagnostics[0]?.message).not.toContain('‹');
    if (hint !== undefined) expect(diagnostics[0]?.hint).toBe(hint);
  });

  it('fix enums that are compared with strings', () => {
    expect(check('{{ c == "RED" }}')[0]?.fix).toEqual({ span: { start: 8, end: 13 }, replacement: 'Color.RED' });
    expect(check('{{ c == "rouge" }}')[0]?.fix?.replacement).toBe('Color.RED');
  });

  it('know every fault of the table', () => {
    const elsewhere: readonly Name[] = ['template-syntax', 'template-unknown-check'];
    expect(new Set([...WARNINGS.map(([, name]) => name), ...elsewhere])).toEqual(new Set(Object.keys(templateMessages)));
  });
});

describe('no false alarms', () => {
  it.each([
    '{{ n }} {{ p.name }} {{ p["name"] }} {{ ps[0].tags[0] }} {{ m.key }} {{ m["a"] + 1 }} {{ Color.RED }} {{ c.value }}',
    '{{ ctx.output_format }} {{ ctx.output_format|length }} {{ ctx.output_format ~ "x" }} {{ ctx.output_format(prefix=none, or_splitter=" | ") }}',
    '{{ ctx.client.name }} {{ ctx.client.provider }} {{ ctx.tags.user }}',
    '{{ _.role("user", cache_control={"type": "x"}, guard=true) }}{{ _.chat(role="user") }}{{ _.role(s) }}',
    '{{ foo is defined }} {{ foo is not defined }} {{ foo|default(1) }} {{ foo|d(1) }} {{ p.foo is defined }} {{ p.foo|default("") }}',
    '{{ range(3)[0] + 1 }} {{ dict(a=1).a }} {{ debug() }} {% set ns = namespace(a=1) %}{% set ns.b = 2 %}{{ ns.b }}',
    '{% macro g(a, b=1) %}{{ a }}{{ later }}{{ caller() }}{% endmacro %}{% set later = 1 %}{{ g(1) }}{{ g(b=2) }}{{ g.name }}{% call g(1) %}{% endcall %}',
    '{% macro even(k) %}{{ odd(k) }}{% endmacro %}{% macro odd(k) %}{{ even(k) }}{% endmacro %}{{ even(1) }}',
    '{% for y in xs %}{{ loop.index }}{{ loop.previtem + 1 }}{{ loop.nextitem }}{{ loop.cycle("a", "b") }}{{ loop.changed(y) }}{{ loop.depth0 }}{% endfor %}',
    '{% for y in [[1]] recursive %}{{ loop(y) }}{% endfor %}',
    '{% for y in xs %}{{ last }}{% set last = y %}{% endfor %}',
    '{% for k, v in m.items() %}{{ k.upper() }}{{ v + 1 }}{% endfor %}{% for k, v in p|items %}{{ k }}{% endfor %}{% for k in m %}{{ k|upper }}{% endfor %}',
    '{% for g in ps|groupby("age") %}{{ g.grouper }}{{ g.list|length }}{% endfor %}{% for age, group in ps|groupby("age") %}{{ group[0].name }}{% endfor %}',
    '{% if t %}{% set y = 1 %}{% else %}{% set y = "a" %}{% endif %}{{ y + 1 }}{{ y ~ "" }}',
    '{% if kid %}{{ kid.name }}{% endif %}{{ kid.name if kid }}{{ kid and kid.name }}{{ not kid or kid.name }}',
    '{% if p.kid %}{{ p.kid.name }}{{ p["kid"].name }}{% endif %}{% if p.kid and p.kid.kid %}{{ p.kid.kid.name }}{% endif %}',
    '{% if p.kid is not none %}{{ p.kid.name }}{% endif %}{% if p.kid != none and p.kid.name %}{% endif %}{% if p.kid is defined %}{{ p.kid.name }}{% endif %}',
    '{% if not kid %}{% else %}{{ kid.name }}{% endif %}{% if kid is none %}{% elif kid.name %}{% endif %}{% if kid == none %}{% else %}{{ kid.name }}{% endif %}',
    '{% for q in ps if q.kid %}{{ q.kid.name }}{% endfor %}{% set k = kid or p %}{{ k.name }}',
    '{% if u is string %}{{ u.upper() }}{% else %}{{ u + 1 }}{% endif %}{% if maybe is number %}{{ -maybe }}{% endif %}',
    '{{ dyn.a }} {{ dyn.whatever.more }} {{ json.a.b }} {{ json[0] }} {{ json|tojson }} {{ chain.x }}',
    '{{ img }} {{ img ~ "x" }} {% if img %}{% endif %} {{ [img] }}',
    '{{ maybe + 1 }} {{ maybe|abs }} {{ u + 1 }} {{ t + 1 }} {{ s * 2 }} {{ [1] + xs }} {{ n / 2 ~ x }} {{ s in m }} {{ s == n }} {{ n < s }}',
    '{{ xs|join(", ") }} {{ s|replace("a", "b")|indent(2)|e }} {{ n|string|count }} {{ p|tojson }} {{ xs|sum }} {{ ps|map(attribute="name")|zip(xs)|list }} {{ s|lines|first }}',
    '{{ Greet("a", n) }} {{ Greet(who=s, times=1) }} {{ Greet(*xs) }} {{ Greet(**m) }} {{ Plain()|upper }} {{ Greet(lit, x) }}',
    '{{ lit == "zzz" }} {{ c == Color.RED }} {{ c in [Color.RED] }} {{ s in ["RED"] }}',
    '{{ none }} {{ True }} {{ [1, none] }} {{ -n }} {{ xs[::-1] }} {{ s[0]|upper }} {{ "{}".format(n) }}',
  ])('%s', (text) => {
    expect(check(text)).toEqual([]);
  });
});

describe('constraints', () => {
  const warn = (text: string, place: TemplatePlace, subject: FieldType | undefined): readonly string[] => {
    const { diagnostics } = lowerExpression(sourceOf(text), { ...environment, place, variables: new Map([['this', subject]]) });
    return diagnostics.map(({ name, severity, span }) => `${severity} ${name}: ${text.slice(span.start, span.end)}`);
  };
  const constraint: TemplatePlace = { kind: 'constraint' };
  const test: TemplatePlace = { kind: 'test', result: 'Pet', checks: ['first'] };

  it.each<[string, TemplatePlace, FieldType | undefined, readonly string[]]>([
    ['this > 0 and this < 10', constraint, 'int', []],
    ['this.anything.at.all|length > 0', constraint, undefined, []],
    ['this.name|length > 0', constraint, 'Pet', []],
    ['this == "RED"', constraint, 'Color', []],
    ['this.nme == ""', constraint, 'Pet', ['warning template-unknown-property: nme']],
    ['ctx.client', constraint, 'int', ['warning template-unknown-variable: ctx']],
    ['Color.RED == this', constraint, 'Color', ['warning template-unknown-variable: Color']],
    ['this|regex_mach("a")', constraint, 'string', ['warning template-unknown-filter: regex_mach']],
    ['_.result.name == "a" and _.checks.first and _.latency_ms < 1000', test, 'Pet', []],
    ['_.checks.second', test, 'Pet', ['error template-unknown-check: second']],
    ['_.result.nme', test, 'Pet', ['warning template-unknown-property: nme']],
  ])('%s', (text, place, subject, expected) => {
    expect(warn(text, place, subject)).toEqual(expected);
  });
});
