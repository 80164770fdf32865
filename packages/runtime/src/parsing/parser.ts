import { BamlValidationError } from '../errors/index.ts';
import type { FieldType, Program } from '../program/index.ts';
import { evaluateConstraint } from '../template/index.ts';
import { AnswerStream } from './answer-stream.ts';
import { createCoercion } from './coerce/coerce.ts';
import { finalValue } from './coerce/final-value.ts';
import { explainAnswer } from './explain/explain-answer.ts';
import { listRepairs, type Repair } from './explain/list-repairs.ts';
import { type AnswerRules, coerceWhole, NO_VALUE, parseAnswer } from './parse-answer.ts';
import { schemaTablesOf } from './schema/schema-tables.ts';

/** Parses an answer while it arrives. */
export interface StreamParser {
  /** Takes in the next piece of the answer, of any size. */
  feed(delta: string): void;
  /**
   * Gives the value so far, as `parseStream` of all pieces does; `undefined` while there is nothing to show. Partials share the parts that are
   * complete: they are read-only.
   */
  partial(): unknown;
  /** Gives the final value, as `parse` of all pieces does. Throws a `BamlValidationError` when the answer does not fit. */
  finish(): unknown;
}

/** A value, and what was done to make it fit its type. */
export interface ParseReport {
  readonly value: unknown;
  readonly repairs: readonly Repair[];
}

/** Parses answers of one type. */
export interface Parser {
  /** Gives the value that a whole answer says. Throws a `BamlValidationError` when it does not fit the type. */
  parse(text: string): unknown;
  /** Like `parse`, and tells what was repaired or coerced. */
  parseWithReport(text: string): ParseReport;
  /** Gives what can be shown of an answer that may still grow. Throws a `BamlValidationError` when that is nothing. */
  parseStream(text: string): unknown;
  /** Begins to parse an answer that arrives in pieces. */
  stream(): StreamParser;
}

/** How deep an answer may nest. */
const MAX_DEPTH = 1000;

/** Makes the parser for a type of a program. A type is compiled once per program, however many parsers are made for it. */
export function createParser(program: Program, type: FieldType): Parser {
  const rules: AnswerRules = {
    ...schemaTablesOf(program, type),
    whole: createCoercion(evaluateConstraint, false),
    partial: createCoercion(evaluateConstraint, true),
    maxDepth: MAX_DEPTH,
  };
  return {
    parse: (text) => parseWhole(rules, text),
    parseWithReport: (text) => parseWithReport(rules, text),
    parseStream: (text) => parseGrowing(rules, text),
    stream: () => openStream(rules),
  };
}

function parseWhole(rules: AnswerRules, text: string): unknown {
  const value = parseAnswer(rules, text);
  if (value === NO_VALUE) throw validationError(rules, text);
  return value;
}

function parseWithReport(rules: AnswerRules, text: string): ParseReport {
  const coerced = coerceWhole(rules, text);
  if (coerced === undefined) throw validationError(rules, text);
  return { value: finalValue(coerced), repairs: listRepairs(coerced) };
}

function parseGrowing(rules: AnswerRules, text: string): unknown {
  const stream = new AnswerStream(rules);
  stream.feed(text);
  const value = stream.partial();
  if (value === undefined) throw new BamlValidationError({ message: 'nothing to show yet', prompt: '', raw_output: text });
  return value;
}

function openStream(rules: AnswerRules): StreamParser {
  const stream = new AnswerStream(rules);
  return {
    feed: (delta) => stream.feed(delta),
    partial: () => stream.partial(),
    finish: () => parseWhole(rules, stream.text),
  };
}

function validationError(rules: AnswerRules, text: string): BamlValidationError {
  return new BamlValidationError({ ...explainAnswer(rules, text), prompt: '', raw_output: text });
}
