import type { BodyCstNode, DeclarationCstNode, TypeBuilderCstNode } from '../parser/cst.ts';
import type { Attribute, Body, Entry, TypeBuilder, TypeBuilderDeclaration } from '../syntax-tree.ts';
import { buildAttributes, buildBlockAttribute } from './build-attribute.ts';
import { type BuildContext, firstLineOf, hasNewLine, textOf } from './build-context.ts';
import { reportForeign } from './build-foreign.ts';
import { type DeclarationStart, type Header, reportMissingBody } from './build-header.ts';
import { buildTypeDeclaration } from './build-type-declaration.ts';
import { buildEntry } from './build-value.ts';
import { first, isMissing, spanOf } from './cst-span.ts';
import type { DeclarationWord } from './declaration-forms.ts';
import { describeText } from './describe-text.ts';

/** The body of a declaration, with what only a test may have besides entries. */
export interface BodyContent {
  readonly body: Body;
  readonly attributes: readonly Attribute[];
  readonly typeBuilders: readonly TypeBuilder[];
}

interface BodyParts {
  readonly header: Header;
  readonly node: BodyCstNode | undefined;
}

/** Builds the body of a declaration, and reports that it is missing, or what does not belong in it. */
export function buildBody(context: BuildContext, start: DeclarationStart, { header, node }: BodyParts): BodyContent {
  if (node === undefined) {
    reportMissingBody(context, start, header);
    const { end } = spanOf(start.keyword);
    return { body: { kind: 'body', entries: [], span: { start: end, end }, recovered: true }, attributes: [], typeBuilders: [] };
  }
  const { entry = [], blockAttribute = [], typeBuilder = [], Junk = [], RightBrace } = node.children;
  const entries = entry.map((each) => buildEntry(context, each, 'body'));
  reportSwallowed(context, entries);
  reportStrays(context, node, start.word);
  const recovered = Junk.length > 0 || RightBrace.some(isMissing);
  return {
    body: { kind: 'body', entries, span: spanOf(node), recovered },
    attributes: blockAttribute.map((each) => buildBlockAttribute(context, each)),
    typeBuilders: typeBuilder.map((each) => buildTypeBuilder(context, each)),
  };
}

/** An unquoted value that ends before another entry on its line would have swallowed that. */
function reportSwallowed(context: BuildContext, entries: readonly Entry[]): void {
  for (const [index, { key, span }] of entries.entries()) {
    const { value } = entries[index - 1] ?? {};
    const isSwallowed = value?.kind === 'bare' && !value.recovered && !hasNewLine(context, value.span.end, span.start);
    if (isSwallowed) context.report('bare-swallows-entry', key.span, { key: key.text });
  }
}

function reportStrays(context: BuildContext, { children }: BodyCstNode, word: DeclarationWord): void {
  const { attribute, blockAttribute = [], typeBuilder = [], memberEnd = [], Junk = [] } = children;
  for (const end of memberEnd) {
    const span = spanOf(end);
    context.report('body-separator', span, { sign: textOf(context, span) }, { fix: { span, replacement: '' } });
  }
  for (const junk of Junk) context.report('stray-in-body', spanOf(junk), { found: describeText(junk.image) });
  for (const { span } of buildAttributes(context, attribute)) {
    const start = { start: span.start, end: span.start };
    if (word === 'test') context.report('attribute-in-test', span, {}, { fix: { span: start, replacement: '@' } });
    else context.report('attribute-after-value', span, {});
  }
  if (word === 'test') return;
  for (const each of blockAttribute) context.report('attribute-in-body', spanOf(each), { what: `a ${word}` });
  for (const each of typeBuilder) context.report('type-builder-place', spanOf(first(each.children.TypeBuilderKeyword)), {});
}

const TYPE_KEYWORDS = ['class', 'enum', 'type', 'dynamic class', 'dynamic enum'];

/** Builds the `type_builder` of a test. */
function buildTypeBuilder(context: BuildContext, node: TypeBuilderCstNode): TypeBuilder {
  const keyword = spanOf(first(node.children.TypeBuilderKeyword));
  const { declaration = [], Foreign = [], RawString = [], RightBrace = [] } = node.children.typeBuilderBody?.[0]?.children ?? {};
  for (const token of Foreign) reportForeign(context, token, TYPE_KEYWORDS);
  for (const token of RawString) context.report('type-builder-content', firstLineOf(context, spanOf(token)), {});
  const declarations = declaration.map((each) => buildLocalType(context, each)).filter((each) => each !== undefined);
  const recovered = Foreign.length > 0 || RightBrace.every(isMissing) || declarations.length < declaration.length;
  return { kind: 'type-builder', keyword, declarations, span: spanOf(node), recovered };
}

function buildLocalType(context: BuildContext, node: DeclarationCstNode): TypeBuilderDeclaration | undefined {
  const dynamic = node.children.dynamicDeclaration?.[0]?.children;
  const built = buildTypeDeclaration(context, dynamic ?? node.children, dynamic?.DynamicKeyword[0]);
  if (built === undefined) context.report('type-builder-content', firstLineOf(context, spanOf(node)), {});
  return built;
}
