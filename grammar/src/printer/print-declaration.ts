import type {
  AliasDeclaration,
  Attribute,
  ClassDeclaration,
  ClientDeclaration,
  Declaration,
  EnumDeclaration,
  FunctionDeclaration,
  Name,
  RetryPolicyDeclaration,
  TemplateStringDeclaration,
  TestDeclaration,
  TypeBuilder,
} from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printAttribute } from './print-attribute.ts';
import { type PrintableMember, printBlock, printBody, printBodyOnLine } from './print-body.ts';
import { printEnumValue, printField, printTyped } from './print-member.ts';
import { printParameters, printParametersOverLines } from './print-parameters.ts';
import { printType } from './print-type.ts';
import { printValue } from './print-value.ts';

/** Prints a declaration. */
export function printDeclaration(layout: Layout, declaration: Declaration): void {
  switch (declaration.kind) {
    case 'class':
      printClass(layout, declaration);
      break;
    case 'enum':
      printEnum(layout, declaration);
      break;
    case 'alias':
      printAlias(layout, declaration);
      break;
    case 'function':
      printFunction(layout, declaration);
      break;
    case 'template-string':
      printTemplateString(layout, declaration);
      break;
    case 'client':
      printShortOrLong(layout, declaration, 'client<llm>');
      break;
    case 'retry-policy':
      printShortOrLong(layout, declaration, 'retry_policy');
      break;
    case 'generator':
      printKeywordAndName(layout, 'generator', declaration);
      printBody(layout, declaration.body);
      break;
    case 'test':
      printTest(layout, declaration);
      break;
  }
}

function printKeywordAndName(
  layout: Layout,
  keyword: string,
  { span, name }: { readonly span: { readonly start: number }; readonly name: Name },
): void {
  layout.writer.write(keyword, { start: span.start, end: span.start + keyword.length });
  layout.writer.space();
  layout.writer.write(name.text, name.span);
}

function printShortOrLong(layout: Layout, declaration: ShortDeclaration, keyword: string): void {
  printKeywordAndName(layout, keyword, declaration);
  if (isShort(layout, declaration)) printBodyOnLine(layout, declaration.body);
  else printBody(layout, declaration.body);
}

/** A declaration that stays on one line if it stood on one. */
type ShortDeclaration = ClientDeclaration | RetryPolicyDeclaration;

/** Is the declaration printed on one line: does it stand on one line in the source, without comments, and fit? */
export function isShort(layout: Layout, declaration: ShortDeclaration): boolean {
  const { body, span } = declaration;
  if (body.entries.length === 0 || layout.hasComment(span) || layout.hasNewLine(span.start, span.end)) return false;
  return layout.fits(0, (draft) => {
    printKeywordAndName(draft, declaration.kind === 'client' ? 'client<llm>' : 'retry_policy', declaration);
    printBodyOnLine(draft, body);
  });
}

function printClass(layout: Layout, declaration: ClassDeclaration): void {
  const { fields, attributes, isDynamic, name, span } = declaration;
  printKeywordAndName(layout, isDynamic ? 'dynamic class' : 'class', declaration);
  const members = fields.map((field) => ({ span: field.span, print: (target: Layout) => printField(target, field) }));
  printBlock(layout, [...members, ...attributes.map(blockAttribute)], { start: name.span.end, end: span.end });
}

function printEnum(layout: Layout, declaration: EnumDeclaration): void {
  const { values, attributes, isDynamic, name, span } = declaration;
  printKeywordAndName(layout, isDynamic ? 'dynamic enum' : 'enum', declaration);
  const members = values.map((value) => ({ span: value.span, print: (target: Layout) => printEnumValue(target, value) }));
  printBlock(layout, [...members, ...attributes.map(blockAttribute)], { start: name.span.end, end: span.end });
}

function blockAttribute(attribute: Attribute): PrintableMember {
  return { span: attribute.span, print: (target) => printAttribute(target, attribute) };
}

function printAlias(layout: Layout, declaration: AliasDeclaration): void {
  const { span, type, attributes } = declaration;
  const printStart = (target: Layout) => {
    printKeywordAndName(target, 'type', declaration);
    target.writer.glue(' =');
    target.writer.space();
  };
  printTyped(layout, { span, level: layout.writer.currentLevel, printStart, type, attributes });
}

function printFunction(layout: Layout, declaration: FunctionDeclaration): void {
  const { returnType, body } = declaration;
  const printReturn = (target: Layout) => {
    target.writer.glue(' ->');
    target.writer.space();
    printType(target, returnType);
  };
  const printEnd = (target: Layout) => {
    printReturn(target);
    target.writer.glue(' {');
  };
  printParameterized(layout, 'function', declaration, printEnd);
  printReturn(layout);
  printBody(layout, body);
}

function printTemplateString(layout: Layout, declaration: TemplateStringDeclaration): void {
  const { body } = declaration;
  const printEnd = (target: Layout) => {
    if (body === undefined) return;
    target.writer.space();
    printValue(target, body);
  };
  printParameterized(layout, 'template_string', declaration, printEnd);
  printEnd(layout);
}

/** Prints a header up to its parameters: on one line, if they stood on the line of the parenthesis and what follows them fits as well. */
function printParameterized(
  layout: Layout,
  keyword: string,
  declaration: FunctionDeclaration | TemplateStringDeclaration,
  printEnd: (layout: Layout) => void,
): void {
  const { name, parameters, parametersSpan } = declaration;
  const [first] = parameters;
  const printFlat = (target: Layout) => {
    printKeywordAndName(target, keyword, declaration);
    if (parametersSpan !== undefined) printParameters(target, parameters, parametersSpan);
  };
  const fits = layout.fits(layout.writer.column, (target) => {
    printFlat(target);
    printEnd(target);
  });
  const isOverLines =
    parametersSpan !== undefined &&
    (layout.hasComment({ start: name.span.end, end: parametersSpan.end }) ||
      (first !== undefined && (!fits || layout.hasNewLine(parametersSpan.start, first.span.start))));
  if (!isOverLines) {
    printFlat(layout);
    return;
  }
  printKeywordAndName(layout, keyword, declaration);
  printParametersOverLines(layout, parameters, parametersSpan);
}

function printTest(layout: Layout, declaration: TestDeclaration): void {
  const { body, typeBuilders, attributes } = declaration;
  printKeywordAndName(layout, 'test', declaration);
  const builders = typeBuilders.map((builder) => ({ span: builder.span, print: (target: Layout) => printTypeBuilder(target, builder) }));
  printBody(layout, body, [...builders, ...attributes.map(blockAttribute)]);
}

function printTypeBuilder(layout: Layout, { keyword, declarations, span }: TypeBuilder): void {
  layout.writer.write('type_builder', keyword);
  const members = declarations.map((declaration) => ({
    span: declaration.span,
    print: (target: Layout) => printDeclaration(target, declaration),
  }));
  printBlock(layout, members, { start: keyword.end, end: span.end });
}
