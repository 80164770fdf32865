import type { IToken } from 'chevrotain';
import type {
  BracketedTypeCstNode,
  ParenthesizedTypeCstNode,
  TypeArgumentsCstNode,
  TypeCstNode,
  TypeItemCstNode,
  UnionMemberCstNode,
} from '../parser/cst.ts';
import type { Span } from '../span.ts';
import type { Attribute, BrokenType, MediaType, PrimitiveType, TypeExpression } from '../syntax-tree.ts';
import { buildAttributes } from './build-attribute.ts';
import { type BuildContext, textOf } from './build-context.ts';
import { buildName } from './build-name.ts';
import { checkSeparators, PIPE } from './check-separators.ts';
import { first, isMissing, spanOf } from './cst-span.ts';
import { decodeQuoted } from './decode-quoted.ts';
import { describeText } from './describe-text.ts';
import { foreignGenerics } from './foreign-generics.ts';
import { suffixType } from './suffix-type.ts';

/** A type, and the attributes behind it, which may belong to more than the type. */
export interface AttributedType {
  readonly type: TypeExpression;
  readonly attributes: readonly Attribute[];
}

/** Builds a type with the attributes behind it as its own. */
export function buildType(context: BuildContext, node: TypeCstNode): TypeExpression {
  return withAttributes(buildAttributedType(context, node));
}

/** Builds a type; the attributes behind it are given separately. */
export function buildAttributedType(context: BuildContext, node: TypeCstNode): AttributedType {
  const { unionMember = [], alternative = [] } = node.children;
  const alternatives = alternative.map(({ children: { Pipe, unionMember: member } }) => {
    checkPipe(context, first(Pipe), member !== undefined);
    return member?.[0];
  });
  const members = [...unionMember, ...alternatives].filter((member) => member !== undefined).map((member) => buildMember(context, member));
  const last = members.pop() ?? { type: brokenType(spanOf(node)), attributes: [] };
  if (members.length === 0) return last;
  const types = [...members.map(withAttributes), last.type];
  const span = { start: types[0]?.span.start ?? spanOf(node).start, end: last.type.span.end };
  const recovered = alternatives.includes(undefined);
  return { type: { kind: 'union', members: types, span, attributes: [], recovered }, attributes: last.attributes };
}

/** The type that stands for one that is missing or not understood. */
export function brokenType(span: Span): BrokenType {
  return { kind: 'broken', span, attributes: [], recovered: true };
}

function withAttributes({ type, attributes }: AttributedType): TypeExpression {
  return attributes.length === 0 ? type : { ...type, attributes };
}

function checkPipe(context: BuildContext, pipe: IToken, hasMember: boolean): void {
  const span = spanOf(pipe);
  if (!hasMember) context.report('type-missing', span, { place: 'after `|`' });
  else if (pipe.image !== '|') context.report('type-form', span, { form: '|' }, { fix: { span, replacement: '|' } });
}

function buildMember(context: BuildContext, node: UnionMemberCstNode): AttributedType {
  const { ListSuffix = [], Question = [], attribute } = node.children;
  const suffixes = [...ListSuffix, ...Question].sort((a, b) => a.startOffset - b.startOffset);
  return { type: suffixType(context, buildBase(context, node), suffixes), attributes: buildAttributes(context, attribute) };
}

function buildBase(context: BuildContext, { children }: UnionMemberCstNode): TypeExpression {
  const { Identifier, typeArguments, QuotedString, NumberLiteral, parenthesizedType, bracketedType } = children;
  if (typeArguments?.[0] !== undefined && Identifier !== undefined) return buildGeneric(context, first(Identifier), typeArguments[0]);
  if (Identifier !== undefined) return buildWord(context, first(Identifier));
  if (NumberLiteral !== undefined) return buildNumber(context, first(NumberLiteral));
  if (parenthesizedType?.[0] !== undefined) return buildParenthesized(context, parenthesizedType[0]);
  if (bracketedType?.[0] !== undefined) return buildBracketed(context, bracketedType[0]);
  const span = spanOf(first(QuotedString ?? []));
  return { kind: 'literal', span, attributes: [], ...decodeQuoted(context, span) };
}

const PRIMITIVES: Readonly<Record<string, PrimitiveType['name']>> = {
  string: 'string',
  int: 'int',
  float: 'float',
  bool: 'bool',
  null: 'null',
};
const MEDIA: Readonly<Record<string, MediaType['name']>> = { image: 'image', audio: 'audio', pdf: 'pdf', video: 'video' };

function buildWord(context: BuildContext, token: IToken): TypeExpression {
  const { image: text } = token;
  const node = { span: spanOf(token), attributes: [], recovered: false };
  const primitive = Object.hasOwn(PRIMITIVES, text) ? PRIMITIVES[text] : undefined;
  if (primitive !== undefined) return { kind: 'primitive', name: primitive, ...node };
  const media = Object.hasOwn(MEDIA, text) ? MEDIA[text] : undefined;
  if (media !== undefined) return { kind: 'media', name: media, ...node };
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true', ...node };
  if (text === 'map') {
    // A bracket that is there and has no node was nested too deeply, which is reported.
    const bracket = /\s*</y;
    bracket.lastIndex = node.span.end;
    if (!bracket.test(context.file.text)) context.report('map-arguments', node.span, {});
    return brokenType(node.span);
  }
  const name = buildName(context, token);
  return name.recovered ? brokenType(node.span) : { kind: 'named', name, ...node };
}

function buildNumber(context: BuildContext, token: IToken): TypeExpression {
  const span = spanOf(token);
  const value = Number(token.image);
  if (Number.isSafeInteger(value) && /^-?\d+$/.test(token.image)) return { kind: 'literal', value, span, attributes: [], recovered: false };
  if (/^-?\d+$/.test(token.image)) context.report('integer-literal-size', span, {});
  else if (Number.isNaN(value)) context.report('name-characters', span, { name: token.image });
  else context.report('float-literal', span, { number: token.image });
  return brokenType(span);
}

interface BracketContent {
  readonly items: readonly AttributedType[];
  readonly hasComma: boolean;
  readonly recovered: boolean;
}

/** Builds the types between brackets. Of what follows from an unclosed bracket (which the lexer reports) no more is said. */
function buildItems(
  context: BuildContext,
  { Comma: leading = [], typeItem = [] }: { readonly Comma?: IToken[]; readonly typeItem?: TypeItemCstNode[] },
  [closing]: readonly IToken[],
  separator: string,
): BracketContent {
  const isUnclosed = closing === undefined || isMissing(closing);
  const separated = typeItem.map((item) => {
    const { strayItem, Comma: commas = [] } = item.children;
    const isBroken = isUnclosed || strayItem !== undefined;
    if (strayItem !== undefined && !isUnclosed) reportStray(context, spanOf(first(strayItem)));
    return { span: spanOf(item.children.type?.[0] ?? item), commas, isSeparated: commas.length > 0, isBroken };
  });
  const hasFault = checkSeparators(context, separated, leading, {
    missing: 'type-separator',
    extra: 'type-comma',
    what: 'a type',
    separator,
  });
  return {
    items: typeItem.flatMap(({ children: { type = [] } }) => type.map((node) => buildAttributedType(context, node))),
    hasComma: leading.length > 0 || separated.some(({ isSeparated }) => isSeparated),
    recovered: hasFault || separated.some(({ isBroken }) => isBroken) || isUnclosed,
  };
}

function reportStray(context: BuildContext, span: Span): void {
  context.report('stray-in-type', span, { found: describeText(textOf(context, span)) });
}

function buildParenthesized(context: BuildContext, node: ParenthesizedTypeCstNode): TypeExpression {
  const span = spanOf(node);
  const { items, hasComma, recovered } = buildItems(context, node.children, node.children.RightParenthesis, PIPE);
  const [item] = items;
  if (item !== undefined && items.length === 1 && !hasComma) {
    return { kind: 'parenthesized', inner: withAttributes(item), span, attributes: [], recovered };
  }
  if (!recovered && hasComma) context.report('tuple', span, {});
  else if (!recovered) context.report('type-missing', span, { place: 'in these parentheses' });
  return brokenType(span);
}

/** `[int]`, as other languages write a list. */
function buildBracketed(context: BuildContext, node: BracketedTypeCstNode): TypeExpression {
  const span = spanOf(node);
  const { items, hasComma, recovered } = buildItems(context, node.children, node.children.RightBracket, PIPE);
  const [item] = items;
  if (recovered || item === undefined || hasComma) {
    if (!recovered && hasComma) context.report('tuple', span, {});
    else if (!recovered) context.report('type-missing', span, { place: 'in these brackets' });
    return brokenType(span);
  }
  const element = textOf(context, item.type.span);
  const form = `${item.type.kind === 'union' ? `(${element})` : element}[]`;
  context.report('type-form', span, { form }, { fix: { span, replacement: form } });
  return { kind: 'list', element: withAttributes(item), span, attributes: [], recovered: true };
}

function buildGeneric(context: BuildContext, name: IToken, node: TypeArgumentsCstNode): TypeExpression {
  const span = { start: name.startOffset, end: spanOf(node).end };
  const { items, recovered } = buildItems(context, node.children, node.children.Greater, 'a comma');
  const [key, value] = items;
  if (name.image === 'map' && key !== undefined && value !== undefined && items.length === 2) {
    for (const item of items) reportAttributes(context, item);
    return { kind: 'map', key: withAttributes(key), value: withAttributes(value), span, attributes: [], recovered };
  }
  if (!recovered) reportGeneric(context, name.image, items, span);
  return brokenType(span);
}

/** Attributes between `<` and `>` stand in parentheses. */
function reportAttributes(context: BuildContext, { type, attributes }: AttributedType): void {
  const last = attributes[attributes.length - 1];
  if (last === undefined) return;
  const form = `(${textOf(context, { start: type.span.start, end: last.span.end })})`;
  const span = { start: type.span.start, end: last.span.end };
  context.report('map-attribute', span, { form }, { fix: { span, replacement: form } });
}

function reportGeneric(context: BuildContext, name: string, items: readonly AttributedType[], span: Span): void {
  const form = foreignGenerics.get(name)?.(items.map(({ type }) => textOf(context, type.span)));
  if (name === 'map') context.report('map-arguments', span, {});
  else if (form !== undefined) context.report('type-form', span, { form }, { fix: { span, replacement: form } });
  else context.report('type-arguments', span, { name });
}
