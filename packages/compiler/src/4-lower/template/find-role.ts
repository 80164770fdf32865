import type { AstExpression, KeywordArgument } from './template-ast.ts';

/** A role marker whose name is written out. */
export interface ConstantRole {
  readonly name: string;
  readonly metadata: readonly KeywordArgument[];
}

/** Finds `_.role("name", key=value)`, in any of its spellings, undefined for anything else. */
export function findRole(expression: AstExpression): ConstantRole | undefined {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
  const { target, member } = expression.callee;
  if (target.kind !== 'variable' || target.name !== '_' || (member.name !== 'role' && member.name !== 'chat')) return undefined;
  const { positional, keywords } = expression.args;
  const named = keywords.filter(({ name }) => name?.name === 'role');
  const [role, ...others] = [...positional, ...named].map(({ value }) => value);
  if (role?.kind !== 'constant' || typeof role.value !== 'string' || others.length > 0 || positional[0]?.isSplat === true) return undefined;
  return { name: role.value, metadata: keywords.filter((keyword) => !named.includes(keyword)) };
}
