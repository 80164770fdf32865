import { BamlInvalidArgumentError } from '../../errors/index.ts';
import { isMedia, mediaFromJson } from '../../media/index.ts';
import { type EnumData, type FieldType, type MediaName, type Program, printFieldType, viewFieldType } from '../../program/index.ts';
import { EnumValue } from '../../template/index.ts';
import { declarationOf } from '../declaration.ts';
import { enumTypesOf } from '../enum-types.ts';
import { oncePerProgram } from '../once-per-program.ts';
import { classConverter } from './convert-class.ts';
import { listConverter, mapConverter, unionConverter } from './convert-container.ts';
import { convertPrimitive } from './convert-primitive.ts';
import { type Converter, onceEach } from './converter.ts';
import { reject, rejectType } from './rejection.ts';

const convertersOf = oncePerProgram(() => new Map<FieldType, Converter>());

/** Gives the converter of a type. Each is made once per program, when a value of the type is first met. */
export function converterOf(program: Program, type: FieldType): Converter {
  const converters = convertersOf(program);
  const converter = converters.get(type) ?? makeConverter(program, type);
  converters.set(type, converter);
  return converter;
}

function makeConverter(program: Program, type: FieldType): Converter {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
      return (value) => convertPrimitive(view.name, value);
    case 'media':
      return mediaConverter(view.name);
    case 'literal':
      return (value) => (value === view.value ? view.value : rejectType(printFieldType(type), value));
    case 'list':
      return listConverter(printFieldType(type), converterOf(program, view.item));
    case 'map':
      return mapConverter(printFieldType(type), converterOf(program, view.key), converterOf(program, view.value));
    case 'union':
      return unionConverter(
        printFieldType(type),
        view.members.map((member) => converterOf(program, member)),
      );
    case 'optional': {
      const inner = converterOf(program, view.inner);
      return (value, conversion) => (value === null || value === undefined ? null : inner(value, conversion));
    }
    case 'attributed':
      return converterOf(program, view.inner);
    case 'name':
      return onceEach(view.name, namedConverter(program, view.name));
  }
}

/** Looks the name up when a value is met: declarations may mention each other. */
function namedConverter(program: Program, name: string): Converter {
  let made: Converter | undefined;
  return (value, conversion) => {
    made ??= declaredConverter(program, name);
    return made(value, conversion);
  };
}

function declaredConverter(program: Program, name: string): Converter {
  const declaration = declarationOf(program, name);
  switch (declaration?.kind) {
    case 'class':
      return classConverter(name, declaration.data, (type) => converterOf(program, type));
    case 'enum':
      return enumConverter(program, name, declaration.data);
    case 'alias':
      return converterOf(program, declaration.target);
    case undefined:
      return () => reject(() => `the type ${name} is not declared`);
  }
}

/** Media arguments are media values of the kind, or what their `toJSON` gives. */
function mediaConverter(kind: MediaName): Converter {
  return (value, { marks }) => {
    if (isMedia(value)) return value.kind === kind ? marks.mediaValue(value) : rejectType(kind, value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return rejectType(kind, value);
    try {
      return marks.mediaValue(mediaFromJson(kind, value));
    } catch (error) {
      if (error instanceof BamlInvalidArgumentError) return reject(() => error.message);
      throw error;
    }
  };
}

/** Enum arguments are names. Templates show the aliases. */
function enumConverter(program: Program, name: string, { values, dynamic }: EnumData): Converter {
  const members = enumTypesOf(program).get(name)?.members ?? new Map<string, EnumValue>();
  const expected = `${name} (${Object.keys(values).join(', ')})`;
  return (value) => {
    if (typeof value !== 'string') return rejectType(expected, value);
    return members.get(value) ?? (dynamic ? new EnumValue(value) : rejectType(expected, value));
  };
}
