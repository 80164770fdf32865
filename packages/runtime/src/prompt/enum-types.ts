import type { EnumData, Program } from '../program/index.ts';
import { EnumType, EnumValue } from '../template/index.ts';

const enumTypes = new WeakMap<Program, ReadonlyMap<string, EnumType>>();

/** The enums of a program as templates see them, one set per program object. */
export function enumTypesOf(program: Program): ReadonlyMap<string, EnumType> {
  const known = enumTypes.get(program);
  if (known !== undefined) return known;
  const types = new Map(Object.entries(program.enums ?? {}).map(([name, data]) => [name, makeEnumType(name, data)]));
  enumTypes.set(program, types);
  return types;
}

function makeEnumType(name: string, { values }: EnumData): EnumType {
  const entries = Object.entries(values);
  const members = new Map(entries.map(([value, { alias }]) => [value, new EnumValue(value, alias)]));
  const listed = entries.flatMap(([value, { skip }]) => (skip ? [] : (members.get(value) ?? [])));
  return new EnumType(name, members, listed);
}
