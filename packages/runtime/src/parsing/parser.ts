import type { FieldType, Program } from '../program/index.ts';
import type { AnswerRules } from './answer-rules.ts';
import { AnswerStream, type StreamParser } from './answer-stream.ts';
import { createCoercion } from './coerce/coerce.ts';
import type { EvaluateConstraint } from './coerce/coercion.ts';
import { finalValue } from './coerce/final-value.ts';
import { listRepairs, type Repair } from './explain/list-repairs.ts';
import { coerceWhole, parseAnswer } from './parse-answer.ts';
import { requireEvaluator } from './require-evaluator.ts';
import { schemaTablesOf } from './schema/schema-tables.ts';

/** A value, and what was done to make it fit its type. */
export interface ParseReport {
  readonly value: unknown;
  readonly repairs: readonly Repair[];
}

/**
 * Parses answers of one type. Partial values share the parts that are complete with the partial values after them: they are read-only.
 */
export interface Parser {
  /** Gives the value that a whole answer says. Throws a `BamlValidationError` when it does not fit the type. */
  parse(text: string): unknown;
  /** Like `parse`, and tells what was repaired or coerced. */
  parseWithReport(text: string): ParseReport;
  /** Begins to parse an answer that arrives in pieces. */
  stream(): StreamParser;
}

/** How deep an answer may nest. */
const MAX_DEPTH = 1000;

/** What a parser takes from outside. */
export interface ParserOptions {
  /**
   * Evaluates checks and asserts: `evaluateConstraint` of `outcrop/template`. Only types that have some need it, because it is larger than the
   * parser.
   */
  readonly evaluateConstraint?: EvaluateConstraint;
}

/**
 * Makes the parser for a type of a program. A type is compiled once per program, however many parsers are made for it. Throws a
 * `BamlInvalidArgumentError` when the type is not in the program, or has checks or asserts and nothing to evaluate them with was given.
 *
 * @example
 * const program = { format: 1, classes: { Person: { fields: { name: 'string', age: 'int' } } } };
 * createParser(program, 'Person').parse('Sure! {name: Ada, age: "36",}'); // { name: 'Ada', age: 36 }
 *
 * @example
 * import { evaluateConstraint } from 'outcrop/template';
 * const parser = createParser(program, 'Resume', { evaluateConstraint });
 */
export function createParser(program: Program, type: FieldType, options: ParserOptions = {}): Parser {
  const tables = schemaTablesOf(program)(type);
  const evaluate = requireEvaluator(options.evaluateConstraint, tables.final);
  const rules: AnswerRules = {
    ...tables,
    whole: createCoercion(evaluate, false),
    partial: createCoercion(evaluate, true),
    maxDepth: MAX_DEPTH,
  };
  return {
    parse: (text) => parseAnswer(rules, text),
    parseWithReport(text) {
      const coerced = coerceWhole(rules, text);
      return { value: finalValue(coerced), repairs: listRepairs(coerced) };
    },
    stream: () => new AnswerStream(rules),
  };
}
