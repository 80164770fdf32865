import type { AttributeCstNode, BlockAttributeCstNode } from '../parser/cst.ts';
import type { Attribute, Name } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { missingName } from './build-name.ts';
import { buildArguments } from './build-value.ts';
import { first, spanOf } from './cst-span.ts';

/** Builds the `@` attributes that follow one another. */
export function buildAttributes(context: BuildContext, nodes: readonly AttributeCstNode[] = []): readonly Attribute[] {
  return nodes.map((node) => buildAttribute(context, node));
}

function buildAttribute(context: BuildContext, { children }: AttributeCstNode): Attribute {
  return buildEither(context, children, spanOf(first(children.At)).start, '@');
}

/** Builds an `@@` attribute. */
export function buildBlockAttribute(context: BuildContext, { children }: BlockAttributeCstNode): Attribute {
  return buildEither(context, children, spanOf(first(children.AtAt)).start, '@@');
}

type AttributeParts = Pick<AttributeCstNode['children'], 'AttributeName' | 'arguments'>;

function buildEither(context: BuildContext, parts: AttributeParts, start: number, sign: '@' | '@@'): Attribute {
  const parenthesis = parts.arguments?.[0];
  const name = buildAttributeName(context, parts, start, sign);
  const { values, recovered } = buildArguments(context, parenthesis);
  const argumentsSpan = parenthesis === undefined ? undefined : spanOf(parenthesis);
  return {
    kind: 'attribute',
    name,
    isBlock: sign === '@@',
    arguments: values,
    ...(argumentsSpan !== undefined && { argumentsSpan }),
    span: { start, end: argumentsSpan?.end ?? name.span.end },
    recovered: recovered || name.recovered,
  };
}

function buildAttributeName(context: BuildContext, { AttributeName }: AttributeParts, start: number, sign: '@' | '@@'): Name {
  const token = AttributeName?.[0];
  if (token !== undefined) return { text: token.image, span: spanOf(token), recovered: false };
  const end = start + sign.length;
  context.report('attribute-name', { start, end }, { sign });
  return missingName(end);
}
