import type { Attribute, Field, TypeExpression } from '@outcrop/grammar';

/**
 * The attributes that belong to a field, alias, parameter or return type as a whole: those after its type, and those in parentheses around
 * all of it, since `(int @x)` says the same as `int @x`.
 */
export function attributesOfWhole({ type, attributes }: Pick<Field, 'type' | 'attributes'>): readonly Attribute[] {
  if (type.kind !== 'parenthesized') return attributes;
  const inside: Attribute[] = [];
  for (let inner: TypeExpression = type; inner.kind === 'parenthesized'; ) {
    inner = inner.inner;
    inside.push(...inner.attributes);
  }
  // In the tree, attributes after the type of a parameter or a return type are the type's own.
  return [...attributes, ...inside];
}

/** The type inside all parentheses around it. */
export function withoutParentheses(type: TypeExpression): TypeExpression {
  let inner = type;
  while (inner.kind === 'parenthesized') inner = inner.inner;
  return inner;
}
