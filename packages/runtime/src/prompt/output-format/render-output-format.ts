import type { FieldType, PrimitiveName, Program } from '../../program/index.ts';
import { TemplateError } from '../../template/index.ts';
import { oncePerProgram } from '../once-per-program.ts';
import { type ClassType, type CollectedTypes, collectTypes, type EnumType } from './collect-types.ts';
import { DEFAULT_OPTIONS, type OutputFormatOptions } from './output-format-options.ts';
import { type OutputSchema, type OutputType, outputSchemaOf } from './output-schema.ts';
import { listedValues, mentionType, type PrintContext, printEnumBlock, printType } from './print-type.ts';

/** Enums with more values are hoisted. */
const MAX_INLINE_VALUES = 6;

/** Texts made with the default options. */
const defaultTextsOf = oncePerProgram(() => new Map<FieldType, string>());

/**
 * Describes a return type to the model: what `ctx.output_format` prints. Empty for a plain string without a prefix. Throws a `TemplateError`
 * for classes to hoist that the type does not contain.
 */
export function renderOutputFormat(program: Program, type: FieldType, options: OutputFormatOptions = DEFAULT_OPTIONS): string {
  const schema = outputSchemaOf(program);
  if (options !== DEFAULT_OPTIONS) return describeType(schema, type, options);
  const texts = defaultTextsOf(program);
  const text = texts.get(type) ?? describeType(schema, type, options);
  texts.set(type, text);
  return text;
}

function describeType(schema: OutputSchema, root: FieldType, options: OutputFormatOptions): string {
  const type = schema.typeOf(root);
  const collected = collectTypes(schema, root);
  const enums = collected.enums.filter((candidate) => isHoistedEnum(candidate, options));
  const classes = hoistedClasses(collected, options);
  const context: PrintContext = { schema, options, hoisted: new Set<OutputType>([...enums, ...classes]), printed: new Map() };

  const word = options.hoistedClassPrefix === '' ? '' : `${options.hoistedClassPrefix} `;
  const parts = [
    ...enums.filter((hoisted) => hoisted !== type).map((hoisted) => printEnumBlock(hoisted, options)),
    ...classes.map((hoisted) => `${word}${hoisted.name} ${printType(hoisted, context)}`),
    collected.aliases.map(({ name, target }) => `${word}${name} = ${printType(schema.typeOf(target), context)}`).join('\n'),
    printAnswer(type, context),
  ];
  return withoutTrailingNewlines(parts.filter((part) => part !== '').join('\n\n'));
}

function withoutTrailingNewlines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function isHoistedEnum(type: EnumType, { alwaysHoistEnums }: OutputFormatOptions): boolean {
  const values = listedValues(type);
  return alwaysHoistEnums || values.length > MAX_INLINE_VALUES || values.some(([, { description }]) => description !== undefined);
}

/** Recursive classes first, then those that the options ask for. */
function hoistedClasses({ classes, recursiveClasses }: CollectedTypes, { hoistClasses }: OutputFormatOptions): readonly ClassType[] {
  if (hoistClasses === 'auto') return recursiveClasses;
  if (hoistClasses === 'all') return [...new Set([...recursiveClasses, ...classes])];
  const asked = hoistClasses.map((name) => {
    const found = classes.find((candidate) => candidate.name === name);
    if (found === undefined) throw new TemplateError(`output_format cannot hoist "${name}": the return type has no such class`);
    return found;
  });
  return [...new Set([...recursiveClasses, ...asked])];
}

function printAnswer(type: OutputType, context: PrintContext): string {
  const prefix = context.options.prefix === undefined ? automaticPrefix(type, context) : context.options.prefix;
  if (prefix === null && type.kind === 'primitive' && type.name === 'string') return '';
  const answer = type.kind === 'enum' ? printEnumBlock(type, context.options) : mentionType(type, context);
  return `${prefix ?? ''}${answer}`;
}

/** The sentence in front of the schema. `null` is none. */
function automaticPrefix(type: OutputType, { options, hoisted }: PrintContext): string | null {
  const word = options.hoistedClassPrefix === '' ? 'schema' : options.hoistedClassPrefix;
  switch (type.kind) {
    case 'primitive':
      return primitivePrefix(type.name, options);
    case 'media':
      return null;
    case 'literal':
      return 'Answer using this specific value:\n';
    case 'enum':
      return 'Answer with any of the categories:\n';
    case 'class':
      return `Answer in JSON using this ${word}:${hoisted.has(type) ? ' ' : '\n'}`;
    case 'alias':
      return `Answer in JSON using this ${word}: `;
    case 'list':
      return 'Answer with a JSON Array using this schema:\n';
    case 'map':
      return 'Answer in JSON using this schema:\n';
    case 'union':
      return isOptional(type.members) ? 'Answer in JSON using this schema:\n' : 'Answer in JSON using any of these schemas:\n';
  }
}

function primitivePrefix(name: PrimitiveName, options: OutputFormatOptions): string | null {
  switch (name) {
    case 'string':
      return null;
    case 'null':
      return `Answer ONLY with ${options.renderNullAs}:\n`;
    case 'int':
      return 'Answer as an ';
    case 'float':
    case 'bool':
      return 'Answer as a ';
  }
}

function isOptional(members: readonly OutputType[]): boolean {
  const last = members.at(-1);
  return members.length === 2 && last?.kind === 'primitive' && last.name === 'null';
}
