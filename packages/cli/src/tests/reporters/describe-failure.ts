import type { Expectation, TestResult } from '../test-result.ts';

/** Says in short why a test did not pass. */
export function describeFailure({ error, asserts, checks }: TestResult): string {
  if (error !== undefined) return error;
  const broken = [...asserts.map((expectation) => ['assert', expectation] as const), ...checks.map((item) => ['check', item] as const)];
  return broken
    .filter(([, { ok }]) => !ok)
    .map(([kind, expectation]) => describeExpectation(kind, expectation))
    .join('; ');
}

/** `@@assert(both, {{ this.jobs|length == 2 }})`, and why it could not be evaluated. */
export function describeExpectation(kind: 'assert' | 'check', { name, expr, error }: Expectation): string {
  const label = name === undefined ? '' : `${name}, `;
  return `@@${kind}(${label}{{ ${expr} }})${error === undefined ? '' : `: ${error}`}`;
}
