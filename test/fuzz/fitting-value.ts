import fc from 'fast-check';
import { type FieldType, type Program, viewFieldType } from 'outcrop/program';

const MAX_DEPTH = 4;

/** JSON values that are of a type as a model is asked to write it: shown names, all fields or some of the optional ones left out. */
export function fittingValue(program: Program, type: FieldType, strings: fc.Arbitrary<string>, depth = 0): fc.Arbitrary<unknown> {
  const inner = (part: FieldType): fc.Arbitrary<unknown> => fittingValue(program, part, strings, depth + 1);
  const maxLength = depth < MAX_DEPTH ? 4 : 0;
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
      return fittingPrimitive(view.name, strings);
    case 'literal':
      return fc.constant(view.value);
    case 'optional':
      return fc.option(inner(view.inner));
    case 'list':
      return maxLength === 0 ? fc.constant([]) : fc.array(inner(view.item), { maxLength });
    case 'map':
      return maxLength === 0 ? fc.constant({}) : fittingEntries(inner(view.key), inner(view.value));
    case 'union':
      return fc.oneof(...view.members.slice(0, depth < MAX_DEPTH ? undefined : 1).map(inner));
    case 'attributed':
      return inner(view.inner);
    case 'name':
      return fittingName(program, view.name, inner);
    case 'media':
      return fc.constant(null);
  }
}

function fittingPrimitive(name: string, strings: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (name) {
    case 'int':
      return fc.constantFrom(0, 1, -7, 12, 1000, 2 ** 53 - 1);
    case 'float':
      return fc.constantFrom(0, 1, 2.5, -0.25, 1e21);
    case 'bool':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return strings;
  }
}

function fittingEntries(keys: fc.Arbitrary<unknown>, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(keys.map(String), values), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}

function fittingName(program: Program, name: string, inner: (part: FieldType) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const enumData = program.enums?.[name];
  if (enumData !== undefined) return fc.constantFrom(...Object.entries(enumData.values).map(([value, { alias = value }]) => alias));
  const alias = program.aliases?.[name];
  if (alias !== undefined) return inner(alias);
  const fields = Object.entries(program.classes?.[name]?.fields ?? {}).map(([field, type]) => fittingField(field, type, inner));
  return fc.tuple(...fields).map((entries) => Object.fromEntries(entries.flat()));
}

/** A field as a list of one entry, or of none where it may be left out. */
function fittingField(name: string, type: FieldType, inner: (part: FieldType) => fc.Arbitrary<unknown>) {
  const view = viewFieldType(type);
  const key = view.kind === 'attributed' ? (view.attributes.alias ?? name) : name;
  const entry = inner(type).map((value): [string, unknown][] => [[key, value]]);
  return view.kind === 'optional' ? fc.oneof(fc.constant<[string, unknown][]>([]), { weight: 4, arbitrary: entry }) : entry;
}
