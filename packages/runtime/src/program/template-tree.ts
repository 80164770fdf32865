/** A constant in an expression: text, an int within ±2^53, a float that is not whole, a bool, or `none` (`null`). */
export type ConstantExpression = string | number | boolean | null;

/** The operators with two operands (`spec/prompt.md` 7). `and` and `or` evaluate the right one only when needed. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '~' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'and' | 'or';

/** A positional argument; `['*', list]` spreads a list. */
export type ArgumentExpression = Expression | readonly ['*', list: Expression];

/** A keyword argument; the name `**` spreads a map. A pair, never an object: the names are the user's. */
export type KeywordExpression = readonly [name: string, value: Expression];

/** A parameter of a macro, with its default if it has one. */
export type MacroParameter = string | readonly [name: string, otherwise: Expression];

/** What `for`, `set` and `with` bind: a name, or a list to unpack. */
export type BindingTarget = string | readonly BindingTarget[];

/** The forms of an expression that is not a constant: `[operator, ...operands]`. */
export type ExpressionNode =
  /** A float that is whole, so that it prints as `2.0`. */
  | readonly ['float', value: number]
  /** An int beyond ±2^53, as decimal digits. */
  | readonly ['int', digits: string]
  | readonly ['$', name: string]
  | readonly ['.', target: Expression, name: string]
  | readonly ['[]', target: Expression, index: Expression]
  /** A slice `target[start:stop:step]`; a missing part is `null`. */
  | readonly ['[:]', target: Expression, start: Expression, stop: Expression, step: Expression]
  | readonly ['()', callee: Expression, args: readonly ArgumentExpression[], keywords?: readonly KeywordExpression[]]
  | readonly ['|', filter: string, input: Expression, args?: readonly ArgumentExpression[], keywords?: readonly KeywordExpression[]]
  | readonly ['is', test: string, input: Expression, args?: readonly ArgumentExpression[], keywords?: readonly KeywordExpression[]]
  | readonly [BinaryOperator, left: Expression, right: Expression]
  | readonly ['not', operand: Expression]
  | readonly ['neg', operand: Expression]
  | readonly ['?:', condition: Expression, then: Expression, otherwise?: Expression]
  | readonly ['list', items: readonly Expression[]]
  | readonly ['dict', entries: readonly (readonly [key: Expression, value: Expression])[]]
  /** The text of a rendered body: `set x` … `endset`, `filter` … `endfilter`. */
  | readonly ['text', body: Template]
  /** A macro, or the body of a `call` block. */
  | readonly ['macro', name: string, parameters: readonly MacroParameter[], body: Template];

/** A template expression as plain data (`spec/prompt.md` 4). */
export type Expression = ConstantExpression | ExpressionNode;

/** What a `for` may say beside its items: a filter, and whether `loop(…)` calls it again. */
export interface LoopOptions {
  readonly if?: Expression;
  readonly recursive?: true;
}

/** The statements of a template: `[kind, ...parts]` (`spec/prompt.md` 8). */
export type StatementNode =
  | readonly ['=', value: Expression]
  /** `elif` is an `if` alone in `otherwise`. */
  | readonly ['if', condition: Expression, body: Template, otherwise?: Template]
  | readonly ['for', target: BindingTarget, items: Expression, body: Template, otherwise?: Template, options?: LoopOptions]
  | readonly ['set', target: BindingTarget, value: Expression]
  /** `set target.name = value`, on a namespace. */
  | readonly ['set.', target: Expression, name: string, value: Expression]
  | readonly ['with', bindings: readonly (readonly [target: BindingTarget, value: Expression])[], body: Template]
  /** `{{ _.role("name", key=value) }}` with a constant name. */
  | readonly ['role', name: string, metadata?: readonly KeywordExpression[]];

/**
 * One piece of a template: text (white space control already applied), a statement, or the line (from 1, in the template's own text) of
 * what follows, written where what follows can fail.
 */
export type TemplateNode = string | number | StatementNode;

/** The nodes of one prompt or template string, in order. */
export type Template = readonly TemplateNode[];
