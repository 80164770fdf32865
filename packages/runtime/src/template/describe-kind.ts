import { isList, isMap, type TemplateValue, unwrapText } from './values.ts';

/** The word for what a value is, as error messages use it. */
export function describeKind(wrapped: TemplateValue): string {
  const value = unwrapText(wrapped);
  switch (typeof value) {
    case 'undefined':
      return 'an undefined value';
    case 'string':
      return 'text';
    case 'boolean':
      return 'a bool';
    case 'number':
    case 'bigint':
      return 'an integer';
    case 'object':
      return describeObject(value);
  }
}

function describeObject(value: Extract<ReturnType<typeof unwrapText>, object | null>): string {
  if (value === null) return 'none';
  if (isList(value)) return 'a list';
  if (isMap(value)) return 'a map';
  switch (value.kind) {
    case 'float':
      return 'a float';
    case 'class':
      return `a ${value.className}`;
    case 'enum value':
      return 'an enum value';
    case 'enum':
      return 'an enum';
    case 'media':
      return 'media';
    case 'namespace':
      return 'a namespace';
    case 'host':
      return value.call === undefined ? 'an object' : 'a function';
  }
}
