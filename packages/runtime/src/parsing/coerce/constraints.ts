import type { Check, CheckResult, Schema } from '../schema/schema.ts';
import { Coerced, hasFlag, INCOMPLETE } from './coerced.ts';
import type { Coercion } from './coercion.ts';
import { finalValue } from './final-value.ts';

/**
 * Runs the checks and asserts of a type on a value. Gives the value with the results of its checks, or nothing when an assert fails. Differs:
 * the reference implementation skips them after some repairs, and a check that cannot be evaluated fails the whole parse there.
 */
export function applyConstraints(coercion: Coercion, schema: Schema, coerced: Coerced | undefined): Coerced | undefined {
  const { constraints } = schema;
  if (constraints === undefined || coerced === undefined) return coerced;
  const variables = { this: finalValue(coerced) };
  // What holds for an object as a whole can only be said when it is whole.
  const mayAssert = schema.kind !== 'class' || !hasFlag(coerced, INCOMPLETE);
  if (mayAssert && !constraints.asserts.every(({ expression }) => evaluate(coercion, expression, variables) === true)) return undefined;
  if (constraints.checks.length === 0) return coerced;
  const results = constraints.checks.map((check) => runCheck(coercion, check, variables));
  return new Coerced(coerced.schema, coerced.value, coerced.score, coerced.flags, [...(coerced.checks ?? []), ...results]);
}

function runCheck(coercion: Coercion, check: Check, variables: { readonly this: unknown }): CheckResult {
  const outcome = evaluate(coercion, check.expression, variables);
  if (typeof outcome === 'boolean') return outcome ? check.succeeded : check.failed;
  return { ...check.failed, error: outcome };
}

/** Gives the outcome of an expression, or why it has none. */
function evaluate({ evaluate }: Coercion, expression: Check['expression'], variables: { readonly this: unknown }): boolean | string {
  try {
    return evaluate(expression, variables);
  } catch (error) {
    return messageOf(error);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
