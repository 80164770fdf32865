import type { EnumValueCstNode, MemberEndCstNode, StrayLineCstNode } from '../parser/cst.ts';
import type { EnumValue, Name } from '../syntax-tree.ts';
import { buildAttributes } from './build-attribute.ts';
import { type BuildContext, hasNewLine, textOf } from './build-context.ts';
import { buildMemberName } from './build-member-name.ts';
import { spanOf } from './cst-span.ts';
import { describeText } from './describe-text.ts';

/** Builds the values of an enum. Two on one line are reported, unless attributes stand between them. */
export function buildEnumValues(context: BuildContext, nodes: readonly EnumValueCstNode[] = []): readonly EnumValue[] {
  const values: EnumValue[] = [];
  for (const [index, node] of nodes.entries()) {
    const previous = nodes[index - 1];
    const isGlued = previous !== undefined && isOnLineOf(context, previous, node);
    if (isGlued) context.report('enum-value-type', spanOf(node), {});
    // A word in small letters after a value is meant as its type.
    if (isGlued && /^[a-z]/.test(textOf(context, spanOf(node)))) continue;
    values.push(buildEnumValue(context, node, isGlued));
  }
  return values;
}

function isOnLineOf(context: BuildContext, previous: EnumValueCstNode, next: EnumValueCstNode): boolean {
  const { attribute, memberEnd, strayLine } = previous.children;
  const isEnded = [attribute, memberEnd, strayLine].some((part) => part !== undefined);
  return !isEnded && !hasNewLine(context, spanOf(previous).end, spanOf(next).start);
}

function buildEnumValue(context: BuildContext, node: EnumValueCstNode, isGlued: boolean): EnumValue {
  const { attribute, memberEnd, strayLine } = node.children;
  const name = buildMemberName(context, node.children, 'enum-value-quoted');
  const isLowerCase = /^[a-z]/.test(name.text) && !name.recovered;
  if (isLowerCase) reportLowerCase(context, name);
  if (memberEnd?.[0] !== undefined) reportSeparator(context, memberEnd[0]);
  if (strayLine?.[0] !== undefined) reportStrayInEnum(context, strayLine[0]);
  const attributes = buildAttributes(context, attribute);
  const span = { start: name.span.start, end: attributes[attributes.length - 1]?.span.end ?? name.span.end };
  const documentation = context.memberDocumentation(span);
  const recovered = isGlued || isLowerCase || name.recovered || memberEnd !== undefined || strayLine !== undefined;
  return { kind: 'enum-value', name, attributes, ...(documentation !== undefined && { documentation }), span, recovered };
}

function reportLowerCase(context: BuildContext, { text, span }: Name): void {
  const name = text.charAt(0).toUpperCase() + text.slice(1);
  context.report('enum-value-lower-case', span, { name, written: text }, { fix: { span, replacement: name } });
}

/** Reports a `,` or `;` in an enum. */
export function reportSeparator(context: BuildContext, end: MemberEndCstNode): void {
  const span = spanOf(end);
  context.report('enum-value-separator', span, { sign: textOf(context, span) }, { fix: { span, replacement: '' } });
}

/** Reports text in an enum, after a value or in place of one, that is no part of a value. */
export function reportStrayInEnum(context: BuildContext, node: StrayLineCstNode): void {
  const span = spanOf(node);
  const text = textOf(context, span);
  if (text.startsWith('=')) context.report('enum-value-assigned', span, {}, { fix: { span, replacement: '' } });
  else context.report('stray-in-enum', span, { found: describeText(text) });
}
