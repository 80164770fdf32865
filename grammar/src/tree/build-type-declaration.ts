import type { IToken } from 'chevrotain';
import type { AliasDeclarationCstNode, ClassDeclarationCstNode, EnumDeclarationCstNode } from '../parser/cst.ts';
import type { AliasDeclaration, ClassDeclaration, EnumDeclaration, TypeBuilderDeclaration } from '../syntax-tree.ts';
import { buildBlockAttribute } from './build-attribute.ts';
import { type BuildContext, firstLineOf } from './build-context.ts';
import { buildEnumValues, reportSeparator, reportStrayInEnum } from './build-enum-value.ts';
import { buildField, reportFieldEnd, reportStrayInClass } from './build-field.ts';
import { buildHeader, type Header, reportMissingBody } from './build-header.ts';
import { brokenType, buildAttributedType } from './build-type.ts';
import { first, isMissing, spanOf } from './cst-span.ts';

/** The rules of declarations that may stand in a `type_builder` too. */
export interface TypeDeclarationNodes {
  readonly classDeclaration?: ClassDeclarationCstNode[];
  readonly enumDeclaration?: EnumDeclarationCstNode[];
  readonly aliasDeclaration?: AliasDeclarationCstNode[];
}

/** Builds a class, enum or alias; nothing if the node holds none. `dynamic` is the keyword before it. */
export function buildTypeDeclaration(
  context: BuildContext,
  { classDeclaration, enumDeclaration, aliasDeclaration }: TypeDeclarationNodes,
  dynamic?: IToken,
): TypeBuilderDeclaration | undefined {
  if (classDeclaration?.[0] !== undefined) return buildClass(context, classDeclaration[0], dynamic);
  if (enumDeclaration?.[0] !== undefined) return buildEnum(context, enumDeclaration[0], dynamic);
  if (aliasDeclaration?.[0] !== undefined) return buildAlias(context, aliasDeclaration[0]);
  return undefined;
}

function buildClass(context: BuildContext, node: ClassDeclarationCstNode, dynamic: IToken | undefined): ClassDeclaration {
  const keyword = first(node.children.ClassKeyword);
  const start = { word: 'class', keyword, offset: (dynamic ?? keyword).startOffset } as const;
  const header = buildHeader(context, start, node.children);
  const body = node.children.classBody?.[0];
  if (body === undefined) reportMissingBody(context, start, header);
  const { field = [], blockAttribute = [], memberEnd = [], strayLine = [], Code = [], RightBrace = [] } = body?.children ?? {};
  for (const end of memberEnd) reportFieldEnd(context, end);
  for (const stray of strayLine) reportStrayInClass(context, stray);
  for (const method of Code) context.report('method', firstLineOf(context, spanOf(method)), {});
  return {
    kind: 'class',
    ...header,
    isDynamic: dynamic !== undefined,
    fields: field.map((each) => buildField(context, each)),
    attributes: blockAttribute.map((each) => buildBlockAttribute(context, each)),
    span: { start: start.offset, end: spanOf(node).end },
    recovered: header.recovered || RightBrace.every(isMissing),
  };
}

function buildEnum(context: BuildContext, node: EnumDeclarationCstNode, dynamic: IToken | undefined): EnumDeclaration {
  const keyword = first(node.children.EnumKeyword);
  const start = { word: 'enum', keyword, offset: (dynamic ?? keyword).startOffset } as const;
  const header = buildHeader(context, start, node.children);
  const body = node.children.enumBody?.[0];
  if (body === undefined) reportMissingBody(context, start, header);
  const { enumValue = [], blockAttribute = [], memberEnd = [], strayLine = [], Code = [], RightBrace = [] } = body?.children ?? {};
  for (const end of memberEnd) reportSeparator(context, end);
  for (const stray of strayLine) reportStrayInEnum(context, stray);
  for (const method of Code) context.report('method', firstLineOf(context, spanOf(method)), {});
  return {
    kind: 'enum',
    ...header,
    isDynamic: dynamic !== undefined,
    values: buildEnumValues(context, enumValue),
    attributes: blockAttribute.map((each) => buildBlockAttribute(context, each)),
    span: { start: start.offset, end: spanOf(node).end },
    recovered: header.recovered || RightBrace.every(isMissing),
  };
}

function buildAlias(context: BuildContext, node: AliasDeclarationCstNode): AliasDeclaration {
  const { TypeKeyword, aliasSign, type } = node.children;
  const header = buildHeader(context, { word: 'type', keyword: first(TypeKeyword) }, node.children);
  const { end } = header.name.span;
  const hasSign = checkAliasSign(context, node, header);
  const attributed = type?.[0] === undefined ? undefined : buildAttributedType(context, type[0]);
  if (attributed === undefined && hasSign) context.report('type-missing', spanOf(first(aliasSign ?? [])), { place: 'after `=`' });
  return {
    kind: 'alias',
    ...header,
    type: attributed?.type ?? brokenType({ start: end, end }),
    attributes: attributed?.attributes ?? [],
    span: spanOf(node),
    recovered: header.recovered || !hasSign || attributed === undefined,
  };
}

/** Reports a missing `=`, or a `:` in its place; gives false if nothing is there. */
function checkAliasSign(context: BuildContext, { children }: AliasDeclarationCstNode, { name, recovered }: Header): boolean {
  const sign = children.aliasSign?.[0];
  const form = `type ${name.text} = …`;
  if (sign?.children.Colon !== undefined) {
    context.report('type-form', spanOf(sign), { form }, { fix: { span: spanOf(sign), replacement: ' =' } });
  } else if (sign === undefined && !recovered) {
    const fix = { span: { start: name.span.end, end: name.span.end }, replacement: ' =' };
    context.report('type-form', name.span, { form }, children.type === undefined ? {} : { fix });
  }
  return sign !== undefined;
}
