import { type FieldType, type Program, viewFieldType } from 'outcrop/program';

/** Tells whether a final value is one of a type: declared fields in declared order, declared names, checks around values that have them. */
export function fitsType(program: Program, type: FieldType, value: unknown): boolean {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
      return fitsPrimitive(view.name, value);
    case 'literal':
      return value === view.value;
    case 'optional':
      return value === null || fitsType(program, view.inner, value);
    case 'list':
      return Array.isArray(value) && value.every((item) => fitsType(program, view.item, item));
    case 'map':
      return isPlain(value) && Object.entries(value).every((entry) => fitsEntry(program, view.key, view.value, entry));
    case 'union':
      return view.members.some((member) => fitsType(program, member, value));
    case 'attributed':
      return view.attributes.check === undefined
        ? fitsType(program, view.inner, value)
        : isChecked(value) && fitsType(program, view.inner, value.value);
    case 'name':
      return fitsName(program, view.name, value);
    case 'media':
      return false;
  }
}

function fitsPrimitive(name: string, value: unknown): boolean {
  switch (name) {
    case 'int':
      return Number.isSafeInteger(value) && !Object.is(value, -0);
    case 'float':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'bool':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    default:
      return typeof value === 'string';
  }
}

function fitsEntry(program: Program, keyType: FieldType, valueType: FieldType, [key, value]: [string, unknown]): boolean {
  return fitsType(program, keyType, key) && fitsType(program, valueType, value);
}

function fitsName(program: Program, name: string, value: unknown): boolean {
  const enumData = program.enums?.[name];
  if (enumData !== undefined) return typeof value === 'string' && Object.hasOwn(enumData.values, value);
  const alias = program.aliases?.[name];
  if (alias !== undefined) return fitsType(program, alias, value);
  const classData = program.classes?.[name];
  if (classData === undefined) return false;
  const object = classData.check === undefined ? value : isChecked(value) ? value.value : undefined;
  if (!isPlain(object)) return false;
  const fields = Object.entries(classData.fields);
  const keys = Object.keys(object);
  return keys.length === fields.length && fields.every(([key, type], index) => keys[index] === key && fitsType(program, type, object[key]));
}

function isChecked(value: unknown): value is { readonly value: unknown } {
  return isPlain(value) && isPlain(value.checks) && Object.keys(value).length === 2;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
