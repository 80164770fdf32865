import { type AttributedType, type FieldType, type Program, viewFieldType } from 'outcrop/program';
import { MAX_WIDTH } from './generated-text.ts';
import { printString } from './literal.ts';
import { aliasTarget, resolveAlias } from './nullability.ts';
import type { RuntimeType, TypeNames } from './type-names.ts';

/** How one file writes types. */
export interface TypeContext {
  readonly program: Program;
  readonly names: TypeNames;
  /** Prefix of final types: `types.`, or nothing inside `types.ts`. */
  readonly final: string;
  /** Prefix of partial types: `partial_types.`, or nothing inside that namespace; absent when final types are written. */
  readonly partial?: string;
  /** True inside the declaration of an alias that leads to itself: TypeScript cannot defer `Record` there. */
  readonly inCycle?: boolean;
}

const MEDIA_CLASSES = { image: 'Image', audio: 'Audio', pdf: 'Pdf', video: 'Video' } as const satisfies Record<string, RuntimeType>;
const PRIMITIVES = { string: 'string', int: 'number', float: 'number', bool: 'boolean', null: 'null' } as const;

/** The same place, but with final types. */
export function finalContext({ partial: _, ...final }: TypeContext): TypeContext {
  return final;
}

/** Writes a type as TypeScript: the final form, or the partial one when the context names where partial types stand. */
export function printType(type: FieldType, context: TypeContext): string {
  return joinAlternatives(alternativesOf(type, context));
}

/** Writes a type that may also be null. */
export function printNullable(type: FieldType, context: TypeContext): string {
  return joinAlternatives([...alternativesOf(type, context), 'null']);
}

/** Declares an alias: on one line where it fits, else with one alternative a line. Partial aliases may also be null. */
export function printAlias(name: string, type: FieldType, context: TypeContext): string {
  const alternatives = [...alternativesOf(type, context), ...(context.partial === undefined ? [] : ['null'])];
  const line = `export type ${name} = ${joinAlternatives(alternatives)};`;
  if (line.length <= MAX_WIDTH) return line;
  return `export type ${name} =\n${arrangeAlternatives(alternatives)
    .map((alternative) => `  | ${alternative}`)
    .join('\n')};`;
}

/** The partial type of a function's result: an alias is opened, because a partial alias has a null of its own. */
export function printPartialResult(type: FieldType, context: TypeContext): string {
  const view = viewFieldType(type);
  const target = view.kind === 'name' ? aliasTarget(view.name, context.program) : undefined;
  return printType(target ?? type, context);
}

/** Wraps a written type into `Checked` when there are checks. */
export function printChecked(type: string, checks: readonly string[], { names }: TypeContext): string {
  if (checks.length === 0) return type;
  return `${names.runtime('Checked')}<${type}, ${[...checks].sort().map(printString).join(' | ')}>`;
}

function joinAlternatives(alternatives: readonly string[]): string {
  return arrangeAlternatives(alternatives).join(' | ');
}

/** Each once, null last. */
function arrangeAlternatives(alternatives: readonly string[]): string[] {
  const unique = [...new Set(alternatives)];
  return [...unique.filter((member) => member !== 'null'), ...unique.filter((member) => member === 'null')];
}

/** The members of the union that a type is written as; one for everything that is no union. */
function alternativesOf(type: FieldType, context: TypeContext): string[] {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
      return [PRIMITIVES[view.name]];
    case 'media':
      return [context.names.runtime(MEDIA_CLASSES[view.name])];
    case 'literal':
      return [typeof view.value === 'string' ? printString(view.value) : String(view.value)];
    case 'name':
      return namedAlternatives(view.name, context);
    case 'optional':
      return [...alternativesOf(view.inner, context), 'null'];
    case 'union':
      return view.members.flatMap((member) => alternativesOf(member, context));
    case 'list':
      return [printList(view.item, context)];
    case 'map':
      return [printMap(view.key, view.value, context)];
    case 'attributed':
      return attributedAlternatives(view.attributes, context);
  }
}

function namedAlternatives(name: string, context: TypeContext): string[] {
  const { program, names, final, partial } = context;
  const { enums = {}, classes = {} } = program;
  if (Object.hasOwn(enums, name)) return [names.prefixed(final, name), ...(enums[name]?.dynamic === true ? ['(string & {})'] : [])];
  const declared = Object.hasOwn(classes, name) ? classes[name] : undefined;
  const prefix = partial === undefined || declared?.stream?.done === true ? final : partial;
  return [printChecked(names.prefixed(prefix, name), Object.keys(declared?.check ?? {}), context)];
}

function printList(item: FieldType, context: TypeContext): string {
  const alternatives = alternativesOf(item, context);
  const written = joinAlternatives(alternatives);
  return alternatives.length > 1 ? `(${written})[]` : `${written}[]`;
}

function printMap(key: FieldType, value: FieldType, context: TypeContext): string {
  const { names, program, inCycle = false } = context;
  const written = printType(value, context);
  const isOpen = resolveAlias(key, program) === 'string';
  const writtenKey = isOpen ? 'string' : printType(key, finalContext(context));
  if (inCycle || !names.isFree('Record') || !names.isFree('Partial')) {
    return isOpen ? `{ [key: string]: ${written} }` : `{ [Key in ${writtenKey}]?: ${written} }`;
  }
  return isOpen ? `Record<string, ${written}>` : `Partial<Record<${writtenKey}, ${written}>>`;
}

/** A type with checks or stream behaviour, outside of a class field. */
function attributedAlternatives({ type, check, stream }: AttributedType, context: TypeContext): string[] {
  const checks = Object.keys(check ?? {});
  const isPartial = context.partial !== undefined;
  const withState = isPartial && stream?.with_state === true;
  const inner = isPartial && stream?.done === true ? finalContext(context) : context;
  if (checks.length === 0 && !withState) return alternativesOf(type, inner);
  const checked = printChecked(printType(type, inner), checks, context);
  return [withState ? `${context.names.runtime('StreamState')}<${checked}>` : checked];
}
