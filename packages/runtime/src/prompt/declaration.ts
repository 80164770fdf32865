import type { ClassData, EnumData, FieldType, Program } from '../program/index.ts';

/** What a type name stands for. */
export type Declaration =
  | { readonly kind: 'class'; readonly data: ClassData }
  | { readonly kind: 'enum'; readonly data: EnumData }
  | { readonly kind: 'alias'; readonly target: FieldType };

/** Finds the declaration of a type name, `undefined` when the program has none. */
export function declarationOf({ classes, enums, aliases }: Program, name: string): Declaration | undefined {
  const classData = own(classes, name);
  if (classData !== undefined) return { kind: 'class', data: classData };
  const enumData = own(enums, name);
  if (enumData !== undefined) return { kind: 'enum', data: enumData };
  const target = own(aliases, name);
  return target === undefined ? undefined : { kind: 'alias', target };
}

function own<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
