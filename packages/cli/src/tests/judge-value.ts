import type { Constraint, Program, TestData } from 'outcrop/program';
import { evaluateConstraint } from 'outcrop/template';
import { observeValues } from './expressions/observe-values.ts';
import type { Expectation, TestPlace } from './test-result.ts';

/** What the expressions of a test can see. */
export interface Judged {
  readonly value: unknown;
  readonly latencyMs: number;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What came of the expressions of a test. */
export interface Judgement {
  readonly asserts: readonly Expectation[];
  readonly checks: readonly Expectation[];
}

/** Evaluates the checks of a test in their order, then its asserts. An expression that fails is false. */
export function judgeValue(test: TestData, judged: Judged, { templates = {} }: Program, place: TestPlace | undefined): Judgement {
  const { value, latencyMs, args } = judged;
  const options = { templateStrings: templates };
  const outcomes = new Map<string, boolean>();
  const evaluate = ({ expr, ast }: Constraint, name: string | undefined, line: number | undefined): Expectation => {
    const underscore = { result: value, checks: Object.fromEntries(outcomes), latency_ms: latencyMs };
    const variables = { ...args, this: value, _: underscore };
    const outcome = outcomeOf(() => evaluateConstraint(ast, variables, options));
    const values = observeValues(ast, variables, options);
    return { ...(name !== undefined && { name }), expr, ...outcome, ...(line !== undefined && { line }), values };
  };
  const checks = (test.checks ?? []).map((check, index) => {
    const expectation = evaluate(check, check.name, place?.checkLines[index]);
    outcomes.set(check.name, expectation.ok);
    return expectation;
  });
  const asserts = (test.asserts ?? []).map((assert, index) => evaluate(assert, assert.name, place?.assertLines[index]));
  return { asserts, checks };
}

function outcomeOf(evaluate: () => boolean): Pick<Expectation, 'ok' | 'error'> {
  try {
    return { ok: evaluate() };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
