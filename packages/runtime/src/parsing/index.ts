// Takes: a model's text, or its pieces as they arrive, and a type of a Program. Gives: the typed value, partial values, or an error that says
// which places do not fit. Never: more than linear time, recursion without a bound, or a network, clock or host of its own.

// Expressions and template strings stand in tests too, outside of every type and prompt: what runs tests evaluates them.
export { evaluateConstraint, renderTemplate, toTemplateValue } from '../template/index.ts';
export type { EvaluateConstraint } from './coerce/coercion.ts';
export { createParser } from './create-parser.ts';
export type { Repair, RepairKind } from './explain/list-repairs.ts';
export { createParserWith, type ParseReport, type Parser, type StreamParser } from './parser.ts';
