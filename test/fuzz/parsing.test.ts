import fc from 'fast-check';
import { BamlValidationError } from 'outcrop/errors';
import { createParser, type Parser } from 'outcrop/parse';
import type { FieldType } from 'outcrop/program';
import { evaluateConstraint } from 'outcrop/template';
import { describe, expect, it } from 'vitest';
import { json, program, question, types } from './sloppy-answer.ts';

/** Inputs of a property; `npm run test:fuzz` sets more for nightly runs. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

const parsers = new Map<FieldType, Parser>(types.map((type) => [type, createParser(program, type, { evaluateConstraint })]));

function parserOf(type: FieldType): Parser {
  const parser = parsers.get(type);
  if (parser === undefined) throw new Error('no such type');
  return parser;
}

/** The value, or that the text does not fit. Any other error fails the test. */
function outcome(parse: () => unknown): unknown {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof BamlValidationError) return 'does not fit';
    throw error;
  }
}

describe('parsing', () => {
  it('gives the same value by the exact way and by the general way', () => {
    fc.assert(
      fc.property(fc.oneof(question, fc.tuple(fc.constantFrom(...types), json)), ([type, text]) => {
        const parser = parserOf(type);
        expect(outcome(() => parser.parse(text))).toEqual(outcome(() => parser.parseWithReport(text).value));
      }),
      { numRuns: 4 * RUNS },
    );
  });

  it('gives at every place of a stream what the text so far gives', () => {
    fc.assert(
      fc.property(question, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }), ([type, text], sizes) => {
        const parser = parserOf(type);
        const stream = parser.stream();
        for (let start = 0, turn = 0; start < text.length; turn += 1) {
          const end = start + (sizes[turn % sizes.length] ?? 1);
          stream.feed(text.slice(start, end));
          const value = stream.partial();
          const fresh = createParser(program, type, { evaluateConstraint });
          expect(value === undefined ? 'does not fit' : { value }).toEqual(outcome(() => fresh.parseStream(text.slice(0, end))));
          start = end;
        }
        expect(outcome(() => stream.finish())).toEqual(outcome(() => parser.parse(text)));
      }),
      { numRuns: RUNS },
    );
  });

  it('throws nothing but its own error for any text', () => {
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '`',
      '```',
      '"""',
      '\\',
      '/',
      '//',
      '/*',
      '#',
      ',',
      ':',
      '=',
      '\n',
      '\r\n',
      ' ',
      '-',
      '1',
      'a',
      'null',
      '\ud83d',
    );
    const text = fc.array(marks, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...types), text, (type, answer) => {
        const parser = parserOf(type);
        outcome(() => parser.parse(answer));
        outcome(() => parser.parseStream(answer));
      }),
      { numRuns: 4 * RUNS },
    );
  });
});

const SIZE = 50_000;

/** Texts that make careless parsers slow or deep. The time limit of the test is far above what linear work needs. */
const HOSTILE: Readonly<Record<string, string>> = {
  'opening brackets': '['.repeat(SIZE),
  'opening objects': '{"a":'.repeat(SIZE / 5),
  'brackets that match': '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2),
  'small objects': '{}'.repeat(SIZE / 2),
  'closing braces': `{}${'}'.repeat(SIZE)}`,
  'prose with brackets': 'Some words [1] and {x} in a sentence. '.repeat(SIZE / 38),
  'open braces before the answer': `${'text { '.repeat(SIZE / 7)}{"name": "Bo", "age": 3}`,
  fences: '```json\n{"a": 1}\n```\n'.repeat(SIZE / 21),
  'closing fences': `\`\`\`json\n${'```\n'.repeat(SIZE / 4)}`,
  'opening fences': '```json\n'.repeat(SIZE / 8),
  quotes: '"'.repeat(SIZE),
  'quotes at line ends': `{"a": "${'\n"b'.repeat(SIZE / 3)}`,
  'quotes in pairs': `{"a": "x${'" "y'.repeat(SIZE / 4)}`,
  commas: `{a: x y${', '.repeat(SIZE / 2)}`,
  backslashes: `{"a": "${'\\'.repeat(SIZE)}`,
  blanks: `{"a": "x"${' '.repeat(SIZE)}`,
  slashes: `{${'/'.repeat(SIZE)}`,
  'lines in three quotes': `{"a": """${'\n  x'.repeat(SIZE / 4)}`,
  'the same key': `{${'"name":"x",'.repeat(SIZE / 11)}`,
  digits: '1'.repeat(SIZE),
  names: 'Happy or Sad '.repeat(SIZE / 13),
  accents: 'é '.repeat(SIZE / 2),
};

describe('hostile texts', () => {
  it.each(Object.keys(HOSTILE))('survives %s', (name) => {
    const text = HOSTILE[name] ?? '';
    for (const parser of parsers.values()) {
      outcome(() => parser.parse(text));
      outcome(() => parser.parseStream(text));
    }
  });

  it('keeps up with a stream of one long value', () => {
    const stream = parserOf('Json').stream();
    const piece = '{"a": "';
    stream.feed(piece);
    for (let count = 0; count < 20_000; count += 1) {
      stream.feed('abc ');
      stream.partial();
    }
    expect(stream.partial()).toEqual({ a: 'abc '.repeat(20_000) });
  });

  it.each([100, 500, 990])('parses %d levels, and streams them', (depth) => {
    const text = `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    const parser = parserOf('Json');
    expect(JSON.stringify(parser.parse(text))).toBe(text);
    expect(JSON.stringify(parser.parseStream(text))).toBe(text);
    const stream = parser.stream();
    for (let start = 0; start < text.length; start += 50) {
      stream.feed(text.slice(start, start + 50));
      stream.partial();
    }
    expect(JSON.stringify(stream.finish())).toBe(text);
  });

  it('finds the answer behind brackets that are never closed', () => {
    expect(parserOf('Person').parse(HOSTILE['open braces before the answer'] ?? '')).toEqual({ name: 'Bo', age: 3, email: null });
  });
});
