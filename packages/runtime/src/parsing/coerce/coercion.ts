import type { Expression } from '../../program/index.ts';
import type { TreeNode } from '../read/tree.ts';
import type { Schema } from '../schema/schema.ts';
import type { Coerced } from './coerced.ts';

/** Tells whether the expression of a check or an assert holds. Throws when the expression cannot be evaluated. */
export type EvaluateConstraint = (expression: Expression, variables: { readonly this: unknown }) => boolean;

/** The classes and aliases that a node is being coerced to: meeting one of them again would never end. */
export type Path = readonly object[];

/** What a node is known to be as one type: without repairs, with them, and as a member of a union. */
export interface Known {
  readonly cast: Coerced | undefined;
  readonly whole: Coerced | undefined;
  readonly member: Coerced | undefined;
}

/** What the coercion of one kind of type needs of the others. */
export interface Coercion {
  /** Whether the text may still grow. */
  readonly isPartial: boolean;
  /** Whether nothing may be repaired: a cast. */
  readonly isStrict: boolean;
  readonly evaluate: EvaluateConstraint;
  /** Gives nothing when the node does not fit. `isMember` says that the type stands for a whole union. */
  readonly coerce: (schema: Schema, node: TreeNode, path?: Path, isMember?: boolean) => Coerced | undefined;
  /** Coerces without any repair. */
  readonly cast: (schema: Schema, node: TreeNode) => Coerced | undefined;
  /** Gives the same coercion, which need not look into some nodes. */
  readonly withKnown: (known: ReadonlyMap<TreeNode, ReadonlyMap<Schema, Known>>) => Coercion;
}
