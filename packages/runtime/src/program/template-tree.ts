/** A constant in an expression. A float literal that is whole is written `['float', 2]`, so that it prints as `2.0`. */
export type ConstantExpression = string | number | boolean | null;

/**
 * A template expression as plain data (`spec/client-api.md` 6.5, `spec/prompt.md` 4). A scalar is a constant (`null` is `none`); everything
 * else is `[operator, ...operands]`.
 */
export type Expression = ConstantExpression | readonly [operator: string, ...operands: readonly unknown[]];

/**
 * A template as plain data: text (white space control already applied) and nodes `[kind, ...parts]`. The kinds are listed in
 * `spec/prompt.md` 8 and built by the compiler's template lowering.
 */
export type TemplateNode = string | readonly [kind: string, ...parts: readonly unknown[]];

/** The nodes of one prompt or template string, in order. */
export type Template = readonly TemplateNode[];
