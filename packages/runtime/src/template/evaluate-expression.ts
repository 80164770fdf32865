import type { Expression } from '../program/index.ts';
import { describeKind } from './describe-kind.ts';
import { evaluate } from './evaluate.ts';
import type { Variables } from './scope.ts';
import { showValue } from './show-value.ts';
import { type RunOptions, startRun } from './start-run.ts';
import { TemplateError } from './template-error.ts';
import { toTemplateValue } from './to-template-value.ts';
import type { TemplateValue } from './values.ts';

/** Gives the value of an expression. Throws a `TemplateError` for whatever the expression does wrong. */
export function evaluateExpression(expression: Expression, variables: Variables, options: RunOptions = {}): TemplateValue {
  return startRun(variables, options, (scope) => evaluate(expression, scope));
}

/**
 * Tells whether the expression of a `@check` or `@assert` holds. The variables (`this`, `_`, arguments) are plain data as parsing makes
 * it; see `toTemplateValue`. Throws a `TemplateError` when the expression fails, or gives neither true nor false.
 */
export function evaluateConstraint(
  expression: Expression,
  variables: Readonly<Record<string, unknown>>,
  options: RunOptions = {},
): boolean {
  const scope = new Map(Object.entries(variables).map(([name, value]) => [name, toTemplateValue(value)]));
  const value = evaluateExpression(expression, scope, options);
  const answer = showValue(value);
  if (answer === 'true' || answer === 'false') return answer === 'true';
  throw new TemplateError(`the expression gives ${describeKind(value)}, not true or false`);
}
