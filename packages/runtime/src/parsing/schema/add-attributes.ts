import type { Constraint, NamedConstraint, StreamBehaviour } from '../../program/index.ts';
import type { Check, CheckResult, Constraints, Schema } from './schema.ts';

/** What a program says about the values of a type. */
export interface Attributes {
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
  readonly stream?: StreamBehaviour;
}

/** Gives a type with attributes. */
export function addAttributes(schema: Schema, attributes: Attributes, isStreaming: boolean): Schema {
  const { done, with_state: isStateful = false } = attributes.stream ?? {};
  const changed: Schema = {
    ...schema,
    constraints: joinConstraints(schema.constraints, attributes),
    isStateful: schema.isStateful || (isStateful && isStreaming),
  };
  return done ? makeDone(changed) : changed;
}

/** A value belongs to a member of its union, so what holds for the union must hold for its members. */
function makeDone(schema: Schema): Schema {
  return schema.kind === 'union' ? { ...schema, isDone: true, members: schema.members.map(makeDone) } : { ...schema, isDone: true };
}

function joinConstraints(known: Constraints | undefined, { check = {}, assert: asserts = [] }: Attributes): Constraints | undefined {
  const checks = Object.entries(check).map(makeCheck);
  if (checks.length === 0 && asserts.length === 0) return known;
  return { checks: [...(known?.checks ?? []), ...checks], asserts: [...(known?.asserts ?? []), ...asserts] };
}

function makeCheck([name, constraint]: readonly [name: string, constraint: Constraint]): Check {
  // `expr` is another name of `expression`. It is not enumerable, so results read and compare like those of the reference implementation.
  const makeResult = (status: CheckResult['status']): CheckResult =>
    Object.freeze(Object.defineProperty({ name, expression: constraint.expr, status }, 'expr', { value: constraint.expr }));
  return { ...constraint, name, succeeded: makeResult('succeeded'), failed: makeResult('failed') };
}
