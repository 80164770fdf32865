import type { NamedConstraint } from '../../program/index.ts';
import type { CheckResult, Constraints, Schema } from '../schema/schema.ts';
import { Coerced, hasFlag, INCOMPLETE } from './coerced.ts';
import type { Coercion, EvaluateConstraint } from './coercion.ts';
import { finalValue } from './final-value.ts';

/**
 * Runs the checks and asserts of a type on a value. Gives the value with the results of its checks, or nothing when an assert fails. Differs:
 * the reference implementation skips them after some repairs, and a check that cannot be evaluated fails the whole parse there.
 */
export function applyConstraints(coercion: Coercion, schema: Schema, coerced: Coerced | undefined): Coerced | undefined {
  const { constraints } = schema;
  if (constraints === undefined || coerced === undefined) return coerced;
  // What holds for an object as a whole can only be said when it is whole.
  const isWhole = schema.kind !== 'class' || !hasFlag(coerced, INCOMPLETE);
  const results = runConstraints(coercion.evaluate, isWhole ? constraints : { ...constraints, asserts: [] }, finalValue(coerced));
  return results && new Coerced(coerced.schema, coerced.value, coerced.score, coerced.flags, [...coerced.checks, ...results]);
}

/** Gives the results of the checks, or nothing when an assert fails. */
export function runConstraints(
  evaluate: EvaluateConstraint,
  { checks, asserts }: Constraints,
  value: unknown,
): readonly CheckResult[] | undefined {
  if (!asserts.every((assert) => outcomeOf(evaluate, assert, value) === true)) return undefined;
  return checks.map((check) => {
    const outcome = outcomeOf(evaluate, check, value);
    if (typeof outcome === 'string') return { ...check.failed, error: outcome };
    return outcome ? check.succeeded : check.failed;
  });
}

/** Gives the outcome of an expression for a value, or why it has none. */
export function outcomeOf(evaluate: EvaluateConstraint, { ast }: NamedConstraint, value: unknown): boolean | string {
  try {
    return evaluate(ast, { this: value });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
