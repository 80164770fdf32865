import type { Span } from '@outcrop/grammar';
import type { BinaryOperator } from 'outcrop/program';

// The syntax tree of a template: what parsing gives, what the check of types walks, what lowering turns into plain data. Spans are offsets
// in the template's text.

interface AstNode {
  readonly span: Span;
}

/** A name where it is written. */
export interface AstName extends AstNode {
  readonly name: string;
}

/** Text, an int (a bigint beyond ±2^53), a bool or none. */
export interface Constant extends AstNode {
  readonly kind: 'constant';
  readonly value: string | number | bigint | boolean | null;
}

export interface FloatConstant extends AstNode {
  readonly kind: 'float';
  readonly value: number;
}

export interface Variable extends AstNode, AstName {
  readonly kind: 'variable';
}

export interface Member extends AstNode {
  readonly kind: 'member';
  readonly target: AstExpression;
  readonly member: AstName;
}

export interface Index extends AstNode {
  readonly kind: 'index';
  readonly target: AstExpression;
  readonly index: AstExpression;
}

export interface Slice extends AstNode {
  readonly kind: 'slice';
  readonly target: AstExpression;
  /** Start, stop and step; undefined where left out. */
  readonly bounds: readonly (AstExpression | undefined)[];
}

export interface Call extends AstNode {
  readonly kind: 'call';
  readonly callee: AstExpression;
  readonly args: AstArguments;
}

export interface Filter extends AstNode {
  readonly kind: 'filter';
  readonly input: AstExpression;
  readonly filter: AstName;
  readonly args: AstArguments;
}

export interface Test extends AstNode {
  readonly kind: 'test';
  readonly input: AstExpression;
  readonly test: AstName;
  readonly args: AstArguments;
}

export interface Binary extends AstNode {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: AstExpression;
  readonly right: AstExpression;
}

export interface Unary extends AstNode {
  readonly kind: 'not' | 'negate';
  readonly operand: AstExpression;
}

export interface Conditional extends AstNode {
  readonly kind: 'conditional';
  readonly condition: AstExpression;
  readonly then: AstExpression;
  readonly otherwise: AstExpression | undefined;
}

export interface List extends AstNode {
  readonly kind: 'list';
  readonly items: readonly AstExpression[];
}

export interface Dict extends AstNode {
  readonly kind: 'dict';
  readonly entries: readonly (readonly [key: AstExpression, value: AstExpression])[];
}

/** The rendered text of a body: `set x` … `endset`, `filter` … `endfilter`. */
export interface BodyText extends AstNode {
  readonly kind: 'body-text';
  readonly body: AstBody;
}

/** A macro, or the body of a `call` block. */
export interface Macro extends AstNode {
  readonly kind: 'macro';
  readonly name: string;
  readonly parameters: readonly AstParameter[];
  readonly body: AstBody;
}

export type AstExpression =
  | Constant
  | FloatConstant
  | Variable
  | Member
  | Index
  | Slice
  | Call
  | Filter
  | Test
  | Binary
  | Unary
  | Conditional
  | List
  | Dict
  | BodyText
  | Macro;

export interface AstParameter {
  readonly name: AstName;
  readonly otherwise: AstExpression | undefined;
}

/** The arguments of a call, filter or test. The span holds the brackets; without any it is the span of the name. */
export interface AstArguments extends AstNode {
  readonly positional: readonly PositionalArgument[];
  readonly keywords: readonly KeywordArgument[];
}

/** With `isSplat`, `*value`. */
export interface PositionalArgument {
  readonly value: AstExpression;
  readonly isSplat: boolean;
}

/** Without a name, `**value`. */
export interface KeywordArgument {
  readonly name: AstName | undefined;
  readonly value: AstExpression;
}

/** What `for`, `set` and `with` bind: a name, or names to unpack a list into. */
export type AstTarget =
  | (AstName & { readonly kind: 'name' })
  | (AstNode & { readonly kind: 'names'; readonly targets: readonly AstTarget[] });

export interface Text {
  readonly kind: 'text';
  readonly value: string;
}

export interface Output extends AstNode {
  readonly kind: 'output';
  readonly value: AstExpression;
}

export interface If extends AstNode {
  readonly kind: 'if';
  readonly condition: AstExpression;
  readonly body: AstBody;
  readonly otherwise: AstBody | undefined;
}

export interface For extends AstNode {
  readonly kind: 'for';
  readonly target: AstTarget;
  readonly items: AstExpression;
  readonly condition: AstExpression | undefined;
  readonly isRecursive: boolean;
  readonly body: AstBody;
  readonly otherwise: AstBody | undefined;
}

export interface SetStatement extends AstNode {
  readonly kind: 'set';
  readonly target: AstTarget;
  readonly value: AstExpression;
}

export interface SetAttribute extends AstNode {
  readonly kind: 'set-attribute';
  readonly target: AstExpression;
  readonly attribute: AstName;
  readonly value: AstExpression;
}

export interface With extends AstNode {
  readonly kind: 'with';
  readonly bindings: readonly (readonly [target: AstTarget, value: AstExpression])[];
  readonly body: AstBody;
}

export type AstStatement = Text | Output | If | For | SetStatement | SetAttribute | With;

export type AstBody = readonly AstStatement[];
