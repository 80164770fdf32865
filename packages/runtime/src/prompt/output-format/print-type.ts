import type { EnumValueData } from '../../program/index.ts';
import { TemplateError } from '../../template/index.ts';
import type { ClassType, EnumType } from './collect-types.ts';
import type { OutputFormatOptions } from './output-format-options.ts';
import { listedFields, type OutputSchema, type OutputType } from './output-schema.ts';

/** What printing a type depends on, for one output format. */
export interface PrintContext {
  readonly schema: OutputSchema;
  readonly options: OutputFormatOptions;
  /** The enums and classes that stand in blocks of their own and are mentioned by name. */
  readonly hoisted: ReadonlySet<OutputType>;
  /** The texts of the types printed so far. */
  readonly printed: Map<OutputType, string>;
}

/** Enums longer than this, in UTF-8 bytes, get lines of their own inside a list. */
const MAX_INLINE_ENUM_BYTES = 15;

/** Classes that are not hoisted, and aliases, are written out at every place that mentions them: that can double the text with each level. */
const MAX_LENGTH = 5_000_000;

/** Prints a type where it is used: a hoisted class by its name. */
export function mentionType(type: OutputType, context: PrintContext): string {
  return type.kind === 'class' && context.hoisted.has(type) ? type.name : printType(type, context);
}

/** Prints a type in full; a hoisted class as its fields. */
export function printType(type: OutputType, context: PrintContext): string {
  const known = context.printed.get(type);
  if (known !== undefined) return known;
  const text = printAnew(type, context);
  if (text.length > MAX_LENGTH) throw new TemplateError('the output format is too long; hoist_classes=true makes it shorter');
  context.printed.set(type, text);
  return text;
}

function printAnew(type: OutputType, context: PrintContext): string {
  const { options, hoisted } = context;
  switch (type.kind) {
    case 'primitive':
      return type.name === 'null' ? options.renderNullAs : type.name;
    case 'media':
      throw new TemplateError(`the output format cannot describe ${type.name}: a model answers with text`);
    case 'literal':
      return JSON.stringify(type.value);
    case 'enum':
      return hoisted.has(type) ? (type.data.alias ?? type.name) : printInlineEnum(type, options);
    case 'alias':
      return type.name;
    case 'class':
      return printClass(type, context);
    case 'list':
      return printList(type.item, context);
    case 'map': {
      const [key, value] = [mentionType(type.key, context), mentionType(type.value, context)];
      return options.mapStyle === 'angle' ? `map<${key}, ${value}>` : `{${key}: ${value}}`;
    }
    case 'union':
      return type.members.map((member) => mentionType(member, context)).join(options.orSplitter);
  }
}

/** Prints an enum as a block: its name, a rule, one line per value. */
export function printEnumBlock(type: EnumType, options: OutputFormatOptions): string {
  const lines = listedValues(type).map(([name, { alias = name, description }]) => {
    const explanation = description === undefined ? '' : `: ${indent(description)}`;
    return `${options.enumValuePrefix}${alias}${explanation}`;
  });
  return [type.data.alias ?? type.name, '----', ...lines].join('\n');
}

/** The values of an enum that are not skipped. */
export function listedValues({ data }: EnumType): readonly (readonly [name: string, data: EnumValueData])[] {
  return Object.entries(data.values).filter(([, { skip }]) => !skip);
}

function printInlineEnum(type: EnumType, { orSplitter }: OutputFormatOptions): string {
  return listedValues(type)
    .map(([name, { alias = name }]) => `'${alias}'`)
    .join(orSplitter);
}

function printList(item: OutputType, context: PrintContext): string {
  const text = mentionType(item, context);
  if (isBlockItem(item, text, context)) return `[\n  ${indent(text)}\n]`;
  // Differs: the reference implementation leaves the parentheses of an enum out, and `'A' or 'B'[]` reads as a list of B.
  const isChoice = item.kind === 'union' || (item.kind === 'enum' && !context.hoisted.has(item) && listedValues(item).length > 1);
  return isChoice ? `(${text})[]` : `${text}[]`;
}

function isBlockItem(item: OutputType, text: string, { hoisted }: PrintContext): boolean {
  switch (item.kind) {
    case 'primitive':
    case 'media':
    case 'alias':
      return false;
    case 'enum':
      return !hoisted.has(item) && utf8Length(text) > MAX_INLINE_ENUM_BYTES;
    case 'union':
      return !item.members.some(isPrimitive);
    case 'class':
      return !hoisted.has(item);
    case 'literal':
    case 'list':
    case 'map':
      return true;
  }
}

/** Lists of primitives, of any depth, count as primitives here; literals do not. */
function isPrimitive(type: OutputType): boolean {
  return type.kind === 'list' ? isPrimitive(type.item) : type.kind === 'primitive';
}

function printClass(type: ClassType, context: PrintContext): string {
  const description = type.data.description?.trim() ?? '';
  const lines = description === '' ? [] : [...commentLines(description), ''];
  for (const field of listedFields(type.data)) {
    if (field.description !== undefined) lines.push(...commentLines(field.description));
    const name = context.options.quoteClassFields ? `"${field.name}"` : field.name;
    lines.push(`  ${name}: ${indent(mentionType(context.schema.typeOf(field.type), context))},`);
  }
  return ['{', ...lines, '}'].join('\n');
}

function commentLines(text: string): readonly string[] {
  return text.split('\n').map((line) => `  // ${line}`);
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
