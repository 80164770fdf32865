import { BamlValidationError } from '../errors/index.ts';
import type { FieldType, Program } from '../program/index.ts';
import { evaluateConstraint } from '../template/index.ts';
import { AnswerStream } from './answer-stream.ts';
import { createCoercion } from './coerce/coerce.ts';
import { type AnswerRules, NO_VALUE, parseAnswer } from './parse-answer.ts';
import { schemaTablesOf } from './schema/schema-tables.ts';

/** Parses an answer while it arrives. */
export interface StreamParser {
  /** Takes in the next piece of the answer, of any size. */
  feed(delta: string): void;
  /** Gives the value so far, as `parseStream` of all pieces does; `undefined` while there is nothing to show. Partials are read-only. */
  partial(): unknown;
  /** Gives the final value, as `parse` of all pieces does. Throws a `BamlValidationError` when the answer does not fit. */
  finish(): unknown;
}

/** Parses answers of one type. */
export interface Parser {
  /** Gives the value that a whole answer says. Throws a `BamlValidationError` when it does not fit the type. */
  parse(text: string): unknown;
  /** Gives what can be shown of an answer that may still grow. Throws a `BamlValidationError` when that is nothing. */
  parseStream(text: string): unknown;
  stream(): StreamParser;
}

/** How deep an answer may nest. */
const MAX_DEPTH = 1000;

/** Makes the parser for a type of a program. The type is compiled once, however many parsers are made for it. */
export function createParser(program: Program, type: FieldType): Parser {
  const rules: AnswerRules = {
    ...schemaTablesOf(program, type),
    whole: createCoercion(evaluateConstraint, false),
    partial: createCoercion(evaluateConstraint, true),
    maxDepth: MAX_DEPTH,
  };
  const parse = (text: string) => {
    const value = parseAnswer(rules, text);
    if (value === NO_VALUE) throw new BamlValidationError({ message: 'no', prompt: '', raw_output: text });
    return value;
  };
  return {
    parse,
    parseStream(text: string) {
      const stream = new AnswerStream(rules);
      stream.feed(text);
      const value = stream.partial();
      if (value === undefined) throw new BamlValidationError({ message: 'no', prompt: '', raw_output: text });
      return value;
    },
    stream() {
      const stream = new AnswerStream(rules);
      return { feed: (delta) => stream.feed(delta), partial: () => stream.partial(), finish: () => parse(stream.text) };
    },
  };
}
