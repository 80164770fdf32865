import { type AttributedType, type FieldType, type Program, viewFieldType } from 'outcrop/program';
import { isNullable, resolveAlias, withoutAttributes, withoutNull } from './nullability.ts';
import { finalContext, printChecked, printNullable, printType, type TypeContext } from './typescript-type.ts';

/** A class field in its final form: `name: T`, or `name?: T | null`. */
export function printFinalField(name: string, type: FieldType, context: TypeContext): string {
  const { check } = attributesOf(type);
  if (check !== undefined || !isNullable(type, context.program)) return `${name}: ${printType(type, context)};`;
  return `${name}?: ${printNullable(withoutAttributes(type), context)};`;
}

/** A class field while the answer is still being written. */
export function printPartialField(name: string, type: FieldType, context: TypeContext): string {
  const { stream, check } = attributesOf(type);
  const startsEmpty = isContainer(type, context.program);
  const isRequired = stream?.not_null === true || (startsEmpty && check === undefined);
  const value = printFieldValue(type, isRequired, stream?.done === true ? finalContext(context) : context);
  if (stream?.with_state === true) return `${name}: ${context.names.runtime('StreamState')}<${value}>;`;
  return `${name}${isRequired ? '' : '?'}: ${value};`;
}

function printFieldValue(type: FieldType, isRequired: boolean, context: TypeContext): string {
  const bare = withoutAttributes(type);
  const checks = Object.keys(attributesOf(type).check ?? {});
  if (checks.length > 0) {
    const checked = printChecked(printType(bare, context), checks, context);
    return isRequired ? checked : `${checked} | null`;
  }
  // A partial alias has null in it, which a list or map that starts empty never is: the alias is opened.
  const opened = isContainer(type, context.program) ? resolveAlias(bare, context.program) : bare;
  return isRequired ? printType(withoutNull(opened), context) : printNullable(opened, context);
}

function attributesOf(type: FieldType): Pick<AttributedType, 'stream' | 'check'> {
  const view = viewFieldType(type);
  return view.kind === 'attributed' ? view.attributes : {};
}

/** True for lists and maps (also behind an alias): they are empty, not null, before they start. */
function isContainer(type: FieldType, program: Program): boolean {
  const { kind } = viewFieldType(resolveAlias(type, program));
  return kind === 'list' || kind === 'map';
}
