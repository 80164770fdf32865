import { compile } from '@outcrop/compiler';
import { createParser, type Parser } from 'outcrop/parse';
import { evaluateConstraint } from 'outcrop/template';
import { describe, expect, it } from 'vitest';
import { partialOf } from '../support/partial-of.ts';
import { readCases, readKnownFailures } from './case-file.ts';
import { type Question, sourcesOf } from './question.ts';

interface ParseCase extends Question {
  readonly name: string;
  readonly op: 'parse' | 'parseStream';
  readonly text: string;
  readonly expect: Answer;
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const knownFailures = readKnownFailures();

/** The parser of a case's function. A type that no answer can be is refused by the compiler already. */
function parserOf(question: Question): Parser {
  const { program, diagnostics } = compile(sourcesOf(question));
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const output = program.functions?.Fn?.output;
  if (error !== undefined || output === undefined) throw new Error(error?.message);
  return createParser(program, output, { evaluateConstraint });
}

function answer(parse: () => unknown): Answer {
  try {
    return { ok: true, value: parse() };
  } catch {
    return { ok: false };
  }
}

/** Nothing to show is no answer. */
function answerOf(partial: unknown): Answer {
  return partial === undefined ? { ok: false } : { ok: true, value: partial };
}

describe.each(['parse.jsonl', 'parse-stream.jsonl'])('%s', (file) => {
  it.each(readCases<ParseCase>(file))('$name', (question) => {
    const given =
      question.op === 'parse'
        ? answer(() => parserOf(question).parse(question.text))
        : answerOf(partialOf(parserOf(question), question.text));
    if (knownFailures.has(question.name)) expect(given).not.toEqual(question.expect);
    else expect(given).toEqual(question.expect);
  });
});

const PIECE_SIZES = [1, 2, 3, 7, 64];
/** Longer texts take long at every place, and have nothing in them that the shorter ones have not. */
const MAX_LENGTH = 700;
const REFUSED_BY_COMPILER = new Set(['attr-image-field-fails']);

const growing = [...readCases<ParseCase>('parse.jsonl'), ...readCases<ParseCase>('parse-stream.jsonl')].filter(
  ({ name, text }) => text.length < MAX_LENGTH && !REFUSED_BY_COMPILER.has(name),
);

describe('a stream gives at every place what the text so far gives', () => {
  it.each(growing)('$name', (question) => {
    const { text } = question;
    const parser = parserOf(question);
    const wholes = Array.from({ length: text.length + 1 }, (_, end) => partialOf(parser, text.slice(0, end)));
    for (const size of PIECE_SIZES) {
      const stream = parser.stream();
      for (let start = 0; start < text.length; start += size) {
        stream.feed(text.slice(start, start + size));
        expect(stream.partial()).toEqual(wholes[Math.min(start + size, text.length)]);
      }
      expect(answer(() => stream.finish())).toEqual(answer(() => parser.parse(text)));
    }
  });
});
