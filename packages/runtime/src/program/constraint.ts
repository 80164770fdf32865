import type { Expression } from './template-tree.ts';

/** The expression of a `@check` or `@assert`: its source as written between the braces, trimmed, and its tree. */
export interface Constraint {
  readonly expr: string;
  readonly ast: Expression;
}

/** An `@assert`, which may have no name. */
export interface NamedConstraint extends Constraint {
  readonly name?: string;
}
