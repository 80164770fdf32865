import { isMedia } from '../../media/index.ts';
import { type ClassData, type FieldType, viewFieldType } from '../../program/index.ts';
import { ClassInstance, type TemplateValue } from '../../template/index.ts';
import { convertUntyped } from './convert-untyped.ts';
import type { Conversion, Converter } from './converter.ts';
import { Problems, Rejection, rejectType } from './rejection.ts';

type Fields = ReadonlyMap<string, Converter>;

/**
 * Makes the converter of a class. Instances have the declared fields in the order of the given object; others are dropped, or kept when
 * the class is dynamic. A field that is not given stays missing if its type allows null.
 */
export function classConverter(name: string, data: ClassData, converterOf: (type: FieldType) => Converter): Converter {
  const declared = Object.entries(data.fields);
  const fields: Fields = new Map(declared.map(([field, type]) => [field, converterOf(type)]));
  const aliases = new Map(declared.flatMap(([field, type]) => aliasOf(field, type)));
  const others = data.dynamic ? convertUntyped : undefined;
  return (value, conversion) => {
    if (!isRecord(value)) return rejectType(name, value);
    const converted = convertFields(value, { fields, others }, conversion);
    return converted instanceof Rejection ? converted : new ClassInstance(name, converted, aliases);
  };
}

interface Expected {
  readonly fields: Fields;
  readonly others: Converter | undefined;
}

function convertFields(
  given: Readonly<Record<string, unknown>>,
  { fields, others }: Expected,
  conversion: Conversion,
): ReadonlyMap<string, TemplateValue> | Rejection {
  const problems = new Problems();
  const converted = new Map<string, TemplateValue>();
  for (const field of Object.keys(given)) {
    const convert = fields.get(field) ?? others;
    const value = given[field];
    if (convert === undefined || value === undefined) continue;
    const outcome = convert(value, conversion);
    if (outcome instanceof Rejection) problems.add(field, outcome);
    else converted.set(field, outcome);
  }
  for (const [field, convert] of fields) {
    if (Object.hasOwn(given, field) && given[field] !== undefined) continue;
    const outcome = convert(undefined, conversion);
    if (outcome instanceof Rejection) problems.add(field, outcome);
  }
  return problems.rejection ?? converted;
}

/** Plain objects and instances of classes; not what is data of another type. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && !isMedia(value);
}

function aliasOf(field: string, type: FieldType): readonly (readonly [field: string, alias: string])[] {
  const view = viewFieldType(type);
  const alias = view.kind === 'attributed' ? view.attributes.alias : undefined;
  return alias === undefined ? [] : [[field, alias]];
}
