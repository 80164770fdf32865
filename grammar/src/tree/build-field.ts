import type { FieldCstNode, FieldSignCstNode, MemberEndCstNode, StrayLineCstNode } from '../parser/cst.ts';
import type { Field, Name } from '../syntax-tree.ts';
import { buildAttributes } from './build-attribute.ts';
import { type BuildContext, firstLineOf, textOf } from './build-context.ts';
import { buildMemberName } from './build-member-name.ts';
import { type AttributedType, brokenType, buildAttributedType } from './build-type.ts';
import { spanOf } from './cst-span.ts';
import { describeText } from './describe-text.ts';

/** Builds `name type @attributes`. */
export function buildField(context: BuildContext, node: FieldCstNode): Field {
  const { fieldSign, attribute = [], type, memberEnd, strayLine } = node.children;
  const name = buildMemberName(context, node.children, 'field-quoted');
  if (fieldSign?.[0] !== undefined) reportSign(context, fieldSign[0], node);
  const misplaced = buildAttributes(context, attribute);
  const attributed = type?.[0] === undefined ? missingType(name) : buildAttributedType(context, type[0]);
  if (type === undefined && strayLine === undefined && !name.recovered)
    context.report('field-without-type', name.span, { name: name.text });
  else if (type !== undefined && misplaced[0] !== undefined) context.report('attribute-before-type', misplaced[0].span, {});
  if (memberEnd?.[0] !== undefined) reportFieldEnd(context, memberEnd[0]);
  if (strayLine?.[0] !== undefined) reportStrayInClass(context, strayLine[0]);
  const attributes = [...misplaced, ...attributed.attributes];
  const end = Math.max(attributes[attributes.length - 1]?.span.end ?? 0, attributed.type.span.end);
  const span = { start: name.span.start, end };
  const documentation = context.memberDocumentation(span);
  const recovered = [fieldSign, memberEnd, strayLine].some((part) => part !== undefined) || misplaced.length > 0 || type === undefined;
  return {
    kind: 'field',
    name,
    type: attributed.type,
    attributes,
    ...(documentation !== undefined && { documentation }),
    span,
    recovered: recovered || name.recovered,
  };
}

function missingType({ span: { end } }: Name): AttributedType {
  return { type: brokenType({ start: end, end }), attributes: [] };
}

/** `name: type`, `name = type`, `name?: type`. */
function reportSign(context: BuildContext, sign: FieldSignCstNode, field: FieldCstNode): void {
  const span = spanOf(sign);
  const text = textOf(context, span);
  const type = field.children.type?.[0];
  if (text.startsWith('?')) {
    const typeSpan = type === undefined ? span : spanOf(type);
    const fix = { span: { start: span.start, end: typeSpan.end }, replacement: ` ${textOf(context, typeSpan)}?` };
    context.report('field-optional', span, {}, type === undefined ? {} : { fix });
    return;
  }
  const isGlued = /\S/.test(context.file.text[span.end] ?? '');
  context.report('field-sign', span, { sign: text }, { fix: { span, replacement: isGlued ? ' ' : '' } });
}

/** Reports a `,` or `;` in a class. */
export function reportFieldEnd(context: BuildContext, end: MemberEndCstNode): void {
  const span = spanOf(end);
  context.report('field-sign', span, { sign: textOf(context, span) }, { fix: { span, replacement: '' } });
}

/** Reports text in a class, after a field or in place of one, that is no part of a field. */
export function reportStrayInClass(context: BuildContext, node: StrayLineCstNode): void {
  const span = spanOf(node);
  const text = textOf(context, span);
  if (text.startsWith('=')) context.report('field-default', span, {});
  else if (text.startsWith('{')) context.report('field-block', firstLineOf(context, span), {});
  else if (/^\[\s+\]$/.test(text)) context.report('type-form', span, { form: '[]' }, { fix: { span, replacement: '[]' } });
  else context.report('stray-in-class', span, { found: describeText(text) });
}
