import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialOf } from '../support/partial-of.ts';
import { findStreamFault, findWholeFault, outcome, parserOf } from './parsing-properties.ts';
import { json, question, soup, types } from './sloppy-answer.ts';

/** Inputs of a property; `npm run test:fuzz -- parsing` tries many more. */
const RUNS = 2000;

const anyType = fc.constantFrom(...types);

describe('parsing', () => {
  it('gives the same value by the exact way and by the general way, and one of the type', () => {
    const answer = fc.oneof(question, fc.tuple(anyType, json));
    fc.assert(
      fc.property(answer, ([type, text]) => {
        expect(findWholeFault(type, text)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  it('gives at every place of a stream what the text so far gives', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(question, sizes, ([type, text], steps) => {
        expect(findStreamFault(type, text, cutsOf(text, steps))).toBeUndefined();
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('throws nothing but its own error for any text', () => {
    fc.assert(
      fc.property(anyType, soup, (type, text) => {
        expect(findWholeFault(type, text)).toBeUndefined();
        expect(findStreamFault(type, text, [text.length])).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });
});

function* cutsOf(text: string, steps: readonly number[]): Iterable<number> {
  for (let end = 0, turn = 0; end < text.length; turn += 1) {
    end = Math.min(text.length, end + (steps[turn % steps.length] ?? 1));
    yield end;
  }
}

const SIZE = 20_000;

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
    for (const type of types) {
      const parser = parserOf(type);
      outcome(() => parser.parse(text));
      outcome(() => partialOf(parser, text));
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
    expect(JSON.stringify(partialOf(parser, text))).toBe(text);
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
