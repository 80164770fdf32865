import type { Constraint, NamedConstraint, StreamBehaviour } from '../../program/index.ts';
import type { Check, CheckResult, Schema } from './schema.ts';

/** What a program says about the values of a type. */
export interface Attributes {
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
  readonly stream?: StreamBehaviour;
}

/** Gives a type that is only shown complete. A value belongs to a member of its union, so what holds for the union must hold for its members. */
export function makeDone(schema: Schema): Schema {
  return schema.kind === 'union' ? { ...schema, isDone: true, members: schema.members.map(makeDone) } : { ...schema, isDone: true };
}

/** Gives a type with more checks and asserts. */
export function addConstraints(schema: Schema, { check = {}, assert: asserts = [] }: Attributes): Schema {
  const checks = Object.entries(check).map(makeCheck);
  if (checks.length === 0 && asserts.length === 0) return schema;
  const known = schema.constraints ?? { checks: [], asserts: [] };
  return { ...schema, constraints: { checks: [...known.checks, ...checks], asserts: [...known.asserts, ...asserts] } };
}

function makeCheck([name, constraint]: readonly [name: string, constraint: Constraint]): Check {
  // `expr` is another name of `expression`. It is not enumerable, so results read and compare like those of the reference implementation.
  const makeResult = (status: CheckResult['status']): CheckResult =>
    Object.freeze(Object.defineProperty({ name, expression: constraint.expr, status }, 'expr', { value: constraint.expr }));
  return { ...constraint, name, succeeded: makeResult('succeeded'), failed: makeResult('failed') };
}
