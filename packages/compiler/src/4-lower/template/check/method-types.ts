import { listMethodSignatures, mapMethodSignatures, type Signature, stringMethodSignatures } from 'outcrop/program';
import { listEntries } from './filter-types.ts';
import { BOOL, INT, NONE, STRING, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** A method of a string, list, map or class. */
export interface MethodType {
  readonly signature: Signature;
  readonly result: TemplateType;
}

const STRING_LIST: TemplateType = { kind: 'list', item: STRING };

/** The methods of strings that do not give a string. */
const stringResults: Readonly<Partial<Record<keyof typeof stringMethodSignatures, TemplateType>>> = {
  count: INT,
  endswith: BOOL,
  find: INT,
  isalnum: BOOL,
  isalpha: BOOL,
  isascii: BOOL,
  isdigit: BOOL,
  islower: BOOL,
  isnumeric: BOOL,
  isspace: BOOL,
  isupper: BOOL,
  rfind: INT,
  split: STRING_LIST,
  splitlines: STRING_LIST,
  startswith: BOOL,
};

/** The methods of a type by name; none for types without methods. */
export function methodNames(type: TemplateType): readonly string[] {
  return Object.keys(signaturesOf(type));
}

/** Finds a method of a type, undefined when it has none of that name. */
export function findMethodType(type: TemplateType, name: string): MethodType | undefined {
  const signatures = signaturesOf(type);
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined;
  return signature && { signature, result: resultOf(type, name) };
}

function signaturesOf(type: TemplateType): Readonly<Record<string, Signature>> {
  switch (type.kind) {
    case 'string':
      return stringMethodSignatures;
    case 'list':
    case 'tuple':
      return listMethodSignatures;
    case 'map':
    case 'class':
      return mapMethodSignatures;
    default:
      return {};
  }
}

function resultOf(type: TemplateType, name: string): TemplateType {
  if (type.kind === 'string') return stringResults[name as keyof typeof stringResults] ?? STRING;
  if (type.kind === 'list' || type.kind === 'tuple') return INT;
  const value = type.kind === 'map' ? type.value : UNKNOWN;
  switch (name) {
    case 'items':
      return listEntries(type);
    case 'keys':
      return STRING_LIST;
    case 'values':
      return { kind: 'list', item: value };
    default:
      return unionOf([value, NONE]);
  }
}
