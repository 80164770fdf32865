import type { IToken } from 'chevrotain';
import type { FunctionDeclarationCstNode } from '../parser/cst.ts';
import type { Body, FunctionDeclaration, TypeExpression } from '../syntax-tree.ts';
import { buildBody } from './build-body.ts';
import { type BuildContext, firstLineOf, textOf } from './build-context.ts';
import { buildHeader, type DeclarationStart, type Header } from './build-header.ts';
import { buildParameters } from './build-parameters.ts';
import { brokenType, buildType } from './build-type.ts';
import { first, isMissing, spanOf } from './cst-span.ts';

/** Builds `function Name(parameters) -> type { … }`. */
export function buildFunction(context: BuildContext, node: FunctionDeclarationCstNode): FunctionDeclaration {
  const { FunctionKeyword, parameters, Code } = node.children;
  const keyword = first(FunctionKeyword);
  const start = { word: 'function', keyword } as const;
  const header = buildHeader(context, start, node.children);
  const isOldForm = parameters === undefined && Code !== undefined;
  if (isOldForm) context.report('old-function', { start: keyword.startOffset, end: header.name.span.end }, { form: formOf(header) });
  const hasHeader = isOldForm || header.recovered || checkHeader(context, node, header);
  const { end } = parameters?.[0] === undefined ? header.name.span : spanOf(parameters[0]);
  const body = buildFunctionBody(context, node, { start, header });
  return {
    kind: 'function',
    ...header,
    ...buildParameters(context, parameters?.[0], header.name),
    returnType: buildReturnType(context, node, end),
    body,
    span: spanOf(node),
    recovered: header.recovered || !hasHeader || isOldForm || body.recovered,
  };
}

function formOf({ name }: Header): string {
  return `function ${name.text}(input: string) -> string`;
}

/** Reports missing parts between the name and the body; gives false if there are any. */
function checkHeader(context: BuildContext, { children }: FunctionDeclarationCstNode, { name }: Header): boolean {
  const parameters = children.parameters?.[0];
  const sign = children.returnSign?.[0];
  const type = children.type?.[0];
  if (parameters === undefined) {
    const fix = { span: { start: name.span.end, end: name.span.end }, replacement: '()' };
    context.report('missing-parameters', name.span, { form: `${name.text}()` }, { fix });
    return false;
  }
  if (parameters.children.RightParenthesis.some(isMissing)) return false;
  if (type === undefined) {
    context.report('missing-return-type', spanOf(sign ?? first(parameters.children.RightParenthesis)), { form: `${name.text}(…) -> type` });
    return false;
  }
  if (sign?.children.Arrow !== undefined) return true;
  const form = `-> ${textOf(context, spanOf(type))}`;
  const span = { start: spanOf(sign ?? type).start, end: spanOf(type).end };
  const replacement = sign === undefined ? form : ` ${form}`;
  context.report('return-sign', spanOf(sign ?? type), { form }, { fix: { span, replacement } });
  return false;
}

function buildReturnType(context: BuildContext, { children }: FunctionDeclarationCstNode, end: number): TypeExpression {
  return children.type?.[0] === undefined ? brokenType({ start: end, end }) : buildType(context, children.type[0]);
}

function buildFunctionBody(
  context: BuildContext,
  node: FunctionDeclarationCstNode,
  { start, header }: { readonly start: DeclarationStart; readonly header: Header },
): Body {
  const code = node.children.Code?.[0];
  if (code === undefined) return buildBody(context, start, { header, node: node.children.body?.[0] }).body;
  if (node.children.parameters !== undefined) reportCode(context, code);
  return { kind: 'body', entries: [], span: spanOf(code), recovered: true };
}

/** Marks the first statement. */
function reportCode(context: BuildContext, code: IToken): void {
  const { start, end } = spanOf(code);
  const first = start + 1 + code.image.slice(1).search(/\S|$/);
  context.report('code-in-function', firstLineOf(context, { start: first, end }), {});
}
