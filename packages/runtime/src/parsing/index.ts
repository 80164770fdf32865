// Takes: a model's text, or its pieces as they arrive, and a type of a Program. Gives: the typed value, partial values, or an error that says
// which places do not fit. Never: more than linear time, recursion without a bound, or a network, clock or host of its own.
// Checks and asserts are expressions: what evaluates them is passed in, so that a parser for types without any is small.

export type { StreamParser } from './answer-stream.ts';
export type { EvaluateConstraint } from './coerce/coercion.ts';
export type { Repair, RepairKind } from './explain/list-repairs.ts';
export { createParser, type ParseReport, type Parser, type ParserOptions } from './parser.ts';
